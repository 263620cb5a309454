"""Everything a file would do, tab by tab; only tabs that hold something are there."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QTabWidget, QVBoxLayout, QWidget

from desktop.tasks.exchange import import_contacts, import_marks, import_pupils
from desktop.ui.tables import import_tables as tables
from desktop.ui.tables.tick_table import TickTableModel
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.imports.question_lines import QuestionLines
from desktop.ui.widgets.words import label, row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.models.admissions.pupil import Contact
    from desktop.models.imports.roll_plan import Missing
    from desktop.tasks.exchange.import_calendar import CalendarPreview
    from desktop.tasks.exchange.import_files import Loaded
    from desktop.ui.tables.fact_table import Column

F = TypeVar("F")
_MISSING = (
    "These children are on roll and not in the file. They stay, unless you tick them and say when "
    "they left."
)
_GONE = "The file no longer names these people. They stay, unless you tick them."
_CLASH = "The register holds another mark for these sessions."


class TablePage(QWidget, Generic[F]):
    """A tab with a table and what stands above it; it keeps its place from file to file."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[F]],
        stretched: int = 0,
        above: QWidget | None = None,
        model: TickTableModel[F] | None = None,
    ) -> None:
        super().__init__()
        self.title = title
        self.table: FactView[F] = FactView(title, columns, stretched, model)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 0)
        if above is not None:
            inside.addWidget(above)
        inside.addWidget(self.table, 1)


class PreviewTabs(QTabWidget):
    """Holds what was ticked and answered, until the next file."""

    choices_changed = Signal()
    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tabBar().setAccessibleName("Parts of the file")
        self.missing: TickTableModel[Missing] = TickTableModel(tables.MISSING, attrgetter("pupil"))
        self.gone: TickTableModel[tables.ContactLine] = TickTableModel(
            tables.CONTACTS, attrgetter("number")
        )
        self.leaving_day = DayField()
        self.theirs = QRadioButton("Take the file’s mark; ours stays in the history")
        self.ours = QRadioButton("Keep our mark")
        self.questions = QuestionLines()
        self._years_told = label(wraps=True)
        self.is_settled = True
        self._make_pages()
        for changed in (self.missing.ticked, self.gone.ticked, self.leaving_day.day_changed):
            changed.connect(self.choices_changed)
        self.theirs.toggled.connect(self.choices_changed)
        self.questions.answered.connect(self.answered)

    def _make_pages(self) -> None:
        self.joining = TablePage("Joining", tables.JOINERS)
        self.changes = TablePage("Changes", tables.CHANGES, 3)
        self.leaving = TablePage("Leaving", tables.LEAVERS)
        self.not_named = TablePage(
            "Not in the file", tables.MISSING, 0, self._leaving_day(), self.missing
        )
        above = label(_GONE, "hint", wraps=True)
        self.contacts_gone = TablePage("Contacts gone", tables.CONTACTS, 0, above, self.gone)
        self.marks = TablePage("New marks", tables.MARKS)
        self.clashes = TablePage("Clashes", tables.CLASHES, 0, self._whose_mark())
        self.years = TablePage("Terms and closures", tables.YEARS, 1, self._years_told)
        self.problems = TablePage("Problems", tables.PROBLEMS, 5)

    @property
    def leavers(self) -> Mapping[int, date]:
        """The children ticked among those the file misses, with the day they left."""
        day = self.leaving_day.day
        return dict.fromkeys(sorted(self.missing.chosen), day) if day else {}

    def begin(self, loaded: Loaded) -> None:
        """Forget what was chosen for the file before, and show this one."""
        self.missing.clear_ticks()
        self.gone.clear_ticks()
        self.leaving_day.set_day(loaded.wish.day)
        self.ours.setChecked(True)
        self.show_preview(loaded)

    def show_preview(self, loaded: Loaded) -> None:
        """Show what the file would do; `is_settled` is false while tabs come and go."""
        self.is_settled = False
        self.clear()
        seen = loaded.preview
        if isinstance(seen, import_pupils.Preview):
            self._show_pupils(seen)
        elif isinstance(seen, import_contacts.Preview):
            self._show_contacts(seen)
        elif isinstance(seen, import_marks.Preview):
            self._offer(self.clashes, seen.plan.clashing)
            self._offer(self.marks, seen.plan.new)
        else:
            self._show_years(seen)
        self._offer(self.problems, tables.leavings_first(seen.problems))
        self.is_settled = True

    def _show_pupils(self, seen: import_pupils.Preview) -> None:
        plan = seen.plan
        if plan.questions:
            self.questions.show_questions(plan.questions)
            self.addTab(self.questions, f"Questions {len(plan.questions):,}")
        self._offer(self.joining, plan.joiners)
        self._offer(
            self.changes, tuple(chain.from_iterable(map(tables.lines_of_change, plan.changes)))
        )
        self._offer(self.leaving, plan.leavers)
        self._offer(self.not_named, plan.missing)
        names = {change.old.id: change.new.name for change in plan.changes}
        self._offer_gone(plan.gone, names)

    def _show_contacts(self, seen: import_contacts.Preview) -> None:
        lines = (tables.lines_of_contacts(pupil, plan) for pupil, plan in seen.plans)
        self._offer(self.changes, tuple(chain.from_iterable(lines)))
        self._offer_gone(seen.gone, {pupil.id: pupil.name for pupil, _ in seen.plans})

    def _offer_gone(self, gone: Sequence[Contact], names: Mapping[int, str]) -> None:
        lines = tuple(tables.contact_line(one, names.get(one.pupil, "")) for one in gone)
        self._offer(self.contacts_gone, lines)

    def _show_years(self, seen: CalendarPreview) -> None:
        self._years_told.setText("\n".join(map(tables.year_in_a_line, seen.years)))
        self._offer(self.years, tuple(chain.from_iterable(map(tables.lines_of_year, seen.years))))

    def _offer(self, page: TablePage[F], facts: Sequence[F]) -> None:
        page.table.show_facts(facts)
        page.table.fit()
        if facts:
            self.addTab(page, f"{page.title} {len(facts):,}")

    def _leaving_day(self) -> QWidget:
        named = label("Left on")
        named.setBuddy(self.leaving_day)
        self.leaving_day.setAccessibleName("Day on which those ticked left")
        above = QWidget()
        inside = QVBoxLayout(above)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addWidget(label(_MISSING, "hint", wraps=True))
        inside.addLayout(row(named, self.leaving_day, None))
        return above

    def _whose_mark(self) -> QWidget:
        above = QWidget()
        above.setLayout(row(label(_CLASH, "hint"), self.ours, self.theirs, None))
        return above
