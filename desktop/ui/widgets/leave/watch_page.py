"""The watch: who is on leave or not back, who took leave without permission, who is back again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.absence.proposal import Proposal
from desktop.models.leave.watch import GROUND_H_CHECKS, ReturnState
from desktop.tasks.leave import back_again, leave_taken, watch_returns
from desktop.tasks.leave.back_again import BackAgain
from desktop.tasks.leave.leave_taken import ToDecide
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.first_day.proposal_lines import proposed_in_words
from desktop.ui.widgets.leave.watch_card import WatchCard
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import counted, label, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.absence.proposal import Proposed
    from desktop.tasks.desk import Desk
    from desktop.tasks.leave.watch_returns import Watched

_NONE = "Nobody is on leave, nobody is late back, and no leave was taken without permission."
_KEYS = "L12345+-"
_SHORT = {
    Proposal.REFER_LEAVE: "referral",
    Proposal.PENALTY: "notice",
    Proposal.ALERT: "the school’s number",
    Proposal.REINTEGRATE: "re-integration plan",
    Proposal.REVIEW_PLAN: "the plan’s review",
}
_DONE = ("What was done?", "What was done, and by whom")
_NOT = ("Why not?", "The reason, which is kept")


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A line of the watch: a return, leave without permission, or back after a long absence."""

    what: Watched | ToDecide

    @property
    def key(self) -> tuple[str, int]:
        """What makes it the same line when it is read again."""
        return type(self.what).__name__, self.what.pupil


class WatchPage(QWidget):
    """Letters and figures act on the chosen line; `told` says what was done."""

    told = Signal(str)
    refused = Signal(str)
    pupil_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._then: Callable[[str], str] | None = None
        self.table: FactView[WatchRow] = FactView(
            "On leave, not back, or away without leave", _COLUMNS, stretched=2, known_by=_key
        )
        self.none, self.card, self.question = (
            label(_NONE, "hint", wraps=True),
            WatchCard(),
            AskLine(),
        )
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(TwoColumns(left, scrolled(self.card), (5, 6)), 1)
        whole.addWidget(self.question)
        keep_lines(self.table, 8)
        self.table.wrap_words()
        self._connect()

    @property
    def pressing(self) -> int:
        """How many are not back or have something proposed."""
        return sum(_presses(row) for row in self.table.facts.facts)

    def refresh(self) -> None:
        """Read again who is on leave and what is proposed; the chosen line stays chosen."""
        returns = [WatchRow(one) for one in watch_returns.watched(self._desk)]
        taken = [WatchRow(one) for one in leave_taken.leave_taken(self._desk)]
        late = [row for row in returns if _presses(row)]
        rest = [row for row in returns if not _presses(row)]
        back = [WatchRow(one) for one in back_again.back_again(self._desk)]
        rows = [*late, *taken, *back, *rest]
        self.table.show_facts(rows)
        if rows and self.table.current() is None:
            self.table.selectRow(0)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._show(self.table.current() if rows else None)

    def take_keyboard(self) -> None:
        """Put the keyboard in the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, key: str) -> None:
        """Do what a key stands for with the chosen line."""
        row = self.table.current()
        if row is None:
            return
        if isinstance(row.what, ToDecide):
            self.card.proposals.press(key)
        elif key == "L" and not self.card.letter.isHidden():
            self._run(partial(self._write, row.what), "")
        elif key.isdigit() and not self.card.rule.isHidden():
            self._ask_tick(row.what, int(key) - 1)

    def _connect(self) -> None:
        self.table.picked.connect(self._show)
        self.table.opened.connect(self._open)
        self.card.page_asked.connect(self._open_chosen)
        self.card.letter_asked.connect(partial(self.press, "L"))
        self.card.ticked.connect(self._ticked)
        self.card.proposals.asked.connect(self._ask_proposal)
        self.question.answered.connect(self._answered)
        self.question.went_back.connect(self.take_keyboard)
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.press, key))

    def _show(self, row: WatchRow | None) -> None:
        self.card.setVisible(row is not None)
        if row is None:
            return
        if isinstance(row.what, ToDecide):
            back = isinstance(row.what, BackAgain)
            self.card.show_to_decide(row.what, "back again" if back else "leave without permission")
        else:
            self.card.show_watched(row.what)

    def _open(self, row: WatchRow) -> None:
        self.pupil_chosen.emit(row.what.pupil)

    def _open_chosen(self) -> None:
        row = self.table.current()
        if row is not None:
            self._open(row)

    def _ticked(self, place: int) -> None:
        self.press(str(place + 1))

    def _ask_tick(self, seen: Watched, place: int) -> None:
        check = GROUND_H_CHECKS[place]
        done = check.key not in seen.ticked
        words = f"{seen.name}: {check.words} " + ("What was found?" if done else "Why not so?")
        yes = "Tick it" if done else "Take the tick back"
        self._then = partial(self._tick, seen, check.key, done=done)
        self.question.ask(Question(words, yes, "What was found, and by whom" if done else "Why"))

    def _ask_proposal(self, about: Proposed, done: bool) -> None:  # noqa: FBT001 - Qt's signal
        row = self.table.current()
        if row is None:
            return
        words, field = _DONE if done else _NOT
        self._then = partial(self._decide, row.what, about, done=done)
        asked = f"{row.what.name}: {proposed_in_words(about)} {words}"
        self.question.ask(Question(asked, "Keep it", field))

    def _tick(self, seen: Watched, key: str, words: str, *, done: bool) -> str:
        watch_returns.tick(self._desk, seen, key, words, done=done)
        return f"{seen.name}: {'ticked' if done else 'tick taken back'}."

    def _decide(self, who: Watched | ToDecide, about: Proposed, words: str, *, done: bool) -> str:
        decide = back_again.decide if isinstance(who, BackAgain) else leave_taken.decide
        decide(self._desk, who.pupil, about, done=done, reason=words)
        return f"{who.name}: {'done' if done else 'decided not to'}, {about.proposal.value}."

    def _write(self, seen: Watched, _words: str) -> str:
        letters = len(watch_returns.write_overdue(self._desk, seen))
        waits = "waits" if letters == 1 else "wait"
        return f"{seen.name}: {counted(letters, 'letter')} {waits} for a signature."

    def _answered(self, words: str) -> None:
        then, self._then = self._then, None
        self.take_keyboard()
        if then is not None:
            self._run(then, words)

    def _run(self, then: Callable[[str], str], words: str) -> None:
        try:
            self.told.emit(then(words))
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}".strip())


def _key(row: WatchRow) -> tuple[str, int]:
    return row.key


def _presses(row: WatchRow) -> bool:
    return isinstance(row.what, ToDecide) or row.what.back.is_overdue


def _state(row: WatchRow) -> str:
    if isinstance(row.what, BackAgain):
        return "back again"
    return "without leave" if isinstance(row.what, ToDecide) else row.what.back.state.value


def _sign(row: WatchRow) -> tuple[str, str]:
    if isinstance(row.what, BackAgain):
        return "log-in", "info_text"
    if isinstance(row.what, ToDecide):
        return "triangle-alert", "late_text"
    if row.what.back.is_overdue:
        return "siren", "warn_text"
    due = row.what.back.state is ReturnState.DUE_TODAY
    return ("calendar-check", "late_text") if due else ("door-open", "text")


def _child(row: WatchRow) -> str:
    return ", ".join(filter(None, (row.what.name, row.what.class_name)))


def _words(row: WatchRow) -> str:
    if isinstance(row.what, ToDecide):
        return f"to decide: {', '.join(_SHORT[one.proposal] for one in row.what.proposed)}"
    back = row.what.back
    due = f"due {back.due_on:%a} {back.due_on.day} {back.due_on:%b}"
    return f"{due}, school day {back.days}" if back.is_overdue else due


_COLUMNS: tuple[Column[WatchRow], ...] = (
    Column("How it stands", _state, picture=_sign),
    Column("Child", _child),
    Column("What of it", _words),
)
