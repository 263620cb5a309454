"""Reading any file from another program: what it is, what it holds, and every record of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.calendar_feed import read_calendar_feed
from desktop.exchange.calendar_file import read_calendar_list
from desktop.exchange.column_mapping import SYNONYMS, detect_kind, suggest_mapping
from desktop.exchange.common_transfer import read_common_transfer
from desktop.exchange.contact_list import read_contact_list
from desktop.exchange.formats.true_nature import true_nature
from desktop.exchange.formats.watching import Watch, collector_resting
from desktop.exchange.mark_list import read_mark_list
from desktop.exchange.pupil_list import read_pupil_list
from desktop.exchange.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from desktop.exchange.formats.watching import Cancelled, Progress
    from desktop.exchange.table_shape import Table
    from desktop.models.imports.incoming import IncomingFile

KINDS = tuple(SYNONYMS)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the caller said of the file."""

    kind: str | None
    mapping: Mapping[str, str] | None
    today: date
    watch: Watch


def read_file(  # noqa: PLR0913 - a file, what is known of it, and two ways to watch it
    path: Path,
    kind: str | None = None,
    mapping: Mapping[str, str] | None = None,
    *,
    today: date,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> IncomingFile:
    """Read a file whole or raise FileRefused; `kind` and `mapping` are told from it if not given.

    `progress` is called with thousandths done and 1000; ImportCancelled follows when `cancelled`
    says so.
    """
    if kind is not None and kind not in KINDS:
        raise FileRefused(f"There is no kind of list {kind}.", f"Say {', '.join(KINDS)}.")
    wish = _Wish(kind, mapping, today, Watch(progress, cancelled))
    try:
        with collector_resting():
            return _read(path, true_nature(path, wish.watch), wish)
    except MemoryError as error:
        raise FileRefused(
            f"{path.name} is too large for this computer's memory.",
            "Export a year or a class at a time.",
        ) from error
    except OSError as error:
        raise FileRefused(
            f"{path.name} could not be read to its end: {error.strerror or error}.",
            "Copy it to this computer's disk and try again.",
        ) from error


def look_at(path: Path, kind: str | None = None) -> tuple[str, tuple[str, ...], dict[str, str]]:
    """Return kind (empty if unknown), headings and suggested mapping; none in XML and ICS."""
    nature = true_nature(path)
    if nature in {"xml", "ics"}:
        return ("pupils" if nature == "xml" else "calendar"), (), {}
    header = read_table(path, nature, Watch(), kind=kind).header
    found = kind or detect_kind(header)
    return found, header, suggest_mapping(header, found) if found else {}


def _read(path: Path, nature: str, wish: _Wish) -> IncomingFile:
    if nature == "xml":
        _refuse_other_kind(path, wish.kind, "pupils")
        return read_common_transfer(path, wish.today, wish.watch)
    if nature == "ics":
        _refuse_other_kind(path, wish.kind, "calendar")
        return read_calendar_feed(path, wish.watch)
    wish.watch.part(0.0, 0.5)
    table = read_table(path, nature, wish.watch, (wish.mapping or {}).values(), wish.kind)
    wish.watch.part(0.5, 1.0)
    return _read_table_as(wish.kind or _kind_of(table), table, wish)


def _read_table_as(kind: str, table: Table, wish: _Wish) -> IncomingFile:
    if kind == "pupils":
        return read_pupil_list(table, wish.mapping, wish.today, wish.watch)
    if kind == "contacts":
        return read_contact_list(table, wish.mapping, wish.watch)
    if kind == "marks":
        return read_mark_list(table, wish.mapping, wish.today, wish.watch)
    return read_calendar_list(table, wish.mapping, wish.watch)


def _kind_of(table: Table) -> str:
    kind = detect_kind(table.header)
    if not kind:
        raise FileRefused(
            f"{table.source_name} has headings of no list that is known: "
            f"{', '.join(table.header)[:300]}.",
            "Say what it is (pupils, contacts, marks or calendar) and which column is which; for "
            "pupils those are surname, forename and date of birth.",
        )
    return kind


def _refuse_other_kind(path: Path, kind: str | None, real: str) -> None:
    if kind is not None and kind != real:
        raise FileRefused(
            f"{path.name} is a list of {real}, not of {kind}.", f"Import it as {real}."
        )
