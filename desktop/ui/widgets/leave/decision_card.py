"""The head's decision: for whom, what, of which kind, from when to when, and why; all by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from desktop.models.days.session import Half
from desktop.models.leave.deciding import HOLIDAY, OTHERWISE, Choice
from desktop.models.leave.decision import Outcome
from desktop.models.leave.leave_kind import BY_CODE, LeaveKind
from desktop.ui.fitted import keep_room
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.leave.children_row import ChildrenRow
from desktop.ui.widgets.leave.request_dates import RequestDates
from desktop.ui.widgets.leave.terms_fields import TermsFields
from desktop.ui.widgets.site.reason_keys import ReasonKeys
from desktop.ui.widgets.words import Notice, button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session
    from desktop.models.finding import Finding
    from desktop.models.leave.request import LeaveRequest
    from desktop.tasks.leave.weigh_request import Weighing

_LONGEST = 500
_REASON = "Reason, which the letter says"


@dataclass(frozen=True, slots=True)
class OutcomeKey:
    """What may be decided, as a key."""

    key: str
    words: str
    outcome: Outcome
    asks_words: bool = False


@dataclass(frozen=True, slots=True)
class KindKey:
    """A kind of leave, or what a refusal suggests, as a key."""

    key: str
    words: str
    kind: LeaveKind | None = None
    code: str = ""
    asks_words: bool = False


OUTCOMES = (
    OutcomeKey("1", "Grant", Outcome.GRANTED),
    OutcomeKey("2", "Grant other days", Outcome.GRANTED_IN_PART),
    OutcomeKey("3", "Refuse", Outcome.REFUSED),
)
_KINDS = tuple(KindKey(one.key, f"{one.short} ({one.code})", one) for one in LeaveKind)
_REFUSED = (
    KindKey("G", "If away: holiday (G)", code=HOLIDAY),
    KindKey("O", "If away: otherwise (O)", code=OTHERWISE),
)


class DecisionCard(QFrame):
    """1 grants, 2 grants other days, 3 refuses; Enter in the reason decides, Esc goes back."""

    changed = Signal()  # something that the rules look at; not the words of the reason
    decide_asked = Signal()
    factors_asked = Signal()
    left = Signal()

    def __init__(self, calendar: SchoolCalendar) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The decision")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._request: LeaveRequest | None = None
        self.children_row = ChildrenRow()
        self.outcomes: ReasonKeys[OutcomeKey] = ReasonKeys("Decide")
        self.kinds: ReasonKeys[KindKey] = ReasonKeys("As")
        self.dates, self.terms = RequestDates(calendar), TermsFields(calendar)
        self.reason, self.why_changed = _line(_REASON), _line("Why the decision is changed")
        self.findings, self.marks = FindingLines(), Notice()
        self.write = button("Decide   Enter", self.decide_asked.emit, "primary", "check")
        self.outcomes.offer(OUTCOMES)
        self._lay_out()
        self._connect()

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None before an outcome is."""
        picked = self.outcomes.reason
        if picked is None or self._request is None:
            return None
        refuses = picked.outcome is Outcome.REFUSED
        first, last = self._days(picked.outcome)
        kind = self.kinds.reason
        return Choice(
            pupils=self.children_row.pupils,
            outcome=picked.outcome,
            reason=self.reason.text().strip(),
            kind=(kind.kind if kind and kind.kind else LeaveKind.EXCEPTIONAL),
            first=None if refuses else first,
            last=None if refuses else last,
            terms=self.terms.terms,
            pattern=self.terms.pattern,
            refused_as=(kind.code if kind and kind.code else HOLIDAY),
            seen=self.children_row.seen,
            why_changed=self.why_changed.text().strip(),
        )

    def show_weighing(self, found: Weighing, *, keeps_words: bool = False) -> None:
        """Begin with a request; nothing is chosen, and who is undecided is ticked."""
        self._request = found.request
        self.children_row.offer(found.children)
        self.outcomes.let_go()
        for line in () if keeps_words else (self.reason, self.why_changed):
            line.clear()
        self._show_days(found.request)
        self._show_parts()

    def press(self, key: str) -> bool:
        """Do what a key stands for; whether it stands for anything."""
        if key.upper() == "Q":
            self.factors_asked.emit()
            return True
        if key.upper() == "B":
            self.children_row.turn()
            return True
        if self.outcomes.press(key):
            return True
        if self.outcomes.reason is None:
            return False
        return self.kinds.press(key) or (not self.dates.isHidden() and self.dates.press(key))

    def say(self, findings: Sequence[Finding], marks: str) -> None:
        """Say what stands against it and which marks made already would change."""
        self.findings.say(findings)
        self.marks.say(marks, "notice-late")
        picked = self.outcomes.reason
        what = picked.words if picked else "Decide"
        self.write.setText(f"{what}   Enter")
        self.write.setEnabled(not any(one.is_refusal for one in findings))

    def take_keys(self) -> None:
        """Let letters act on the card again."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif not (event.text() and self.press(event.text())):
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        """From a line to the card, where letters act; from the card to the list."""
        if self.hasFocus():
            self.left.emit()
        else:
            self.take_keys()

    def _enter(self) -> None:
        """Go to what is still missing, in order; then decide."""
        choice = self.choice
        if choice is None:
            return
        if choice.outcome.gives_leave and self.terms.go_to_first():
            return
        for line in (self.why_changed, self.reason):
            if not line.isHidden() and not line.text().strip():
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.decide_asked.emit()

    def _picked_outcome(self) -> None:
        picked, request = self.outcomes.reason, self._request
        if picked is None or request is None:
            return
        self.kinds.offer(_REFUSED if picked.outcome is Outcome.REFUSED else _KINDS)
        granted, refused = request.kind.granted, request.kind.refused
        self.kinds.press(refused if picked.outcome is Outcome.REFUSED else BY_CODE[granted].key)
        self._show_parts()
        if picked.outcome is Outcome.GRANTED_IN_PART:
            self.dates.first.begin()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Put the keyboard where something is wanted next."""
        if not (self.choice and self.choice.outcome.gives_leave and self.terms.go_to_first()):
            wanted = self.reason if self.why_changed.isHidden() else self.why_changed
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked_kind(self) -> None:
        kind = self.kinds.reason
        self.terms.show_kind(kind.kind if kind else None)
        self.changed.emit()

    def _show_parts(self) -> None:
        picked = self.outcomes.reason
        self.kinds.setVisible(picked is not None)
        self.dates.setVisible(picked is not None and picked.outcome is Outcome.GRANTED_IN_PART)
        if picked is None or picked.outcome is Outcome.REFUSED:
            self.terms.show_kind(None)
        changes = any(number is not None for number in self.children_row.seen.values())
        self.why_changed.setVisible(picked is not None and changes)
        for part in (self.reason, self.write):
            part.setVisible(picked is not None)
        self.changed.emit()

    def _days(self, outcome: Outcome) -> tuple[Session | None, Session | None]:
        if self._request is None:
            return None, None
        if outcome is Outcome.GRANTED:
            return self._request.first, self._request.last
        return self.dates.sessions or (None, None)

    def _show_days(self, request: LeaveRequest) -> None:
        self.dates.first.set_day(request.first.day)
        self.dates.last.set_day(request.last.day)
        self.dates.from_noon.setChecked(request.first.half is Half.PM)
        self.dates.until_noon.setChecked(request.last.half is Half.AM)

    def _connect(self) -> None:
        self.outcomes.picked.connect(self._picked_outcome)
        self.kinds.picked.connect(self._picked_kind)
        self.children_row.changed.connect(self._show_parts)
        self.dates.changed.connect(self.changed)
        self.dates.done.connect(self._go_on)
        self.terms.changed.connect(self.changed)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(8)
        last = FlowRow()
        last.add_right(self.write)
        for part in (
            self.children_row, self.outcomes, self.kinds, self.dates, self.terms,
            self.why_changed, self.reason, self.findings, self.marks, last,
        ):  # fmt: skip
            inside.addWidget(part)


def _line(hint: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_LONGEST)
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    keep_room(made, hint, 30)
    return made
