"""The journey of the chosen line: what was asked, decided and said since, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.expectation import pattern_in_words
from desktop.models.organisation.staff import Duty
from desktop.models.travel.journey_state import State
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, card, copyable, label, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.travel.journey import Journey
    from desktop.models.travel.journey_state import Standing
    from desktop.models.travel.travelling import TravelLine
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.travel.travel_actions import TravelActions

_AWAY = (State.TRAVELLING, State.DUE_BACK, State.OVERDUE)
_BADGES = {
    State.OVERDUE: "badge-warn",
    State.ASKED: "badge-late",
    State.AGREED: "badge-ok",
    State.TRAVELLING: "badge-info",
    State.DUE_BACK: "badge-info",
}


class JourneyCard(QWidget):
    """Its buttons are those that make sense where the journey stands."""

    def __init__(self, desk: Desk, actions: TravelActions) -> None:
        super().__init__()
        self._decides = desk.who.may(Duty.DECIDE_LEAVE)
        frame, self._inside = card()
        frame.setAccessibleName("Journey")
        self.state, self.words = label("", "badge-plain"), copyable("")
        self._inside.addLayout(row(label("Journey", "heading"), self.state, None))
        self._inside.addWidget(self.words)
        self.decide = button("Decide…", actions.decide, "primary", "scale")
        self.change = button("Change the decision…", actions.decide, "", "scale")
        self.back = button("They are back…", actions.end, "", "house")
        self.school = button("Other school…", actions.other_school, "", "school")
        self.pack = button("Education pack…", actions.pack, "", "book-open")
        self.withdraw = button("Not going…", actions.withdraw, "", "x")
        self.write = button("Write: not back", actions.write_overdue, "", "file-text")
        self.write_school = button("Write to that school", actions.write_school, "", "file-text")
        self.form = button("Request form", actions.print_request, "quiet", "printer")
        self.buttons = (
            self.decide, self.back, self.write, self.school, self.write_school, self.pack,
            self.withdraw, self.change, self.form,
        )  # fmt: skip
        below = FlowRow()
        below.add_left(*self.buttons)
        self._inside.addWidget(below)
        self._inside.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_line(self, line: TravelLine | None) -> None:
        """Show a line's journey; hidden for a child at the base."""
        journey, standing = (line.journey, line.standing) if line else (None, None)
        self.setVisible(journey is not None)
        if line is None or journey is None or standing is None:
            return
        self.state.setText(standing.state.value)
        self.state.setProperty("role", _BADGES.get(standing.state, "badge-plain"))
        self.state.style().polish(self.state)
        self.words.setText("\n".join((line.names, *_lines(journey, standing))))
        self._offer(journey, standing)

    def _offer(self, journey: Journey, standing: Standing) -> None:
        asked, away = standing.state is State.ASKED, standing.state in _AWAY
        decided = journey.decision is not None and standing.state is not State.WITHDRAWN
        self.decide.setVisible(self._decides and asked)
        changeable = decided and journey.returned is None and standing.state is not State.ENDED
        self.change.setVisible(self._decides and changeable)
        self.back.setVisible(away)
        self.school.setVisible(journey.is_open)
        self.pack.setVisible(journey.is_open)
        self.write_school.setVisible(journey.is_agreed and journey.school is not None)
        self.withdraw.setVisible(asked or standing.state is State.AGREED)
        self.write.setVisible(standing.state is State.OVERDUE)


def _lines(journey: Journey, standing: Standing) -> Iterator[str]:
    where = f", {journey.place}" if journey.place else ""
    yield f"{journey.span}{where}"
    said = f": {journey.words}" if journey.words else ""
    yield f"{journey.reason.words}{said}"
    yield (
        f"Asked by {journey.asked_by} on {day_in_words(journey.received_on)} ({journey.how.value}),"
        f" written down by {journey.name}"
    )
    yield _pack(journey)
    if journey.school is not None:
        yield _school(journey)
    if journey.decision is not None:
        one = journey.decision
        reason = f": {one.reason}" if one.reason else ""
        day = day_in_words(london(one.recorded_at).date())
        yield f"{one.outcome.value.capitalize()} by {one.name} on {day}{reason}"
    if journey.returned is not None:
        yield f"Back on {day_in_words(journey.returned.back_on)}: {journey.returned.words}"
    elif standing.state is State.ENDED:
        yield "Back: the register has them in school"


def _pack(journey: Journey) -> str:
    if journey.pack is None:
        return "Education pack: nobody has said"
    if not journey.pack:
        return "Education pack: none given"
    return f"Education pack: {journey.pack_words or 'given'}"


def _school(journey: Journey) -> str:
    school = journey.school
    if school is None:
        return ""
    when = "not confirmed yet"
    if school.confirmed_on is not None:
        when = f"confirmed by {school.confirmed_by} on {day_in_words(school.confirmed_on)}"
    halves = pattern_in_words(school.pattern)
    return f"Dual registration: {school.name}, {halves}, since {day_in_words(school.since)}; {when}"
