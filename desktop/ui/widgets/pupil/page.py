"""The page about one child: everything known, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.imports.incoming import YearTotals
from desktop.tasks.admissions.show_pupil import marks_of_year, pupil_page
from desktop.ui.messages import telling
from desktop.ui.widgets.agreements.agreements_card import AgreementsCard
from desktop.ui.widgets.inside import order_tabs, stops_of
from desktop.ui.widgets.leave.leave_card import LeaveCard
from desktop.ui.widgets.letters.letters_card import LettersCard
from desktop.ui.widgets.pupil.contact_card import ContactCard
from desktop.ui.widgets.pupil.facts_card import FactsGrid
from desktop.ui.widgets.pupil.history_table import history_table
from desktop.ui.widgets.pupil.messages_card import MessagesCard
from desktop.ui.widgets.pupil.page_actions import PageActions
from desktop.ui.widgets.pupil.page_head import PageHead
from desktop.ui.widgets.pupil.people_cards import ContactsCard, SiblingsCard
from desktop.ui.widgets.pupil.signing_card import SigningCard
from desktop.ui.widgets.pupil.year_card import YearCard, earlier_years
from desktop.ui.widgets.safeguarding.safeguarding_card import SafeguardingCard
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import card, scrolled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFrame

    from desktop.tasks.admissions.show_pupil import PupilPage
    from desktop.tasks.desk import Desk

_RESTED = 100  # milliseconds on a child's page, after which Tab has its order


class PupilPageView(QWidget):
    """Shows a pupil by number; what is pressed goes through `errands`."""

    left = Signal()
    paper_asked = Signal(object)  # a paper to be made and shown

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._shown = desk, 0
        self.errands = PageActions(desk, self)
        self.head = PageHead(self.errands, self.left)
        self.facts = FactsGrid()
        self.contacts = ContactsCard(self.errands.add_contact)
        self.siblings = SiblingsCard(self.errands.find_sibling)
        self.safeguarding = SafeguardingCard(desk)
        self.year, self.signings = YearCard(), SigningCard()
        self.calls, self.messages = ContactCard(), MessagesCard()
        self.leave, self.letters = LeaveCard(), LettersCard()
        self.agreements = AgreementsCard(desk)
        self.earlier, self.history = earlier_years(), history_table()
        self._earlier_card = _with_table("Other years", self.earlier)
        self._history_card = _with_table("What was changed", self.history)
        self._parts = (
            self.head, self.year, self.contacts, self.siblings, self.facts,
            self.safeguarding,
        )  # fmt: skip
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTED)
        self._lay_out()
        self._connect()
        self._rest.timeout.connect(self._order_tabs)

    def show_pupil(self, number: int) -> None:
        """Show this child's page; PermissionRefused for one the person may not see."""
        page = pupil_page(self._desk, number)
        self._shown = number
        self.errands.page = page
        for part in self._parts:
            part.show_page(page)
        self.agreements.show_lines(number)
        self.signings.show_lines(self._desk, number)
        self.calls.show_lines(self._desk, number)
        self.messages.show_lines(self._desk, number)
        self.leave.show_lines(self._desk, number)
        self.letters.show_lines(self._desk, number)
        self._show_tables(page)
        self._rest.start()

    def _order_tabs(self) -> None:
        order_tabs(*stops_of(self))

    def show_year(self, year: int) -> None:
        """Show another year of the same child."""
        page = self.errands.page
        chosen = page.year(year) if page else None
        if chosen is not None:
            with telling(self):
                self.year.show_year(chosen, marks_of_year(self._desk, self._shown, year))

    def show_again(self) -> None:
        """Read the page again; the year on view stays."""
        if self._shown:
            year = self.year.year.year
            self.show_pupil(self._shown)
            self.show_year(year)

    def _show_earlier(self, totals: YearTotals) -> None:
        if not totals.school_name:
            self.show_year(totals.year)
            self.year.years.setFocus()

    def _show_tables(self, page: PupilPage) -> None:
        years = _other_years(page)
        self._earlier_card.setVisible(bool(years))
        self._history_card.setVisible(bool(page.history))
        self.earlier.show_whole(years)
        self.history.show_whole(page.history)

    def _lay_out(self) -> None:
        facts, inside = card("Admission register")
        inside.addWidget(self.facts)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(24, 8, 24, 24)
        body.setSpacing(12)
        people = _column(self.contacts, self.siblings)
        below = TwoColumns(people, _column(facts))
        parts = (
            self.head, self.year, below, self.safeguarding, self.agreements, self.calls,
            self.messages, self.leave, self.letters, self.signings,
        )  # fmt: skip
        for part in parts:
            body.addWidget(part)
        for table in (self._earlier_card, self._history_card):
            body.addWidget(table)
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
        self.safeguarding.errands.said.connect(self.errands.said)
        self.safeguarding.errands.changed.connect(self.errands.changed)
        self.safeguarding.errands.paper_asked.connect(self.paper_asked)
        self.letters.paper_asked.connect(self.paper_asked)
        self.agreements.errands.said.connect(self.errands.said)
        self.agreements.errands.changed.connect(self.errands.changed)
        self.agreements.errands.paper_asked.connect(self.paper_asked)
        self.year.opened.connect(self.errands.show_mark_history)
        self.year.figure_opened.connect(self.errands.show_figure)
        self.year.year_chosen.connect(self.show_year)
        self.earlier.opened.connect(self._show_earlier)
        self.errands.changed.connect(self.show_again)


def _column(*cards: QWidget) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(12)
    for each in cards:
        inside.addWidget(each)
    inside.addStretch(1)
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
        for one in page.years[1:]
    )  # fmt: skip
    return tuple(sorted((*here, *page.totals), key=_newest_first))


def _newest_first(totals: YearTotals) -> tuple[int, str]:
    return -totals.year, totals.school_name
