"""What a name, a reason, who asks, two days and Enter do while a request is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.leave.leave_span import span_in_words, span_of
from desktop.models.leave.reason import OTHER, REASONS
from desktop.models.leave.request import Came, RequestDraft
from desktop.tasks.leave.ask_for_leave import ask_for_leave, findings
from desktop.tasks.leave.leave_child import look_up

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.finding import Finding
    from desktop.tasks.desk import Desk
    from desktop.tasks.leave.leave_child import LeaveChild
    from desktop.ui.widgets.day_field import DayField
    from desktop.ui.widgets.leave.request_card import RequestCard

_NO_DAYS = "Press D and type the first day."
_NOT_A_DAY = "“{}” is no day. Type it as 16/11/26."
_LATER = frozenset({"asker", "reason", "words"})  # refusals while a request is only half typed


class RequestFlow(QObject):
    """`kept` carries the request's number and its words; `refused` a sentence, nothing written."""

    kept = Signal(int, str)
    refused = Signal(str)

    def __init__(
        self, desk: Desk, card: RequestCard, received: DayField, calendar: SchoolCalendar
    ) -> None:
        super().__init__(card)
        self._desk, self._card, self._received = desk, card, received
        self._calendar = calendar
        self._children: list[LeaveChild] = []
        self.came = Came.FORM
        card.reasons.offer(REASONS)
        card.adults.picked.connect(self._know_asker)
        for changed in (
            card.reasons.picked, card.dates.changed, card.said.textEdited,
            card.reasons.words.textEdited, card.adults.words.textEdited, received.day_changed,
        ):  # fmt: skip
            changed.connect(self.show)
        card.entered.connect(self._write)
        card.last_let_go.connect(self._let_last_go)
        card.sibling_asked.connect(self._turn)
        self._asked_by: int | None = None

    @property
    def is_begun(self) -> bool:
        """Whether a request is being written down."""
        return bool(self._children)

    def know(self, calendar: SchoolCalendar) -> None:
        """Count by this calendar from now on."""
        self._calendar = calendar

    def choose(self, pupil: int) -> bool:
        """Write one down for a child, or for another besides; whether that can be."""
        if any(child.pupil == pupil for child in self._children):
            return True
        try:
            child = look_up(self._desk, pupil)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return False
        if not self._children:
            self._card.begin(child)
        self._children.append(child)
        self.show()
        return True

    def leave(self) -> None:
        """No request is being written down any more."""
        self._children, self._asked_by = [], None

    def show(self) -> None:
        """Say for whom it is, how long, and what is to be known of it."""
        if not self._children:
            return
        sessions, words, outcome = self._card.dates.sessions, "", ("", "badge-plain")
        if sessions is not None and sessions[0] <= sessions[1]:
            span = span_of(self._calendar, *sessions)
            words = span_in_words(span)
            if not span.sessions:
                words, outcome = "", (words, "badge-late")
        self._card.show_children(self._children, outcome)
        self._card.say_known(words)
        self._card.say_findings([one for one in self._findings() if not _is_later(one)])

    def _findings(self) -> tuple[Finding, ...]:
        draft = self._draft()
        if draft is None:
            return ()
        try:
            return findings(self._desk, draft)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return ()

    def _know_asker(self) -> None:
        """A contact's own page says whether they live with the child, until L says otherwise."""
        adult = self._card.adults.adult
        number = adult.contact if adult else None
        if number != self._asked_by:
            self._asked_by = number
            contact = self._children[0].asker(number) if number and self._children else None
            self._card.say_lives(contact.lives_with if contact else None)
        self.show()

    def _draft(self) -> RequestDraft | None:
        sessions, received = self._card.dates.sessions, self._received.day
        if sessions is None or received is None:
            return None
        reason, adult = self._card.reasons.reason, self._card.adults.adult
        contact = self._children[0].asker(adult.contact) if adult else None
        own = self._card.reasons.words.text() if reason is OTHER else ""
        return RequestDraft(
            pupils=tuple(child.pupil for child in self._children),
            received_on=received,
            came=self.came,
            asker=contact.name if contact else self._card.adults.with_whom,
            relationship=contact.relationship if contact else "",
            contact=contact.id if contact else None,
            lives_with=self._card.lives_with,
            first=sessions[0],
            last=sessions[1],
            reason=reason.name if reason else "",
            words=". ".join(filter(None, (own.strip(), self._card.said.text().strip()))),
            destination=self._card.where.text(),
        )

    def _write(self) -> None:
        wrong, draft = self._card.dates.wrong, self._draft()
        if draft is None:
            typed = wrong or (self._received.text if self._received.is_wrong else "")
            self.refused.emit(_NOT_A_DAY.format(typed) if typed else _NO_DAYS)
            return
        try:
            number = ask_for_leave(self._desk, draft)
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}")
            return
        names = ", ".join(one.name for one in self._children)
        self.leave()
        self.kept.emit(number, f"Kept: {names}, {draft.kind.words.lower()}. It waits for the head.")

    def _let_last_go(self) -> None:
        if len(self._children) > 1:
            del self._children[-1]
            self.show()

    def _turn(self, pupil: int) -> None:
        left = [one for one in self._children if one.pupil != pupil]
        if len(left) < len(self._children) and left:
            self._children = left
            self.show()
        else:
            self.choose(pupil)


def _is_later(one: Finding) -> bool:
    return one.is_refusal and one.field in _LATER
