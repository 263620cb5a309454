"""Head's desk: what waits for a decision, what waits for a signature, what was signed and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QTabBar

from desktop.models.organisation.staff import Duty
from desktop.tasks.letters.see_desk import HeadsDesk, heads_desk
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.letters.ledger_view import LedgerView
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.signing.desk_columns import (
    decision_columns,
    sent_columns,
    waiting_columns,
)
from desktop.ui.widgets.signing.desk_errands import DeskErrands
from desktop.ui.widgets.words import Notice, button, counted, label
from desktop.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QPushButton

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.tasks.letters.see_desk import Decision

_TITLES = ("To decide", "To sign", "Signed and sent")
_LEDGER = len(_TITLES)
_NOTHING = (
    "Nothing waits for a decision.",
    "No letter waits for a signature.",
    "No letter was signed in the last 60 days. Earlier ones are on each child’s page.",
)


class SignLettersPanel(Panel):
    """F7 turns from list to list and to the ledger; the office sees all, prints what is signed."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._is_new = True
        self.signs = desk.who.may(Duty.SIGN_LETTERS)
        self.seen = HeadsDesk((), (), (), ())
        self.decisions: FactView[Decision] = FactView("To decide", decision_columns(), 0)
        self.to_sign: FactView[Letter] = FactView("To sign", waiting_columns(), 2, known_by=_id)
        self.sent: FactView[Letter] = FactView("Signed and sent", sent_columns(), 4, known_by=_id)
        self.notice, self.line = Notice(), WorkLine(open_desk)
        self.errands = DeskErrands(desk, open_desk, self.line, self)
        self.signature = button("My signature…", self.errands.set_up_signature, "", "signature")
        self.open = button("Open", self._open_decision, "primary", "arrow-right")
        self.read = button("Read and sign…", self._read, "primary", "signature")
        self.show_draft = button("Show", self._show_waiting, "", "eye")
        self.print_all = button("Print…", self._print_all, "primary", "printer")
        self.again = button("Print again…", self._print_again, "", "printer")
        self.show_signed = button("Show", self._show_sent, "", "eye")
        self.ledger = LedgerView(desk, open_desk)
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read again what lies on the desk."""
        with telling(self):
            self.seen = heads_desk(self._desk)
        self.decisions.show_facts(self.seen.decisions)
        self.to_sign.show_facts(self.seen.to_sign)
        self.sent.show_facts(self.seen.signed)
        for one in self._lists:
            if one.facts.facts and one.current() is None:
                one.selectRow(0)
        if self._is_new:
            self._is_new = False
            waits = (at for at, one in enumerate(self._lists[:2]) if one.facts.facts)
            self.tabs.setCurrentIndex(next(waits, 0))
        if self.tabs.currentIndex() == _LEDGER:
            self.ledger.refresh()
        self._offer()

    @property
    def _lists(self) -> tuple[FactView[Any], ...]:
        return self.decisions, self.to_sign, self.sent

    @property
    def _buttons(self) -> tuple[tuple[QPushButton, ...], ...]:
        mine = (self.read,) if self.signs else ()
        return (
            (self.open,),
            (self.show_draft, *mine),
            (self.show_signed, self.again, self.print_all),
        )

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName("What to show, F7")
        self.tabs.setExpanding(False)
        for title, one in zip(_TITLES, self._lists, strict=True):
            self.tabs.addTab(title)
            one.wrap_all()
            self._stack.addWidget(one)
        self.tabs.addTab("Ledger")
        self._stack.addWidget(self.ledger)
        head = page_head("Head’s desk", [], [self.signature])
        self.signature.setVisible(self.signs)
        beside = FlowRow(spacing=8)
        beside.add_left(label("F7", "step"), self.tabs)
        for buttons in self._buttons:
            beside.add_right(*buttons)
        self.read.setVisible(False)
        laid = page(head, self.line, beside, self.notice, self._stack, stretched=self._stack)
        laid.addStretch(0)  # takes the room below where there is no list
        self.setLayout(laid)
        self.begin_at(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._bring)
        self.decisions.opened.connect(self._go)
        self.to_sign.opened.connect(self._read_from)
        self.sent.opened.connect(self.errands.show_letter)
        self.sent.picked.connect(self._offer)
        self.errands.said.connect(self.said)
        self.errands.changed.connect(self._changed)
        self.ledger.said.connect(self.said)
        self.ledger.changed.connect(self._changed)
        self.ledger.pupil_chosen.connect(self.pupil_chosen)
        self.ledger.paper_asked.connect(self.errands.show_paper)
        self.line.began.connect(self._offer)
        self.line.ended.connect(self._offer)
        self.turn_by_key(self.tabs)

    def _bring(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place == _LEDGER:
            self.ledger.refresh()
        self._offer()

    def _offer(self, _letter: object = None) -> None:
        """Say how many there are of each, and offer what can be done with those on view."""
        place, seen = self.tabs.currentIndex(), self.seen
        counts = len(seen.decisions), len(seen.to_sign), len(seen.unprinted)
        for at, (title, count) in enumerate(zip(_TITLES, counts, strict=True)):
            more = f"{count}" if at < 2 else f"({count} to print)"
            self.tabs.setTabText(at, f"{title} {more}" if count else title)
        listed = self.ledger.table if place == _LEDGER else self._lists[place]
        there = bool(listed.facts.facts)
        for at, buttons in enumerate(self._buttons):
            for one in buttons:
                one.setVisible(at == place and there)
        self._stack.setVisible(there or place == _LEDGER)
        self.begin_at(listed if there else self.tabs)
        self.notice.say("" if there or place == _LEDGER else _NOTHING[place])
        self.read.setText(f"Read and sign {counted(counts[1], 'letter')}…")
        self.print_all.setText(f"Print {counted(counts[2], 'letter')}…" if counts[2] else "Print…")
        self.print_all.setEnabled(bool(counts[2]) and not self.line.is_busy)
        chosen = self.sent.current()
        self.again.setEnabled(bool(chosen and chosen.is_printed) and not self.line.is_busy)

    def _open_decision(self) -> None:
        chosen = self.decisions.current()
        if chosen is not None:
            self._go(chosen)

    def _go(self, chosen: Decision) -> None:
        self.went.emit(chosen.panel, chosen.waiting.number)

    def _read(self) -> None:
        self.errands.read_pile(self.seen.to_sign)

    def _read_from(self, letter: Letter) -> None:
        """Enter on a letter reads the pile from there; the office reads that one alone."""
        if not self.signs:
            self.errands.show_letter(letter)
            return
        letters = self.seen.to_sign
        place = letters.index(letter) if letter in letters else 0
        self.errands.read_pile((*letters[place:], *letters[:place]))

    def _show_waiting(self) -> None:
        self.errands.show_letter(self.to_sign.current())

    def _show_sent(self) -> None:
        self.errands.show_letter(self.sent.current())

    def _print_all(self) -> None:
        self.errands.printing.print_them(self.seen.unprinted)

    def _print_again(self) -> None:
        self.errands.print_again(self.sent.current())

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()


def _id(letter: Letter) -> object:
    return letter.id
