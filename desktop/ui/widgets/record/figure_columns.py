"""Lines of figures as columns: the school, year groups and classes, or children."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.marks.rates import rate_in_words
from desktop.models.record.glance import Alert, Figure, alert
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.record.figure_lines import FigureLine

_SESSIONS = (
    Figure.RATE, Figure.POSSIBLE, Figure.ATTENDED, Figure.AUTHORISED, Figure.UNAUTHORISED,
    Figure.LATE, Figure.LATE_AFTER, Figure.MINUTES,
)  # fmt: skip
_TITLES = {
    Figure.RATE: "%", Figure.MINUTES: "Minutes", Figure.LATE_BEFORE: "Late L",
    Figure.LATE_AFTER: "Late U",
}  # fmt: skip
_BESIDE_OTHERS = {**_TITLES, Figure.AUTHORISED: "Auth.", Figure.UNAUTHORISED: "Unauth."}


def amount_words(figure: Figure, line: FigureLine) -> str:
    """Say a figure of a line: the rate to one decimal, a dash where nothing was possible."""
    if figure is Figure.RATE:
        return rate_in_words(line.attendance)
    return f"{line.amount(figure):,}"


def _order(figure: Figure, line: FigureLine) -> int:
    """Sort by the exact share, of which a decimal is shown; no session comes first."""
    if figure is not Figure.RATE:
        return line.amount(figure)
    tally = line.glance.tally
    return tally.attended * 10**9 // tally.possible if tally.possible else -1


def _name(line: FigureLine) -> str:
    return line.name


def _children(line: FigureLine) -> str:
    return f"{line.children:,}"


def _count(line: FigureLine) -> int:
    return line.children


def _alert(minimum: int, line: FigureLine) -> str:
    found = alert(line.glance.tally, minimum)
    return f"{found.value}: under {minimum}" if found is Alert.TOO_EARLY else found.value


def _missed(line: FigureLine) -> int:
    return line.persistent + line.severe


def _figure(figure: Figure, titles: Mapping[Figure, str] = _TITLES) -> Column[FigureLine]:
    title = titles.get(figure, figure.value)
    return Column(title, partial(amount_words, figure), partial(_order, figure), right=True)


GROUP_FIGURES = (
    None, None, *_SESSIONS, Figure.PERSISTENT, Figure.SEVERE, Figure.UNKNOWN,
)  # fmt: skip
CHILD_FIGURES = (None, *_SESSIONS, Figure.PERSISTENT, Figure.UNKNOWN)
GROUP_COLUMNS: tuple[Column[FigureLine], ...] = (
    Column("School or class", _name),
    Column("Children", _children, _count, right=True),
    *(_figure(figure, _BESIDE_OTHERS) for figure in GROUP_FIGURES if figure),
)


def child_columns(minimum: int) -> tuple[Column[FigureLine], ...]:
    """Return the columns of children; no alert under the policy's minimum of sessions (WC24)."""
    return (
        Column("Child", _name),
        *(_figure(figure, _BESIDE_OTHERS) for figure in _SESSIONS),
        Column("Absence", partial(_alert, minimum), _missed),
        _figure(Figure.UNKNOWN),
    )


def children_columns(figure: Figure) -> tuple[Column[FigureLine], ...]:
    """Return the columns of the children that one figure was made of."""
    shown = {
        Figure.RATE: (Figure.POSSIBLE, Figure.ATTENDED, Figure.RATE),
        Figure.PERSISTENT: (Figure.POSSIBLE, Figure.ABSENT, Figure.RATE),
        Figure.SEVERE: (Figure.POSSIBLE, Figure.ABSENT, Figure.RATE),
        Figure.LATE: (Figure.LATE_BEFORE, Figure.LATE_AFTER, Figure.LATE),
        Figure.MINUTES: (Figure.LATE, Figure.MINUTES),
    }
    return (Column("Child", _name), *map(_figure, shown.get(figure, (figure,))))
