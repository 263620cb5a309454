"""School year: half-terms, closures and the year at a glance; a new year from the last."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from desktop.errors import SchoolError
from desktop.models.days.next_year import next_year
from desktop.models.days.school_year import SchoolCalendar
from desktop.models.days.year_draft import year_beginning
from desktop.models.organisation.staff import Duty
from desktop.tasks.organisation import set_terms
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.widgets.editors.term_editor import TermEditor
from desktop.ui.widgets.school.page_head import page
from desktop.ui.widgets.school.save_bar import SaveBar
from desktop.ui.widgets.school.terms_errands import TermsErrands
from desktop.ui.widgets.school.terms_head import TermsHead
from desktop.ui.widgets.school.withdrawn_list import WithdrawnList
from desktop.ui.widgets.words import Notice, scrolled
from desktop.ui.widgets.year.year_card import YearCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.days.kept_year import KeptYear
    from desktop.models.days.year_draft import YearDraft
    from desktop.tasks.desk import Desk

_PARTS = ("Half-terms and closures", "The year at a glance", "Closures taken back")
_NEW = (
    "Proposed from the year before: the same weekdays, 52 weeks on. Check every date against your "
    "council’s calendar; nothing is kept until you save."
)
_FIRST = "Fill in the half-terms as your council or trust publishes them; the days are counted."


class SetTermsPanel(Panel):
    """The place "School year"; closures are kept at once, half-terms when they are saved."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._years: tuple[KeptYear, ...] = ()
        self._number: int | None = None
        self._shown: YearDraft | None = None
        self._proposing = False
        self.head = TermsHead(may_move=desk.who.may(Duty.KEEP_THE_ROLL))
        self.notice, self.editor = Notice(), TermEditor()
        self.year_card, self.withdrawn = YearCard(), WithdrawnList()
        self.tabs, self.bar = QTabWidget(), SaveBar("Save the school year")
        self.errands = TermsErrands(desk, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the years again; half-terms that are being typed stay as they are."""
        with telling(self):
            self._years = set_terms.years_of(self._desk)
            if self._years and not self._types_new_year():
                self._show_kept(self._chosen())
            elif self._shown is None:
                begins = year_beginning(self._desk.today)
                self._show_draft(set_terms.new_draft(begins), None, _FIRST)
            self.head.show_years(self._years, self._number, self._desk.today)

    def _lay_out(self) -> None:
        for title, part in zip(_PARTS, (self.editor, self.year_card, self.withdrawn), strict=True):
            self.tabs.addTab(scrolled(part), title)
        self.tabs.tabBar().setAccessibleName("Parts of the school year")
        parts = (self.notice, self.editor.count_line, self.tabs, self.bar)
        self.setLayout(page(self.head, *parts, stretched=self.tabs))
        self.begin_at(self.head.years)

    def _connect(self) -> None:
        self.head.year_chosen.connect(self._choose)
        self.head.import_asked.connect(partial(self.went.emit, "import_files", None))
        self.head.new_asked.connect(self._propose)
        self.head.closure_asked.connect(self.errands.close_school)
        self.head.move_asked.connect(self.errands.move_up)
        self.errands.done.connect(self.said)
        self.errands.undoable.connect(self.undoable)
        for kept in (self.errands.done, self.errands.undoable):
            kept.connect(self._keep_up)
        self.editor.changed.connect(self._show_bar)
        self.tabs.currentChanged.connect(self._change_part)
        self.editor.closure_asked_for.connect(self.errands.add_closure)
        self.editor.closure_asked_away.connect(self.errands.take_back)
        self.bar.saved.connect(self._save)
        self.bar.put_back.connect(self._choose)

    def _types_new_year(self) -> bool:
        if self._shown is None or self._number is not None:
            return False
        return self._proposing or self.editor.draft != self._shown

    def _chosen(self) -> int:
        numbers = [kept.id for kept in self._years]
        current = [kept.id for kept in self._years if kept.year.holds(self._desk.today)]
        return self._number if self._number in numbers and self._number else [*current, *numbers][0]

    def _choose(self, number: int | None = None) -> None:
        """Show a year as it is kept; without a number the one on view, put back."""
        self._number, self._shown, self._proposing = number or self._number, None, False
        self.refresh()

    def _show_kept(self, number: int) -> None:
        edited = self._shown is not None and self.editor.draft.year != self._shown.year
        if number != self._number or not edited:
            self._show_draft(set_terms.draft_of(self._desk, number), number, "")
        year = self.editor.draft.year
        standing = (kept.closure for kept in set_terms.closures_of(self._desk))
        theirs = [one for one in standing if one.first <= year.ends and one.last >= year.starts]
        self.editor.show_closures(theirs)
        self._show_year()

    def _show_draft(self, draft: YearDraft, number: int | None, words: str) -> None:
        self._number = number
        self.editor.closures_at_once = number is not None
        self.editor.show_draft(draft)
        self._shown = self.editor.draft
        self.notice.say(words)
        self._show_year()

    def _change_part(self) -> None:
        if self.tabs.count() == len(_PARTS):  # fewer while the place is let go, part by part
            with suppress(RuntimeError):  # of a part that has gone meanwhile
                self._show_year()

    def _show_year(self) -> None:
        year, closures = self.editor.draft.year, self.editor.closures
        calendar = SchoolCalendar((year,), closures)
        self.year_card.show_year(year, calendar, self._desk.today)
        self.withdrawn.show_closures(set_terms.closures_of(self._desk, withdrawn=True))
        self._show_bar()

    def _show_bar(self) -> None:
        changed = self._shown is None or self.editor.draft.year != self._shown.year
        self.bar.show_state(changed=changed or self._number is None, why_not=self.editor.why_not)

    def _propose(self) -> None:
        before = set_terms.draft_of(self._desk, self._years[-1].id)
        begins = year_beginning(before.year.starts) + 1
        bank_holidays = set_terms.new_draft(begins).closures
        self._proposing = True
        self._show_draft(next_year(before, bank_holidays), None, _NEW)
        self.head.show_years(self._years, None, self._desk.today)

    def _save(self) -> None:
        draft = self.editor.draft
        try:
            entered = set_terms.enter_year(self._desk, draft, self._number)
        except SchoolError as error:
            self.bar.notice.say(f"{error.title} {error.advice}", "notice-warn")
            return
        self._number, self._shown, self._proposing = entered.number, None, False
        self.said.emit(f"{draft.year.name} is saved: {self.editor.count.days} school days.")
        self._keep_up()

    def _keep_up(self) -> None:
        self.changed.emit()
        self.refresh()
