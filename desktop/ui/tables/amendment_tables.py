"""What an amendment would change, what it leaves and why, the figures; and past amendments."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.rates import rate_in_words
from desktop.models.record.amendment_preview import moved
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from desktop.models.record.amendment import Amendment
    from desktop.models.record.amendment_preview import Figure
    from desktop.models.record.span_amendment import Line


def _session(line: Line) -> str:
    return str(line.session)


def _mark(line: Line) -> str:
    return line.before or "none"


def _year(figure: Figure) -> str:
    return f"{figure.year}/{(figure.year + 1) % 100:02}"


def _attendance(figure: Figure) -> str:
    before, after = figure.before.attendance, figure.after.attendance
    return moved(rate_in_words(before), rate_in_words(after))


def _absent(figure: Figure) -> str:
    return moved(str(figure.before.absent), str(figure.after.absent))


def _unauthorised(figure: Figure) -> str:
    return moved(str(figure.before.unauthorised), str(figure.after.unauthorised))


def _when(made: Amendment) -> str:
    at = london(made.at)
    return f"{day_in_words(at.date())} {at:%H:%M}"


def in_full(made: Amendment) -> str:
    """Say what an amendment was, and by whom, in two lines."""
    by = f"{made.name}, {made.position}" if made.position else made.name
    return f"{made.words}.\nBy {by}, {_when(made)}. {_taken_back(made)}".strip()


def _marks(made: Amendment) -> str:
    return f"{made.marks:,}"


def _since(made: Amendment) -> str:
    return "taken back" if made.undone_by else ""


def _taken_back(made: Amendment) -> str:
    return f"Taken back by {made.undone_by}." if made.undone_by else ""


CHANGE_COLUMNS: tuple[Column[Line], ...] = (
    Column("Child", attrgetter("name")),
    Column("Session", _session, attrgetter("session")),
    Column("From", _mark),
    Column("To", attrgetter("after")),
)
LEFT_COLUMNS: tuple[Column[Line], ...] = (
    Column("Child", attrgetter("name")),
    Column("Session", _session, attrgetter("session")),
    Column("Mark", _mark),
    Column("Why it is left", attrgetter("left")),
)
FIGURE_COLUMNS: tuple[Column[Figure], ...] = (
    Column("Child", attrgetter("name")),
    Column("Year", _year),
    Column("Attendance %", _attendance),
    Column("Absent", _absent),
    Column("Unauthorised", _unauthorised),
    Column("Persistent absence", attrgetter("flag")),
)
PAST_COLUMNS: tuple[Column[Amendment], ...] = (
    Column("When", _when, attrgetter("at")),
    Column("Marks", _marks, attrgetter("marks"), right=True),
    Column("Reason", attrgetter("reason")),
    Column("Since", _since),
)
