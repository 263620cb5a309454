"""Any file from another program: told apart, previewed, then applied, with a way to stop it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.column_mapping import SYNONYMS, export_heading, is_special, missing_fields
from desktop.exchange.detect import look_at
from desktop.exchange.formats.true_nature import true_nature
from desktop.exchange.formats.watching import ImportCancelled, Watch
from desktop.exchange.tables import read_table
from desktop.models.staff import Duty
from desktop.tasks import import_contacts, import_marks, import_pupils, read_import
from desktop.tasks.import_calendar import CalendarPreview, apply_calendar, preview_calendar
from desktop.tasks.import_pupils import Decisions
from desktop.tasks.read_import import Applied, ReadFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from desktop.exchange.formats.watching import Cancelled, Progress
    from desktop.tasks.desk import Desk

Preview = import_pupils.Preview | import_contacts.Preview | import_marks.Preview | CalendarPreview
Stopped = ImportCancelled
KINDS = tuple(SYNONYMS)
_SAMPLES = 3


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


@dataclass(frozen=True, slots=True)
class FileLook:
    """The headings of a file, a few values below each, and what each seems to be."""

    kind: str
    header: tuple[str, ...]
    mapping: Mapping[str, str]
    samples: Mapping[str, tuple[str, ...]]


def load(
    desk: Desk, wish: Wish, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Loaded:
    """Read a file and work out what it would do; nothing is written."""
    file = read_import.read(
        desk, wish.path, wish.kind, wish.mapping, progress=progress, cancelled=cancelled
    )
    return look_again(desk, Loaded(wish, file, CalendarPreview("", (), ())), wish, cancelled)


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
    """Do what the preview showed, all of it or nothing, and remember the mapping."""
    done = _apply(desk, loaded.preview, choices, Watch(progress, cancelled))
    read_import.remember(desk, loaded.file.incoming)
    return done


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


def look_at_columns(desk: Desk, path: Path, kind: str | None = None) -> FileLook | None:
    """Return the headings with a few values below each; None for a file that has none."""
    desk.need(Duty.IMPORT)
    found, header, mapping = look_at(path, kind)
    if not header:
        return None
    rows = read_table(path, true_nature(path), Watch()).rows[:200]
    samples = {
        heading: _first_values(tuple(row.cells[place : place + 1] for row in rows))
        for place, heading in enumerate(header)
        if not is_special(heading)
    }
    return FileLook(found, header, mapping, samples)


def _first_values(cells: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    values = dict.fromkeys(value for cell in cells for value in cell if value)
    return tuple(values)[:_SAMPLES]


def fields_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Return the fields a list of a kind may have, each with its name in words."""
    return tuple((name, export_heading(kind, name)) for name in SYNONYMS[kind])


def check_mapping(kind: str, mapping: Mapping[str, str]) -> None:
    """FileRefused while a mapping lacks what a list of the kind cannot do without."""
    missing = missing_fields(mapping, kind)
    if missing:
        raise FileRefused(
            f"Still needed: {'; '.join(missing)}.", "Choose the column for each of them."
        )
