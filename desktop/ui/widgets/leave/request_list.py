"""The requests of a year: how each stands, narrowed by state and by a child's name."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from desktop.models.admissions.person_name import search_key
from desktop.models.leave.request_state import RequestState
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.leave.request_words import sign_of, together
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.leave.request_line import RequestLine

S = RequestState
SHOWN: tuple[tuple[str, frozenset[RequestState]], ...] = (
    ("All", frozenset(S)),
    ("Waiting", frozenset({S.WAITING})),
    ("Away or due", frozenset({S.AWAY, S.DUE_BACK, S.NOT_BACK})),
    ("Granted", frozenset({S.GRANTED, S.GRANTED_IN_PART})),
    ("Refused", frozenset({S.REFUSED})),
    ("Withdrawn", frozenset({S.WITHDRAWN})),
)
_NONE = "No request is like this."
_FIRST = "No request for leave this school year. F4 writes the first one down."


class RequestList(QWidget):
    """F7 turns from one state to the next; `picked` carries the line that is chosen, or None.

    `filters` are laid out by the place, above the list and what stands beside it.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._everything: tuple[RequestLine, ...] = ()
        self.tabs, self.search = QTabBar(), text_field(hint="Child’s name")
        self.tabs.setAccessibleName("How it stands, F7")
        self.tabs.setExpanding(False)
        self.search.setAccessibleName("Find a child in the list")
        keep_room(self.search, "Child’s name and more", 20)
        for title, _ in SHOWN:
            self.tabs.addTab(title)
        self.table: FactView[RequestLine] = FactView(
            "Requests for leave", _COLUMNS, stretched=2, known_by=attrgetter("number")
        )
        self.none = label(role="hint", wraps=True)
        self.filters = FlowRow(spacing=8)
        self.filters.add_left(label("F7", "step"), self.tabs)
        self.filters.add_right(self.search)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.none)
        self.table.wrap_words()
        keep_lines(self.table, 8)
        keep_room(self.table, "waits for the head   Mon 30 Nov   Heidi", 40)
        self.tabs.currentChanged.connect(self._narrow)
        self.search.textChanged.connect(self._narrow)
        self.table.picked.connect(self.picked)
        self.table.opened.connect(self.opened)

    @property
    def current(self) -> RequestLine | None:
        """The request that is chosen."""
        return self.table.current()

    def show_lines(self, lines: Sequence[RequestLine]) -> None:
        """Show these; the tabs say how many there are of each."""
        self._everything = tuple(lines)
        for place, (title, states) in enumerate(SHOWN):
            count = sum(one.state in states for one in lines)
            self.tabs.setTabText(place, f"{title} {count}")
        self._narrow()

    def choose(self, number: int) -> None:
        """Choose a request by its number, whatever was narrowed."""
        if number not in [one.number for one in self.table.facts.facts]:
            self.search.clear()
            self.tabs.setCurrentIndex(0)
        for row, one in enumerate(self.table.facts.facts):
            if one.number == number:
                self.table.selectRow(row)

    def go_on(self) -> None:
        """Choose the next request shown that waits; stay where none does, or this one does."""
        here = self.current
        waiting = [one.number for one in self.table.facts.facts if one.waits]
        if waiting and (here is None or not here.waits):
            self.choose(waiting[0])

    def turn(self) -> None:
        """Show the next state."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def _narrow(self) -> None:
        states, typed = SHOWN[self.tabs.currentIndex()][1], search_key(self.search.text())
        shown = [
            one
            for one in self._everything
            if one.state in states and typed in search_key(one.names)
        ]
        with QSignalBlocker(self.table):  # one choice is told of, not each on the way to it
            self.table.show_facts(shown)
            if shown and self.table.current() is None:
                self.table.selectRow(0)
        self.none.setText("" if shown else _NONE if self._everything else _FIRST)
        self.none.setVisible(not shown)
        self.picked.emit(self.table.current() if shown else None)


def _state(one: RequestLine) -> str:
    """A word or two: the whole stands beside the list."""
    return one.state.value.removesuffix(" for the head").removesuffix(" today")


def _children(one: RequestLine) -> str:
    return together([child.name for child in one.children])


def _from(one: RequestLine) -> str:
    day = one.request.first.day
    return f"{day:%a} {day.day} {day:%b}"


def _first_day(one: RequestLine) -> int:
    return one.request.first.number


_COLUMNS: tuple[Column[RequestLine], ...] = (
    Column("How it stands", _state, picture=sign_of),
    Column("From", _from, order=_first_day),
    Column("Children", _children),
)
