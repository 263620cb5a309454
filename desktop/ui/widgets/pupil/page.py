"""The page about one child: everything known, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.imports.incoming import YearTotals
from desktop.models.marks.year_marks import year_of
from desktop.tasks.admissions.show_pupil import pupil_page
from desktop.ui.widgets.pupil.facts_card import facts_grid
from desktop.ui.widgets.pupil.history_table import history_table
from desktop.ui.widgets.pupil.page_actions import PageActions
from desktop.ui.widgets.pupil.page_head import PageHead
from desktop.ui.widgets.pupil.people_cards import ContactsCard, FlagsCard, SiblingsCard
from desktop.ui.widgets.pupil.signing_card import SigningCard
from desktop.ui.widgets.pupil.year_card import YearCard, earlier_years
from desktop.ui.widgets.words import card, emptied, scrolled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from desktop.tasks.admissions.show_pupil import PupilPage
    from desktop.tasks.desk import Desk


class PupilPageView(QWidget):
    """Shows a pupil by number; what is pressed goes through `errands`."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._shown = desk, 0
        self.errands = PageActions(desk, self)
        self.head = PageHead(self.errands, self.left)
        self._facts = QVBoxLayout()
        self.contacts = ContactsCard(self.errands.add_contact)
        self.siblings = SiblingsCard(self.errands.find_sibling)
        self.flags = FlagsCard(self.errands.add_flag)
        self.year, self.signings = YearCard(), SigningCard()
        self.earlier, self.history = earlier_years(), history_table()
        self._earlier_card = _with_table("Other years", self.earlier)
        self._history_card = _with_table("What was changed", self.history)
        self._lay_out()
        self._connect()

    def show_pupil(self, number: int) -> None:
        """Show this child's page; PermissionRefused for one the person may not see."""
        page = pupil_page(self._desk, number)
        self._shown = number
        self.errands.page = page
        self.head.show_page(page)
        emptied(self._facts)
        self._facts.addWidget(facts_grid(page))
        for part in (self.contacts, self.siblings, self.flags, self.year):
            part.show_page(page)
        self.signings.show_lines(self._desk, number)
        self._show_tables(page)

    def show_again(self) -> None:
        """Read the page again."""
        if self._shown:
            self.show_pupil(self._shown)

    def _show_tables(self, page: PupilPage) -> None:
        years = _other_years(page)
        self._earlier_card.setVisible(bool(years))
        self._history_card.setVisible(bool(page.history))
        self.earlier.show_whole(years)
        self.history.show_whole(page.history)

    def _lay_out(self) -> None:
        facts, inside = card("Admission register")
        inside.addLayout(self._facts)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(_column(facts, self.flags), 1)
        columns.addLayout(_column(self.contacts, self.siblings), 1)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(24, 14, 24, 24)
        body.setSpacing(16)
        body.addWidget(self.head)
        body.addLayout(columns)
        for under in (self.year, self.signings, self._earlier_card, self._history_card):
            body.addWidget(under)
        body.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolled(page))

    def _connect(self) -> None:
        self.contacts.edited.connect(self.errands.edit_contact)
        self.contacts.moved.connect(self.errands.move_contact)
        self.contacts.withdrawn.connect(self.errands.withdraw_contact)
        self.siblings.unlinked.connect(self.errands.unlink_sibling)
        self.siblings.chosen.connect(self.errands.pupil_chosen)
        self.flags.ended.connect(self.errands.end_flag)
        self.year.opened.connect(self.errands.show_mark_history)
        self.errands.changed.connect(self.show_again)


def _column(*cards: QWidget) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(16)
    for each in cards:
        made.addWidget(each)
    made.addStretch(1)
    return made


def _with_table(title: str, table: QWidget) -> QFrame:
    frame, inside = card(title)
    inside.addWidget(table)
    return frame


def _other_years(page: PupilPage) -> tuple[YearTotals, ...]:
    here = tuple(
        YearTotals(
            one.year, "", "", "", one.tally.possible, one.tally.attended, one.tally.authorised,
            one.tally.unauthorised,
        )
        for one in page.years
        if one.year != year_of(page.today)
    )  # fmt: skip
    return tuple(sorted((*here, *page.totals), key=_newest_first))


def _newest_first(totals: YearTotals) -> tuple[int, str]:
    return -totals.year, totals.school_name
