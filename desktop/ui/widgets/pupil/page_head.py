"""The head of a child's page: the name, where the child stands, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.models.admissions.upn import is_temporary
from desktop.models.days.session import day_in_words
from desktop.tasks.admissions.list_roll import Standing, standing_on
from desktop.ui.dialogs.roll.class_field import place_in_words
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import button, emptied, label, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import SignalInstance

    from desktop.tasks.admissions.show_pupil import PupilPage
    from desktop.ui.widgets.pupil.page_actions import PageActions


class PageHead(QFrame):
    """Only those who keep the roll see the buttons that change it."""

    def __init__(self, actions: PageActions, left: SignalInstance) -> None:
        super().__init__()
        self.back = button("Pupils", left.emit, "quiet", "chevron-left")
        self.name = label(role="title")
        self._badges = QHBoxLayout()
        self._badges.setSpacing(6)
        self._shown: list[QLabel] = []
        self._buttons = {
            "edit": button("Change", actions.edit, "primary", "pencil"),
            "move": button("Another class", actions.move_class),
            "start": button("Starting day", actions.change_start),
            "leave": button("Leaving", actions.leave),
            "stay": button("Take the leaving day back", actions.stay),
            "again": button("Put on roll again", actions.join_again),
        }
        self.print_button = button("Print…", self._print, picture="printer")
        self._went, self._pupil = actions.went, 0
        line = row(self.name, spacing=14)
        line.addLayout(self._badges)
        line.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        above = FlowRow()
        above.add_left(self.back)
        above.add_right(self.print_button, *self._buttons.values())
        inside.addWidget(above)
        inside.addLayout(line)

    def show_page(self, page: PupilPage) -> None:
        """Show name, badges and the buttons that make sense today."""
        self._pupil = page.record.pupil.id
        self.name.setText(page.record.pupil.name)
        self.print_button.setVisible(page.sees_all)
        self._show_badges(list(badges(page)))
        standing = _standing(page)
        leaving = page.record.enrolments[-1].leaving_day is not None
        here = standing is not Standing.LEFT
        wanted = {
            "edit": True, "move": here, "start": here, "leave": here and not leaving,
            "stay": here and leaving, "again": not here,
        }  # fmt: skip
        for name, shown in wanted.items():
            self._buttons[name].setVisible(shown and page.may_change)

    def _show_badges(self, found: list[tuple[str, str]]) -> None:
        """Say on them what is known; most children have the same kinds, which stay then."""
        roles = [role for _words, role in found]
        if roles != [str(one.property("role")) for one in self._shown]:
            emptied(self._badges)
            self._shown = [label("", role) for role in roles]
            for one in self._shown:
                self._badges.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        for one, (words, _role) in zip(self._shown, found, strict=True):
            one.setText(words)

    def _print(self) -> None:
        """Go to the place that prints, with this child chosen."""
        self._went.emit("print_papers", self._pupil)


def badges(page: PupilPage) -> Iterator[tuple[str, str]]:
    """Say where the child stands, and what is missing, each with its badge."""
    standing, last = _standing(page), page.record.enrolments[-1]
    place = next((one for one in reversed(page.record.memberships) if one.holds(page.today)), None)
    if standing is Standing.ON_ROLL:
        yield place_in_words(place), "badge-info"
    if standing is Standing.JOINING:
        yield f"Joins {day_in_words(last.starting_day)}", "badge-info"
    if last.leaving_day:
        word = "Left" if standing is Standing.LEFT else "Leaves"
        yield f"{word} {day_in_words(last.leaving_day)}", "badge-plain"
    if page.sees_all and not page.record.pupil.upn:
        yield "No UPN", "badge-late"
    elif page.record.pupil.upn and is_temporary(page.record.pupil.upn):
        yield "Temporary UPN", "badge-late"


def _standing(page: PupilPage) -> Standing:
    return standing_on(page.record.enrolments[-1], page.today)
