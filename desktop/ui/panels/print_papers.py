"""Paper: choose a paper, of whom and of which days; it is shown, then printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QVBoxLayout

from desktop.errors import SchoolError
from desktop.tasks.marks.look_at_registers import load_calendar
from desktop.tasks.papers.print_papers import (
    FAMILY,
    Days,
    PaperKind,
    Wanted,
    classes_for,
    kinds_for,
    makings,
    spans_for,
    usual_days,
)
from desktop.ui.panel import Panel
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import FieldBox
from desktop.ui.widgets.whose_field import WhoseField
from desktop.ui.widgets.words import Notice, button, card, label, row, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date

    from desktop.models.record.spans import Span
    from desktop.tasks.desk import Desk
    from desktop.ui.papers.papers_dialog import PapersDialog

_FIRST_WORDS = {Days.WEEK: "Any day of the week", Days.SPAN: "From", Days.ONE: "Day"}
_SPAN_WORDS = {Days.HALF_TERM: "Half-term", Days.YEAR: "School year"}
_NO_SPAN = "The calendar has no half-term that has begun. Enter the school's terms first."


class PrintPapersPanel(Panel):
    """The place "Paper"; what may be chosen is what the person may print."""

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self._kinds = kinds_for(desk)
        calendar = load_calendar(desk)
        self.kinds = _kind_list(self._kinds)
        self.hint = label(role="hint", wraps=True)
        self.whose = WhoseField(desk, classes_for(desk))
        self.whose.setAccessibleName("Of whom")
        self.all_button = button("Tick every class", self._tick_all)
        self.first = DayField(None, calendar)
        self.last = DayField(None, calendar)
        self.first_box = FieldBox("From", self.first)
        self.last_box = FieldBox("To", self.last)
        self.span = QComboBox()
        self.span_box = FieldBox("Half-term", self.span)
        self.notice = Notice()
        self.show_button = button("Show…", self.show_chosen, "primary", "printer")
        self.dialog: PapersDialog | None = None
        self._lay_out()
        self.kinds.currentRowChanged.connect(self._choose)
        self.kinds.itemActivated.connect(self.show_chosen)
        self.span.currentIndexChanged.connect(self._explain_span)
        self.begin_at(self.kinds)
        self.kinds.setCurrentRow(0)
        self._tick_only_class()

    @property
    def kind(self) -> PaperKind:
        """The paper that is chosen."""
        return self._kinds[max(0, self.kinds.currentRow())]

    def show_what(self, what: object) -> None:
        """Begin with a child, to print their record; or with the paper of this name."""
        keys = [kind.key for kind in self._kinds]
        if isinstance(what, str) and what in keys:
            self.kinds.setCurrentRow(keys.index(what))
        if isinstance(what, int) and FAMILY in keys:
            if not self.kind.of_children:
                self.kinds.setCurrentRow(keys.index(FAMILY))
            for earlier in self.whose.pupils:
                self.whose.remove_pupil(earlier)
            self._tick(Qt.CheckState.Unchecked)
            self.whose.add_pupil(what)

    def show_chosen(self) -> None:
        """Make the papers that are chosen and show them."""
        self.notice.clear()
        first, last = self._days()
        if first is None or last is None:
            words = "Fill in the days, such as 10 Nov 2026."
            self.notice.say(_NO_SPAN if self.kind.is_of_school else words, "notice-warn")
            return
        try:
            made = makings(self._desk, self._wanted(first, last))
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        jobs = [PaperJob(title, make) for title, make in made]
        self.dialog = show_papers(self, self._open_desk, jobs)
        self.dialog.said.connect(self.said)

    def _days(self) -> tuple[date | None, date | None]:
        if self.kind.is_of_school:
            chosen: Span | None = self.span.currentData()
            return (chosen.first, chosen.last) if chosen else (None, None)
        return self.first.day, self.last.day if self.kind.days is Days.SPAN else self.first.day

    def _wanted(self, first: date, last: date) -> Wanted:
        kind = self.kind
        groups = self.whose.groups if kind.of_classes else ()
        pupils = self.whose.pupils if kind.of_children else ()
        return Wanted(kind.key, first, last, groups, pupils)

    def _choose(self) -> None:
        """Ask for what this paper needs."""
        kind = self.kind
        self.hint.setText(kind.hint)
        self.notice.clear()
        self.whose.classes.setVisible(kind.of_classes)
        self.all_button.setVisible(kind.of_classes and self.whose.classes.count() > 1)
        self.whose.setVisible(not kind.is_of_school)
        self.whose.add.setVisible(kind.of_children)
        self.first_box.setVisible(not kind.is_of_school)
        self.span_box.setVisible(kind.is_of_school)
        self.last_box.setVisible(kind.days is Days.SPAN)
        if kind.is_of_school:
            self._offer_spans(kind)
            return
        self.first_box.rename(_FIRST_WORDS[kind.days])
        first, last = usual_days(self._desk, kind)
        self.first.set_day(first)
        self.last.set_day(last)

    def _offer_spans(self, kind: PaperKind) -> None:
        self.span_box.rename(_SPAN_WORDS[kind.days])
        self.span.clear()
        for span in spans_for(self._desk, kind):
            half_term = f"{span.words} ({span.first:%Y})"
            self.span.addItem(half_term if kind.days is Days.HALF_TERM else span.words, span)

    def _explain_span(self) -> None:
        span: Span | None = self.span.currentData()
        self.span_box.explain(span.days if span else "")

    def _tick_all(self) -> None:
        """Tick every class, or none when all are ticked already."""
        every = len(self.whose.groups) == self.whose.classes.count()
        self._tick(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)

    def _tick(self, ticked: Qt.CheckState) -> None:
        for place in range(self.whose.classes.count()):
            self.whose.classes.item(place).setCheckState(ticked)

    def _tick_only_class(self) -> None:
        if self.whose.classes.count() == 1:
            self._tick_all()

    def _lay_out(self) -> None:
        fields, inside = card("Of whom and when")
        inside.addWidget(self.hint)
        inside.addWidget(self.whose)
        inside.addLayout(row(self.all_button, None))
        inside.addLayout(row(self.first_box, self.last_box, None, spacing=16))
        inside.addLayout(row(self.span_box, None))
        inside.addWidget(self.notice)
        inside.addLayout(row(self.show_button, None))
        inside.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self.kinds, 2)
        beside.addWidget(scrolled(fields), 3)
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(14)
        page.addWidget(label("Paper", "title"))
        page.addLayout(beside, 1)


def _kind_list(kinds: tuple[PaperKind, ...]) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName("Which paper")
    made.setWordWrap(True)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.addItems([kind.title for kind in kinds])
    return made
