"""Pupils: the list, and the page about one child, by keyboard and by duty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from desktop.models.admissions.pupil import Contact
from desktop.models.record.glance import Figure
from desktop.tasks.admissions.change_contacts import add_contact
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.admissions.link_siblings import link_siblings
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.tasks.admissions.take_off_roll import Leaving, take_off_roll
from desktop.tasks.admissions.type_phones import typed_phones
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.roll.leave_roll import LeaveRollDialog
from desktop.ui.dialogs.roll.mark_history import MarkHistoryDialog
from desktop.ui.panels.change_roll import ChangeRollPanel
from desktop.ui.widgets.pupil.contact_row import ContactRow, contact_lines
from tests import make
from tests.picture import nameless
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], ChangeRollPanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    def panel(desk: Desk) -> ChangeRollPanel:
        made = ChangeRollPanel(desk, open_desk_for(desk))
        qtbot.addWidget(made)
        made.resize(1090, 680)
        made.refresh()
        made.show()
        return made

    return panel


SHOWN = (Figure.AUTHORISED, Figure.UNAUTHORISED, Figure.LATE, Figure.ABSENT)


def names(panel: ChangeRollPanel) -> list[str]:
    return [line.pupil.forename for line in panel.list.table.facts.facts]


def words_of(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_the_list_narrows_by_name_and_by_class(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    other = make.make_group(small.db, small.school, "5A", "5")
    make.make_pupil(small.db, small.school, other, "Finn", "Field")
    panel = panel_for(small.office)
    panel.list.classes.setCurrentText("5A")
    assert names(panel) == ["Finn"]
    panel.list.classes.setCurrentText("All classes")
    qtbot.keyClicks(panel.list.search, "ar")
    assert names(panel) == ["Chloe"]


def test_joiners_and_leavers_have_views_of_their_own(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    make.make_pupil(small.db, small.school, small.group, "Finn", "Field", starting_day="2027-01-05")
    take_off_roll(small.office, small.pupils[0], Leaving(date(2026, 11, 9)))
    panel = panel_for(small.office)
    assert names(panel) == ["Ben", "Chloe", "Dylan", "Eve"]
    panel.list.views.setFocus()
    qtbot.keyClick(panel.list.views, Qt.Key.Key_Right)
    assert names(panel) == ["Finn"]
    qtbot.keyClick(panel.list.views, Qt.Key.Key_Right)
    assert names(panel) == ["Aisha"]


def test_enter_opens_the_page_and_back_returns(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    panel.list.table.selectRow(1)
    qtbot.keyClick(panel.list.table, Qt.Key.Key_Return)
    assert panel.shows_page
    assert panel.page.head.name.text() == "Ben Baxter"
    qtbot.mouseClick(panel.page.head.back, Qt.MouseButton.LeftButton)
    assert not panel.shows_page


def test_a_leaving_day_is_said_and_can_be_taken_back(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    panel.page.errands.leave()
    form = panel.findChild(LeaveRollDialog)
    assert isinstance(form, LeaveRollDialog)
    with qtbot.waitSignals([panel.said, panel.changed]):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Leaves Tue 10 Nov 2026" in words_of(panel.page.head))
    with qtbot.waitSignal(panel.said) as said:
        panel.page.errands.stay()
    assert said.args == ["Aisha Ahmed stays on roll."]
    assert see_pupil(small.office, small.pupils[0]).enrolments[-1].leaving_day is None


def test_somebody_not_to_contact_never_shows_a_number() -> None:
    phones, _doubts = typed_phones("07700 900999", "mobile")
    contact = Contact(
        forename="Gary", do_not_contact=True, phones=phones, email="g@example.invalid"
    )
    assert list(contact_lines(contact)) == []
    row = ContactRow()
    row.show_contact(contact, 1, may_change=False)
    assert "900999" not in "".join(one.text() for one in row.findChildren(QLabel))
    assert "Do not contact" in [one.text() for one in row.findChildren(QLabel)]


def test_contacts_are_put_in_order(small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot) -> None:
    for name in ("Fay", "Gail"):
        add_contact(small.office, Contact(pupil=small.pupils[0], forename=name))
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    gail = see_pupil(small.office, small.pupils[0]).contacts[1]
    with qtbot.waitSignal(panel.said) as said:
        panel.page.contacts.moved.emit(gail, -1)
    assert said.args == ["Gail is now number 1 to ring."]
    order = [one.name for one in see_pupil(small.office, small.pupils[0]).contacts]
    assert order == ["Gail", "Fay"]


def test_a_sibling_is_found_and_linked(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    panel.page.errands.find_sibling()
    finding = panel.findChild(FindPupilDialog)
    assert isinstance(finding, FindPupilDialog)
    qtbot.keyClicks(finding.line, "ben")
    with qtbot.waitSignal(panel.said):
        qtbot.keyClick(finding.line, Qt.Key.Key_Return)
    assert "Ben Baxter" in [one.name for one in see_pupil(small.office, small.pupils[0]).siblings]


def test_a_sibling_at_another_school_shows_name_school_and_whom_to_ring(
    small: SmallSchool, panel_for: OpenPanel
) -> None:
    other = make.make_school(small.db, "Elm Park Primary School")
    olga = make.make_pupil(small.db, other, None, "Olga", "Other")
    link_siblings(small.office, small.pupils[0], olga)
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    assert "Elm Park Primary School" in words_of(panel.page.siblings)


@pytest.mark.parametrize(("who", "seen"), [("officer", True), ("office", False)])
def test_flags_are_there_only_for_those_who_may_see_them(
    small: SmallSchool, panel_for: OpenPanel, who: str, seen: bool
) -> None:
    put_flag(small.officer, small.pupils[0], "Social worker", "meets monthly")
    panel = panel_for(getattr(small, who))
    panel.show_what(small.pupils[0])
    card = panel.page.safeguarding
    assert card.isVisible() is seen
    assert "Social worker" not in words_of(panel)
    if seen:
        card.opens.click()
    assert ("Social worker" in words_of(panel)) is seen


def test_a_class_teacher_sees_the_page_of_an_own_child_and_changes_nothing(
    small: SmallSchool, panel_for: OpenPanel, told: list[str]
) -> None:
    panel = panel_for(small.teacher)
    panel.show_what(small.pupils[0])
    assert "The office sees who to ring." in words_of(panel.page)
    assert "Change" not in words_of(panel.page.head)
    panel_for(small.stranger).show_what(small.pupils[0])
    assert told == ["Stan Strange may not see Aisha Ahmed. Ask the office, which sees every class."]


def test_a_name_that_looks_like_html_is_shown_as_it_is(
    small: SmallSchool, panel_for: OpenPanel
) -> None:
    odd = make.make_pupil(small.db, small.school, small.group, "<b>Bo", "Bold</b>")
    panel = panel_for(small.office)
    panel.show_what(odd)
    assert panel.page.head.name.text() == "<b>Bo Bold</b>"
    for shown in panel.page.findChildren(QLabel):
        assert shown.textFormat() is Qt.TextFormat.PlainText


def test_the_screens_are_as_they_were(
    small: SmallSchool, panel_for: OpenPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    panel = panel_for(small.office)
    same_picture(panel, "change_roll")
    assert nameless(panel) == []
    panel.show_what(small.pupils[0])
    same_picture(panel, "change_roll_page")
    assert nameless(panel) == []
    assert not panel.findChildren(QDialog)


def test_a_figure_opens_to_the_sessions_it_was_made_of(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    mark(small.teacher, opened(small), 0, "L", minutes=7)
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    button = panel.page.year.figures.button(Figure.MINUTES)
    assert button.accessibleName() == "Minutes late: 7"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    working = panel.findChild(FigureSessionsDialog)
    assert isinstance(working, FigureSessionsDialog)
    assert working.total.text() == "7 minutes late altogether"
    qtbot.keyClick(working.list, Qt.Key.Key_Return)
    history = panel.findChild(MarkHistoryDialog)
    assert isinstance(history, MarkHistoryDialog)
    history.close()
    working.close()


def test_an_earlier_year_opens_the_same_way(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    small.db.conn.execute("UPDATE enrolments SET starting_day = '2024-09-01'")
    make.insert(small.db, "year_marks", pupil=small.pupils[0], year=2025, marks="." * 80 + "NN")
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    years = panel.page.year.years
    assert [years.itemText(place) for place in range(years.count())] == [
        "This year, 2026/27",
        "2025/26",
    ]
    qtbot.keyClick(years, Qt.Key.Key_Down)
    qtbot.keyClick(panel.page.year.figures.button(Figure.UNAUTHORISED), Qt.Key.Key_Space)
    working = panel.findChild(FigureSessionsDialog)
    assert isinstance(working, FigureSessionsDialog)
    assert working.total.text() == "2 sessions"
    working.close()


def test_a_class_teacher_sees_absent_and_not_which_kind(
    small: SmallSchool, panel_for: OpenPanel
) -> None:
    panel = panel_for(small.teacher)
    panel.show_what(small.pupils[0])
    shown = [one for one in SHOWN if panel.page.year.figures.button(one).isVisible()]
    assert shown == [Figure.LATE, Figure.ABSENT]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ("/" * 18 + "NN", "Persistent absence: a tenth or more missed"),
        ("/N", "No alert yet: fewer than 20 possible sessions"),
        ("/" * 20, ""),
    ],
)
def test_an_alert_says_so_in_words(
    small: SmallSchool, panel_for: OpenPanel, marks: str, words: str
) -> None:
    make.insert(small.db, "year_marks", pupil=small.pupils[0], year=2026, marks="." * 74 + marks)
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    assert panel.page.year.alert.text() == words


def test_a_childs_record_is_printed_from_the_page(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    panel.show_what(small.pupils[0])
    with qtbot.waitSignal(panel.went) as went:
        panel.page.head.print_button.click()
    assert went.args == ["print_papers", small.pupils[0]]


def test_a_teacher_prints_no_childs_record(small: SmallSchool, panel_for: OpenPanel) -> None:
    panel = panel_for(small.teacher)
    panel.show_what(small.pupils[0])
    assert not panel.page.head.print_button.isVisible()
