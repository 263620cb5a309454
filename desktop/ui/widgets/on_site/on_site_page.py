"""On site: figures of the whole school, a line a class, and the children of the chosen class."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session_times import london
from desktop.models.site.on_site import (
    ClassOnSite,
    OnSiteChild,
    Where,
    doubtful_first,
    in_order,
    in_short,
)
from desktop.ui.fitted import keep_lines, keep_room
from desktop.ui.tables.on_site_table import (
    CHILD_COLUMNS,
    CLASS_COLUMNS,
    ChildRow,
    ClassRow,
    class_row,
)
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.on_site.figures import Figures
from desktop.ui.widgets.school.page_head import page, page_head
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import Notice, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.site.on_site import OnSite

_NO_SCHOOL = "The school does not meet today: no register says who is in the building."
_NO_CLASS = "You take no class today, so there is no list to show."
_WHOLE = "Late, left, away or not yet known"
_FIGURES = ("here", "late", "left", "off site", "away", "unknown")
_BADGES = frozenset({"here", "unknown"})
_CLASS_COLUMN = 1
_CLASS_ROOM = "Whole school and six figures of its classes"
_CHILD_ROOM = "Mabel Hughes-Barker, Hazel, register not taken"


class OnSitePage(QWidget):
    """`opened` carries the child whose page is wanted; the last class chosen stays chosen."""

    opened = Signal(int)

    def __init__(self, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.at = label("", "badge-info")
        self.notice = Notice()
        self.figures = Figures("Figures of the building", _FIGURES, _BADGES)
        self.classes: FactView[ClassRow] = FactView(
            "Classes on site", CLASS_COLUMNS, known_by=attrgetter("whole", "of.group")
        )
        self.children_of: FactView[ChildRow] = FactView(
            "Children", CHILD_COLUMNS, 2, known_by=attrgetter("child.pupil")
        )
        self.children_of.wrap_words()
        self.whose, self.in_short = label("", "heading"), label("", "hint")
        self.lists = TwoColumns(self.classes, self._beside(), (6, 5))
        head = page_head("On site", [self.at], buttons)
        parts = (self.notice, self.figures, self.lists)
        self.setLayout(page(head, *parts, stretched=self.lists))
        for view, room in ((self.classes, _CLASS_ROOM), (self.children_of, _CHILD_ROOM)):
            keep_lines(view, 12)
            keep_room(view, room, 60)
        self.classes.picked.connect(self._show_children)
        self.classes.opened.connect(self._go_to_children)
        self.children_of.opened.connect(self._open)

    def _beside(self) -> QWidget:
        beside = QWidget()
        inside = QVBoxLayout(beside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        heading = FlowRow(spacing=10)
        heading.add_left(self.whose, self.in_short)
        inside.addWidget(heading)
        inside.addWidget(self.children_of, 1)
        return beside

    def show_seen(self, seen: OnSite) -> None:
        """Show who is where; the row and the child chosen stay chosen."""
        self.at.setText(f"{london(seen.at):%H:%M}")
        rows = [class_row(one) for one in seen.classes]
        whole = class_row(ClassOnSite(None, "Whole school", seen.children), whole=True)
        self.notice.say(_notice(seen), "notice")
        for shown in (self.figures, self.lists):
            shown.setVisible(seen.meets and bool(rows))
        self.figures.show_figures(_figures(whole))
        self.classes.show_facts([whole, *rows] if len(rows) > 1 else rows)
        if rows and self.classes.current() is None:
            self.classes.selectRow(0)
        current = self.classes.current()
        if current is not None:
            self._show_children(current)

    def _show_children(self, chosen: ClassRow) -> None:
        self.whose.setText(_WHOLE if chosen.whole else chosen.of.name)
        self.in_short.setText(in_short(chosen.of))
        self.children_of.setColumnHidden(_CLASS_COLUMN, not chosen.whole)
        self.children_of.show_facts(_exceptions(self._rows()) if chosen.whole else _all(chosen))

    def _rows(self) -> tuple[ClassRow, ...]:
        return tuple(one for one in self.classes.facts.facts if not one.whole)

    def _go_to_children(self, _row: ClassRow) -> None:
        self.children_of.setFocus()
        if self.children_of.current() is None:
            self.children_of.selectRow(0)

    def _open(self, row: ChildRow) -> None:
        self.opened.emit(row.child.pupil)


def _all(row: ClassRow) -> list[ChildRow]:
    return [ChildRow(child, row.of.name) for child in doubtful_first(row.of.children)]


def _exceptions(rows: Iterable[ClassRow]) -> list[ChildRow]:
    """Return those of the whole school who are not simply here, class by class."""
    return [
        ChildRow(child, row.of.name)
        for where in (Where.UNKNOWN, Where.LEFT, Where.HERE, Where.ELSEWHERE, Where.AWAY)
        for row in rows
        if row.counts[where]
        for child in in_order(
            one for one in row.of.children if one.where is where and not _is_simply_here(one)
        )
    ]


def _is_simply_here(child: OnSiteChild) -> bool:
    placed = child.placed
    return placed.where is Where.HERE and not placed.late and not placed.back


def _notice(seen: OnSite) -> str:
    if not seen.meets:
        return _NO_SCHOOL
    if not seen.classes:
        return _NO_CLASS
    if seen.is_over and seen.ends_at is not None:
        ended = f"{london(seen.ends_at):%H:%M}"
        return f"School ended at {ended}: these children were in the building then."
    return ""


def _figures(whole: ClassRow) -> dict[str, tuple[int, str, str]]:
    counts, back = whole.counts, sum(child.placed.back for child in whole.of.children)
    doubt = counts[Where.UNKNOWN]
    left = f"left early, {back} came back" if back else "left early"
    return {
        "here": (counts[Where.HERE], "in the building", "badge-ok"),
        "late": (whole.late, "of them late", "hint"),
        "left": (counts[Where.LEFT], left, "hint"),
        "off site": (counts[Where.ELSEWHERE], "off site", "hint"),
        "away": (counts[Where.AWAY], "away", "hint"),
        "unknown": (doubt, "not yet known", "badge-warn" if doubt else "badge-plain"),
    }
