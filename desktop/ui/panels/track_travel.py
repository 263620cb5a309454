"""Travel: children of travelling families, their journeys, and where each stands."""

from __future__ import annotations

from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QTabBar

from desktop.models.travel.journey_state import State
from desktop.tasks.travel.track_travel import travel_lines
from desktop.tasks.travel.travelling_child import see_travelling
from desktop.ui.fitted import keep_lines
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.travel.journey_card import JourneyCard
from desktop.ui.widgets.travel.travel_actions import TravelActions
from desktop.ui.widgets.travel.travel_columns import COLUMNS
from desktop.ui.widgets.travel.travelling_card import TravellingCard
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import Notice, button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.travel.travelling import TravelLine
    from desktop.tasks.desk import Desk

_LINES = 10
_NONE = "No family is recorded. Circumstances… begins with a child."


class Which(Enum):
    """Which lines are shown."""

    CURRENT = "Current"
    PAST = "Over"


class TrackTravelPanel(Panel):
    """A line for each journey and for each child at the base; below it, the chosen one whole."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._everything: tuple[TravelLine, ...] = ()
        self.overdue, self.waiting = label("", "badge-warn"), label("", "badge-late")
        self.errands = TravelActions(desk, open_desk, self)
        self.which = QTabBar()
        self.which.setExpanding(False)
        self.which.setAccessibleName("Which journeys")
        for one in Which:
            self.which.addTab(one.value)
        self.notice = Notice()
        self.list: FactView[TravelLine] = FactView(
            "Journeys and children", COLUMNS, stretched=0, known_by=attrgetter("key")
        )
        self.journey = JourneyCard(desk, self.errands)
        self.child = TravellingCard(self.errands)
        self.cards = TwoColumns(self.journey, self.child, (2, 3))
        self._lay_out()
        self._connect()
        self.begin_at(self.list)
        keep_lines(self.list, _LINES)

    def refresh(self) -> None:
        """Read again who travels and where each journey stands."""
        with telling(self):
            self._everything = travel_lines(self._desk)
            self._narrow()

    def show_what(self, what: object) -> None:
        """Choose the journey with this number."""
        place = next((at for at, one in enumerate(self._everything)
                      if one.journey is not None and one.journey.id == what), None)  # fmt: skip
        if place is not None:
            past = self._everything[place].is_past
            self.which.setCurrentIndex(list(Which).index(Which.PAST if past else Which.CURRENT))
            self.list.selectRow(self.list.facts.facts.index(self._everything[place]))

    def _lay_out(self) -> None:
        ask = button("Journey…", self.errands.ask, "primary", "plus")
        record = button("Circumstances…", self.errands.find_child, "", "user-plus")
        self.forms = button("Blank forms", self._offer_forms, "", "printer")
        self.menu = QMenu(self.forms)
        self.menu.addAction("Tracking form", self.errands.print_blank_tracking)
        self.menu.addAction("Request form", self.errands.print_blank_request)
        head = page_head("Travel", [self.overdue, self.waiting], [self.forms, record, ask])
        self.setLayout(
            page(head, self.notice, self.which, self.list, self.cards, stretched=self.cards)
        )

    def _connect(self) -> None:
        self.which.currentChanged.connect(self._narrow)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.child.chosen.connect(self._show_child)
        self.errands.done.connect(self._done)
        self.errands.said.connect(self.said)
        self.errands.page_asked.connect(self.pupil_chosen)

    def _narrow(self) -> None:
        past = list(Which)[self.which.currentIndex()] is Which.PAST
        found = tuple(one for one in self._everything if one.is_past is past)
        self.list.show_facts(found)
        if found and self.list.current() is None:
            self.list.selectRow(0)
        self._count()
        self.notice.say("" if self._everything else _NONE)
        self.list.setVisible(bool(found))
        self._pick(self.list.current() if found else None)

    def _count(self) -> None:
        states = [one.standing.state for one in self._everything if one.standing]
        for badge, state, words in (
            (self.overdue, State.OVERDUE, "overdue"), (self.waiting, State.ASKED, "to decide"),
        ):  # fmt: skip
            badge.setText(f"{states.count(state)} {words}")
            badge.setVisible(state in states)
        for place, one in enumerate(Which):
            count = sum(line.is_past is (one is Which.PAST) for line in self._everything)
            self.which.setTabText(place, f"{one.value} {count}")

    def _pick(self, line: TravelLine | None) -> None:
        self.errands.line = line
        self.journey.show_line(line)
        self.child.setVisible(line is not None)
        if line is None:
            self.errands.child = None
            return
        self.child.show_line(line)
        self._show_child(int(self.child.who.currentData()))

    def _show_child(self, pupil: int) -> None:
        with telling(self):
            self.errands.child = see_travelling(self._desk, pupil)
            self.child.show_child(self.errands.child)

    def _open(self, _line: TravelLine) -> None:
        """Enter decides what waits for the head, else opens the child's circumstances."""
        shown = self.journey.decide.isVisible()
        (self.errands.decide if shown else self.errands.circumstances)()

    def _offer_forms(self) -> None:
        self.menu.popup(self.forms.mapToGlobal(self.forms.rect().bottomLeft()))

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()
