"""Contracts and plans on a child's page: how each stands, what can be done, and a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.agreements.standing import (
    answers_in_words,
    figure_in_words,
    state_in_words,
)
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.tasks.agreements.see_agreements import agreements_of
from desktop.ui.widgets.agreements.agreement_errands import ERRANDS, AgreementErrands, offered
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.pupil.lines_card import LinesCard
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtWidgets import QHBoxLayout, QPushButton

    from desktop.models.agreements.agreement import Agreement
    from desktop.models.agreements.standing import AgreementLine
    from desktop.tasks.desk import Desk


class AgreementsCard(LinesCard):
    """There for those who keep them, also for a child of whom there is none yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Contracts and action plans")
        self._desk, self._pupil = desk, 0
        self.errands = AgreementErrands(desk, self)
        self.lines.setSpacing(10)
        self.new = button("New contract or plan…", self._write, "quiet", "plus")
        self.inside.addLayout(row(self.new, None))

    def show_lines(self, pupil: int) -> None:
        """Show each of the child's, what runs first."""
        self._pupil = pupil
        keeps = self._desk.who.may(Duty.KEEP_AGREEMENTS)
        found = agreements_of(self._desk, pupil) if keeps else ()
        self.show_parts(map(self._line, found), "" if found else "None.")
        self.setVisible(keeps)

    def _line(self, line: AgreementLine) -> QWidget:
        made, below = QWidget(), FlowRow(spacing=6)
        below.add_left(*self._offered(line))
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(label(_in_words(line, self._desk.today), wraps=True))
        inside.addWidget(below)
        for version in line.standing.before:
            inside.addLayout(self._version(version.agreement))
        return made

    def _version(self, one: Agreement) -> QHBoxLayout:
        day = day_in_words(one.made_on)
        shows = button("Show and print", partial(self.errands.show_version, one), "quiet")
        shows.setAccessibleName(f"Show and print the version agreed on {day}")
        words = label(f"The version agreed on {day}, replaced.", "hint", wraps=True)
        laid = row(words, shows)
        laid.setStretch(0, 1)
        return laid

    def _offered(self, line: AgreementLine) -> Iterator[QPushButton]:
        for key, (words, _picture) in ERRANDS.items():
            if key in offered(line):
                made = button(words, partial(self.errands.press, key, line), "quiet")
                made.setAccessibleName(f"{words} {line.standing.agreement.kind.value}")
                yield made

    def _write(self) -> None:
        self.errands.write(self._pupil)


def _in_words(line: AgreementLine, today: date) -> str:
    one, standing = line.standing.agreement, line.standing
    days = f"{day_in_words(one.first_day)} to {day_in_words(one.last_day)}"
    parts = (
        f"{one.kind.words}, {days}: {state_in_words(standing, today)}.",
        f"{answers_in_words(standing)}.",
        f"Attendance in it: {figure_in_words(standing, line.tally)}.",
    )
    return " ".join(parts)
