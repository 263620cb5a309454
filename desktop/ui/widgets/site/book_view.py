"""Today's book at the desk: the newest line first, what was taken back said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session_times import london
from desktop.models.site.signing import SigningKind
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.site.signing import BookLine

_WORDS = {
    SigningKind.CAME_LATE: "Late",
    SigningKind.LEFT: "Left",
    SigningKind.CAME_BACK: "Back",
    SigningKind.TAKEN_BACK: "Taken back",
}
_PICTURES = {
    SigningKind.CAME_LATE: ("log-in", "accent_text"),
    SigningKind.LEFT: ("log-out", "late_text"),
    SigningKind.CAME_BACK: ("undo-2", "accent_text"),
}


def _time(line: BookLine) -> str:
    return f"{london(line.signing.at):%H:%M}"


def _child(line: BookLine) -> str:
    return f"{line.child}, {line.group_name}" if line.group_name else line.child


def what(line: BookLine) -> str:
    """Late: L, 15 min; taken back by Olive Office."""
    minutes = f", {line.minutes} min" if line.minutes is not None else ""
    mark = f": {line.code}{minutes}" if line.code else ""
    gone = f"; taken back by {line.taken_back_by}" if line.taken_back_by else ""
    return f"{_WORDS[line.signing.kind]}{mark}{gone}"


def _picture(line: BookLine) -> tuple[str, str] | None:
    return _PICTURES.get(line.signing.kind) if line.holds else ("x", "muted")


def _why(line: BookLine) -> str:
    return line.signing.reason


def _with(line: BookLine) -> str:
    return line.signing.with_whom


def _by(line: BookLine) -> str:
    return line.signing.name


BOOK_COLUMNS: tuple[Column[BookLine], ...] = (
    Column("Time", _time),
    Column("Child", _child),
    Column("What", what, picture=_picture),
    Column("Why", _why),
    Column("With", _with),
    Column("Signed by", _by),
)
