"""Where the head decides the request that is open; empty for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.leave.deciding import sessions_between
from desktop.models.leave.leave_words import runs_in_words
from desktop.models.organisation.staff import Duty
from desktop.models.record.amendment_preview import Preview
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.weigh_request import answer, weigh
from desktop.tasks.leave.what_is_known import known_of
from desktop.tasks.record.see_figures import calendar
from desktop.ui.widgets.inside import keyboard_in
from desktop.ui.widgets.leave.decision_card import DecisionCard
from desktop.ui.widgets.leave.factor_list import FactorList
from desktop.ui.widgets.leave.weighed_view import WeighedView
from desktop.ui.widgets.words import bring_to_view, counted

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.finding import Finding
    from desktop.models.leave.deciding import Choice
    from desktop.models.leave.factor import Factor
    from desktop.models.leave.request_line import RequestFacts
    from desktop.tasks.desk import Desk
    from desktop.tasks.leave.decide_leave import Decided
    from desktop.tasks.leave.weigh_request import Weighing

_TO_TYPE = ("reason", "why_changed")  # asked for where they are typed, once Enter is pressed


class DecidingPart(QWidget):
    """`decided` says what was done; `refused` why not, with nothing written."""

    decided = Signal(str)
    refused = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Weighing | None = None
        self._marks = Preview()
        self._seen: tuple[object, ...] = ()
        days = calendar(desk)
        self.weighed, self.factors = WeighedView(), FactorList()
        self.card = DecisionCard(days)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(10)
        for part in (self.weighed, self.card, self.factors):
            self.inside.addWidget(part)
        self._connect()
        self.hide()

    @property
    def is_for_me(self) -> bool:
        """Whether the person at the desk decides leave."""
        return self._desk.who.may(Duty.DECIDE_LEAVE)

    def show_request(self, facts: RequestFacts | None) -> None:
        """Show what is to be decided about a request, or nothing."""
        stands = facts is not None and not facts.request.is_withdrawn
        self._found = None
        if facts is not None and stands and self.is_for_me:
            self._found = weigh(self._desk, facts.request.id)
        self.setVisible(self._found is not None)
        if self._found is not None:
            self._show(self._found)

    def press(self, key: str) -> bool:
        """Do what a key stands for, the keyboard going where it is wanted; whether it does."""
        if self._found is None or not self.card.press(key):
            return False
        QTimer.singleShot(0, self._bring_to_view)  # once what is shown now has its place
        return True

    def _bring_to_view(self) -> None:
        bring_to_view(self.card)
        there = keyboard_in(self)
        if there is not None:
            bring_to_view(there)

    def _show(self, found: Weighing) -> None:
        """What is typed stays while the same request is read again; its reason also if a colleague
        has decided it meanwhile.
        """
        seen = (found.request, tuple(one.decision for one in found.children))
        if seen != self._seen:
            is_same = bool(self._seen) and self._seen[0] == found.request
            if not is_same:
                self.factors.forget()
            self._seen = seen
            self.card.show_weighing(found, keeps_words=is_same)
        self.factors.show_factors(known_of(found), found.answers)
        self._judge()

    def _judge(self) -> None:
        """Say what stands against the choice, what it amends, and what it does to the figures."""
        found, choice = self._found, self.card.choice
        if found is None:
            return
        self._marks = Preview()
        findings: tuple[Finding, ...] = ()
        if choice is not None:
            findings = decide_leave.findings(self._desk, found.request.id, choice)
            findings = tuple(one for one in findings if one.field not in _TO_TYPE)
            if not any(one.is_refusal for one in findings):
                self._marks = decide_leave.amendments_of(self._desk, found.request.id, choice)
        self.card.say(findings, marks_in_words(found.calendar, self._marks))
        self._show_effects(found, choice)

    def _show_effects(self, found: Weighing, choice: Choice | None) -> None:
        request = found.request
        asked = sessions_between(found.calendar, request.first, request.last)
        given: tuple[Session, ...] = ()
        codes = (request.kind.granted, request.kind.refused)
        if choice is not None and choice.outcome.gives_leave:
            given, codes = choice.sessions(found.calendar), (choice.code, codes[1])
        elif choice is not None:
            codes = (codes[0], choice.code)
        self.weighed.show_weighing(found, (asked, given), codes)

    def _decide(self) -> None:
        found, choice = self._found, self.card.choice
        if found is None or choice is None:
            return
        try:
            made = decide_leave.decide(self._desk, found.request.id, choice, self._marks)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}".strip())
            self._judge()
            return
        self._seen = ()
        self.decided.emit(decided_in_words(found, choice, made))

    def _answer(self, factor: Factor, words: str, seen: str) -> None:
        if self._found is None:
            return
        try:
            answer(self._desk, self._found.request.id, factor, words, seen)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}".strip())
            return
        self._found = weigh(self._desk, self._found.request.id)
        self.factors.show_factors(known_of(self._found), self._found.answers)

    def _connect(self) -> None:
        self.card.changed.connect(self._judge)
        self.card.decide_asked.connect(self._decide)
        self.card.factors_asked.connect(self.factors.turn)
        self.card.left.connect(self.left)
        self.factors.answered.connect(self._answer)
        self.factors.left.connect(self.card.take_keys)


def marks_in_words(calendar: SchoolCalendar, shown: Preview) -> str:
    """Say which marks made already become another, every one of them; nothing for none."""
    if not shown.changes:
        return ""
    alike: dict[tuple[str, str, str], list[Session]] = {}
    for one in shown.changes:
        alike.setdefault((one.name, one.before or "blank", one.after), []).append(one.session)
    lines = [
        f"{name}, {runs_in_words(calendar, sessions)}: {before} becomes {after}"
        for (name, before, after), sessions in alike.items()
    ]
    return f"{counted(len(shown.changes), 'mark')} made already: {'; '.join(lines)}."


def decided_in_words(found: Weighing, choice: Choice, made: Decided) -> str:
    """Aisha Ahmed: granted. 1 letter waits for a signature. 2 marks amended."""
    names = " and ".join(one.name for one in found.children if one.pupil in choice.pupils)
    marks = f" {counted(made.marks, 'mark')} amended." if made.marks else ""
    letters = len(made.letters)
    waits = f"{counted(letters, 'letter')} wait{'s' if letters == 1 else ''} for a signature."
    paper = waits if letters else "Nobody may be written to: there is no letter."
    return f"{names}: {choice.outcome.value}. {paper}{marks}"
