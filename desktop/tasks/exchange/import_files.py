"""Any file from another program: told apart, previewed, then applied, with a way to stop it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import SYNONYMS
from desktop.exchange.formats.watching import ImportCancelled, Watch
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import imports
from desktop.storage.file.database import file_of
from desktop.tasks.exchange import import_contacts, import_marks, import_pupils, read_import
from desktop.tasks.exchange.import_calendar import CalendarPreview, apply_calendar, preview_calendar
from desktop.tasks.exchange.import_pupils import Decisions
from desktop.tasks.exchange.look_at_columns import look_at_columns
from desktop.tasks.exchange.read_import import Applied, ReadFile
from desktop.tasks.safety.back_up import backup_before

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from desktop.exchange.formats.watching import Cancelled, Progress
    from desktop.tasks.desk import Desk

Preview = import_pupils.Preview | import_contacts.Preview | import_marks.Preview | CalendarPreview
Stopped = ImportCancelled
KINDS = tuple(SYNONYMS)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person said of the file; what is left out is told from it."""

    path: Path
    kind: str | None = None
    mapping: Mapping[str, str] | None = None
    day: date | None = None
    answers: Mapping[int, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as read, and what applying it would do."""

    wish: Wish
    file: ReadFile
    preview: Preview


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose in the preview; nothing is taken from anybody unless it is chosen."""

    decisions: Decisions = field(default_factory=Decisions)
    take_theirs: bool = False


def load(
    desk: Desk, wish: Wish, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Loaded:
    """Read a file and work out what it would do; nothing is written."""
    try:
        file = _read(desk, wish, progress, cancelled)
    except FileRefused:
        known = _as_last_time(desk, wish)
        if known is None:
            raise
        wish, file = known, _read(desk, known, progress, cancelled)
    return look_again(desk, Loaded(wish, file, CalendarPreview("", (), ())), wish, cancelled)


def _read(
    desk: Desk, wish: Wish, progress: Progress | None, cancelled: Cancelled | None
) -> ReadFile:
    return read_import.read(
        desk, wish.path, wish.kind, wish.mapping, progress=progress, cancelled=cancelled
    )


def _as_last_time(desk: Desk, wish: Wish) -> Wish | None:
    """The wish with kind and mapping as headings that nobody knows were read before."""
    if wish.mapping is not None or not imports.remembers_any(desk.db, desk.school):
        return None
    look = look_at_columns(desk, wish.path, wish.kind)
    key = read_import.heading_key(look.header) if look else ""
    for kind in (wish.kind,) if wish.kind else KINDS:
        mapping = imports.remembered_mapping(desk.db, desk.school, kind, key)
        if mapping:
            return replace(wish, kind=kind, mapping=mapping)
    return None


def look_again(
    desk: Desk, loaded: Loaded, wish: Wish, cancelled: Cancelled | None = None
) -> Loaded:
    """Work out anew what a file that was read would do, with another day or other answers."""
    watch = Watch(None, cancelled)
    return Loaded(wish, loaded.file, _preview(desk, loaded.file, wish, watch))


def _preview(desk: Desk, file: ReadFile, wish: Wish, watch: Watch) -> Preview:
    kind = file.incoming.kind
    if kind == "contacts":
        return import_contacts.preview(desk, file, watch)
    if kind == "marks":
        return import_marks.preview(desk, file, watch)
    if kind == "calendar":
        return preview_calendar(desk, file.incoming)
    return import_pupils.preview(desk, file, wish.day, wish.answers, watch)


def apply(
    desk: Desk,
    loaded: Loaded,
    choices: Choices,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Applied:
    """Back the file up, do what the preview showed, all or nothing, and remember the mapping."""
    desk.need(Duty.IMPORT)
    watch = Watch(progress, cancelled)
    _back_up(desk, watch)
    done = _apply(desk, loaded.preview, choices, watch)
    read_import.remember(desk, loaded.file.incoming)
    return done


def _back_up(desk: Desk, watch: Watch) -> None:
    """Make the backup that goes before an import; a school in memory has no file to copy."""

    def stopped() -> bool:
        watch.poll()
        return False

    path = file_of(desk.db)
    if path.is_file():
        backup_before(path, desk.now(), "import", stopped)


def _apply(desk: Desk, seen: Preview, choices: Choices, watch: Watch) -> Applied:
    if isinstance(seen, import_pupils.Preview):
        return import_pupils.apply(desk, seen, choices.decisions, watch)
    if isinstance(seen, import_contacts.Preview):
        return import_contacts.apply(desk, seen, choices.decisions.withdraw, watch)
    if isinstance(seen, import_marks.Preview):
        return import_marks.apply(desk, seen, watch, take_theirs=choices.take_theirs)
    new = sum(change.is_new for change in seen.years)
    written = apply_calendar(desk, seen)
    refused = tuple(problem for problem in seen.problems if problem.refused)
    return Applied(new, written - new, len(seen.years) - written, refused)
