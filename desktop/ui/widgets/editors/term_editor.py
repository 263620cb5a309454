"""A school year being typed: half-terms and closures, with the school days counted all along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.days.school_year import SchoolYear
from desktop.models.days.school_year_checks import USUAL_DAYS
from desktop.models.days.year_draft import YearCount, YearDraft, count_days, empty_year
from desktop.ui.style import dress
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import FieldBox, grid_of, text_field
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.school.closure_list import ClosureList
from desktop.ui.widgets.school.half_terms import HalfTerms
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import card, label, row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.models.days.school_year import Closure
    from desktop.models.finding import Finding


class TermEditor(QWidget):
    """Shows a draft and gives it back as typed so far; `is_ready` once it may be saved.

    With `closures_at_once` it only says which closures are asked for and away, and its owner
    keeps them; unexpected ones may be shown among them, which are not part of the draft.
    """

    changed = Signal()
    closure_asked_for = Signal(object)
    closure_asked_away = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.closures_at_once = False
        self.closures: tuple[Closure, ...] = ()
        self._kept = empty_year(2000)
        self.count_line = CountLine()
        self.name, self.starts, self.ends = text_field(), DayField(), DayField()
        self._ends_box = FieldBox("Last day of the year", self.ends)
        self.half_terms, self.closure_list = HalfTerms(), ClosureList()
        self._closure_findings = FindingLines()
        self._lay_out()
        self._connect()

    @property
    def draft(self) -> YearDraft:
        """What is typed so far; half-terms that are not complete are left out."""
        kept = self._kept
        name = self.name.text().strip() or kept.name
        starts, ends = self.starts.day or kept.starts, self.ends.day or kept.ends
        planned = tuple(one for one in self.closures if one.is_planned)
        return YearDraft(SchoolYear(name, starts, ends, self.half_terms.terms), planned)

    @property
    def count(self) -> YearCount:
        """Days and sessions of the draft, and what is wrong or unusual about it."""
        return count_days(self.draft)

    @property
    def is_ready(self) -> bool:
        """Whether the draft may be saved: nothing refused, nothing half filled in."""
        return not self.why_not

    @property
    def why_not(self) -> str:
        """What stands against saving the draft, in a sentence; empty for nothing."""
        if self.half_terms.has_gaps():
            return "A half-term lacks its first or its last day."
        refusals = (one.text for one in self.count.findings if one.is_refusal)
        return next(refusals, "")

    def show_draft(self, draft: YearDraft) -> None:
        """Show a year and its closures in place of what was there."""
        self._kept = draft.year
        self.name.setText(draft.year.name)
        self.starts.set_day(draft.year.starts)
        self.ends.set_day(draft.year.ends)
        self.half_terms.show_terms(draft.year)
        self.show_closures(draft.closures)

    def show_closures(self, closures: Iterable[Closure]) -> None:
        """Show these closures in place of the ones before."""
        self.closures = tuple(sorted(closures, key=_first_day))
        self.closure_list.show_closures(self.closures)
        self._recount()

    def _lay_out(self) -> None:
        terms, in_terms = card("Half-terms")
        in_terms.addWidget(self.half_terms)
        in_terms.addWidget(_line())
        dates = (
            FieldBox("Name of the year", self.name),
            None,
            FieldBox("First day of the year", self.starts),
            self._ends_box,
        )
        in_terms.addLayout(grid_of(dates))
        in_terms.addStretch(1)
        closures, in_closures = card("Closed on")
        in_closures.addWidget(self.closure_list)
        in_closures.addWidget(self._closure_findings)
        in_closures.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(self.count_line)
        inside.addWidget(TwoColumns(terms, closures))

    def _connect(self) -> None:
        self.half_terms.changed.connect(self._typed)
        self.name.textChanged.connect(self._typed)
        self.starts.day_changed.connect(self._typed)
        self.ends.day_changed.connect(self._typed)
        self.closure_list.added.connect(self._add)
        self.closure_list.removed.connect(self._remove)

    def _typed(self) -> None:
        self._recount()
        self.changed.emit()

    def _add(self, closure: Closure) -> None:
        if self.closures_at_once:
            self.closure_asked_for.emit(closure)
            return
        self.show_closures((*self.closures, closure))
        self.changed.emit()

    def _remove(self, closure: Closure) -> None:
        if self.closures_at_once:
            self.closure_asked_away.emit(closure)
            return
        self.show_closures(one for one in self.closures if one is not closure)
        self.changed.emit()

    def _recount(self) -> None:
        count = self.count
        self.count_line.show_count(count)
        self.half_terms.say(_about(count, "terms."))
        self._closure_findings.say(_about(count, "closures."))
        ends = next(iter(_about(count, "ends")), None)
        self._ends_box.say(ends.text if ends else "")


class CountLine(QFrame):
    """190 school days, 380 sessions, and how that compares with the 190 expected."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._days, self._sessions = label("", "figure"), label("", "heading")
        self._badge, self._findings = label("", "badge-ok"), FindingLines()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 12, 20, 12)
        inside.setSpacing(4)
        inside.addLayout(row(self._days, self._sessions, None, self._badge, spacing=12))
        inside.addWidget(self._findings)

    @property
    def words(self) -> str:
        """The whole line as it is read out."""
        return f"{self._days.text()} {self._sessions.text()}, {self._badge.text()}"

    def show_count(self, count: YearCount) -> None:
        """Show how many school days and sessions there are."""
        self._days.setText(f"{count.days}")
        self._sessions.setText(f"school days, {count.sessions} sessions")
        over = count.days - USUAL_DAYS
        if not count.days:
            words, role = f"{USUAL_DAYS} expected", "badge-plain"
        elif over:
            words = f"{abs(over)} {'more' if over > 0 else 'fewer'} than the {USUAL_DAYS} expected"
            role = "badge-late"
        else:
            words, role = f"{USUAL_DAYS} expected", "badge-ok"
        self._badge.setText(words)
        dress(self._badge, role=role)
        wanted = count.findings if count.days else ()
        self._findings.say(one for one in wanted if one.field == "terms" and one.is_refusal)
        self.setAccessibleName(self.words)


def _about(count: YearCount, field: str) -> list[Finding]:
    return [finding for finding in count.findings if finding.field.startswith(field)]


def _first_day(closure: Closure) -> date:
    return closure.first


def _line() -> QFrame:
    made = QFrame()
    made.setProperty("role", "line")
    return made
