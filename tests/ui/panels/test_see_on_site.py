"""On site by keys: the lists, a roll-call ticked from two windows, its end and its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.models.site.roll_call import CallKind
from desktop.tasks.marks import take_register
from desktop.tasks.site import call_roll
from desktop.ui.dialogs.site.end_call import EndCallDialog
from desktop.ui.dialogs.site.other_call import OtherCallDialog
from desktop.ui.panels.see_on_site import SeeOnSitePanel
from desktop.ui.papers.papers_dialog import PapersDialog
from tests import make
from tests.picture import nameless
from tests.tasks.site.test_see_on_site import LATE, LEFT, signed
from tests.tasks.taking import mark, opened
from tests.ui.panels.places import brought_to_view, form, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QTableView, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture
def shown(qtbot: QtBot, open_desk_for: OpenDeskFor) -> Callable[[Desk], SeeOnSitePanel]:
    def show(desk: Desk) -> SeeOnSitePanel:
        panel = SeeOnSitePanel(desk, open_desk_for(desk))
        brought_to_view(qtbot, panel)
        return panel

    return show


@pytest.fixture
def at_work(small: SmallSchool) -> SmallSchool:
    """Five children: here, late, on a trip, came late 09:20, left 09:20; and a class not taken."""
    for place, code in enumerate("/LVN/"):
        mark(small.office, opened(small), place, code)
    other = make.make_group(small.db, small.school, "Oak", "R")
    make.make_pupil(small.db, small.school, other, "Rae", "Reed")
    small.clock.set(9, 20)
    signed(small, 3, LATE)
    signed(small, 4, LEFT)
    return small


def begin(panel: SeeOnSitePanel, words: str = "Drill: fire") -> None:
    """Choose from the button's menu."""
    actions = panel.begin.menu().actions()
    next(one for one in actions if one.text().replace("&", "") == words).trigger()


def rows(view: QTableView, column: int = 0) -> list[str]:
    model = view.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def figures(panel: SeeOnSitePanel) -> str:
    return " ".join(one.text() for one in panel.on_site.figures.findChildren(QLabel))


def test_the_school_is_counted_and_each_class_beside_it(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    assert figures(panel) == (
        "3 in the building 2 of them late 1 left early 1 off site 0 away 1 not yet known"
    )
    assert rows(panel.on_site.classes) == ["Whole school", "Oak", "6B"]
    assert rows(panel.on_site.children_of, 2) == [
        "register not taken", "left 09:20", "late", "came late 09:20", "on a trip",
    ]  # fmt: skip


def test_a_class_opens_to_its_children_and_a_child_to_the_page(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(at_work.office)
    page = panel.on_site
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, RETURN):
        QTest.keyClick(page.classes, key)
    assert page.children_of.hasFocus()
    assert rows(page.children_of) == [
        "Eve Evans", "Chloe Carr", "Aisha Ahmed", "Ben Baxter", "Dylan Dodd",
    ]  # fmt: skip
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        QTest.keyClick(page.children_of, RETURN)
    assert chosen.args == [at_work.pupils[4]]


def test_a_colleagues_marks_and_the_clock_are_seen(
    shown: Callable[[Desk], SeeOnSitePanel], small: SmallSchool
) -> None:
    panel = shown(small.office)
    assert figures(panel).startswith("0 in the building")
    take_register.fill_rest(small.teacher, opened(small).id)
    small.clock.set(9, 1)
    panel.tick()
    assert figures(panel).startswith("5 in the building")


@pytest.mark.parametrize(
    ("hour", "day", "words"),
    [
        (16, 10, "School ended at 15:30: these children were in the building then."),
        (10, 8, "The school does not meet today: no register says who is in the building."),
        (10, 10, ""),
    ],
)
def test_when_the_registers_say_nothing_the_page_says_so(
    shown: Callable[[Desk], SeeOnSitePanel], small: SmallSchool, hour: int, day: int, words: str
) -> None:
    small.clock.set(hour, day=make.TUESDAY.replace(day=day))
    assert shown(small.office).on_site.notice.words == words


def test_one_press_begins_and_the_keyboard_is_where_children_are_ticked(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    begin(panel, "Emergency: fire")
    assert panel.call.title.text() == "Fire emergency"
    assert panel.call.field.hasFocus()
    assert rows(panel.call.missing) == ["Rae Reed", "Aisha Ahmed", "Ben Baxter", "Dylan Dodd"]
    assert rows(panel.call.missing, 2)[0] == "register not taken"


@pytest.mark.parametrize(
    ("typed", "keys", "left"),
    [
        ("be", [SPACE], ["Rae Reed", "Aisha Ahmed", "Dylan Dodd"]),
        ("do", [RETURN], ["Rae Reed", "Aisha Ahmed", "Ben Baxter"]),
        ("", [Qt.Key.Key_Down, SPACE], ["Rae Reed", "Ben Baxter", "Dylan Dodd"]),
        ("a", [Qt.Key.Key_Escape, SPACE], ["Aisha Ahmed", "Ben Baxter", "Dylan Dodd"]),
        ("zz", [SPACE], []),
    ],
)
def test_two_letters_and_space_tick_a_child(
    shown: Callable[[Desk], SeeOnSitePanel],
    at_work: SmallSchool, typed: str, keys: list[Qt.Key], left: list[str],
) -> None:  # fmt: skip
    panel = shown(at_work.office)
    begin(panel)
    QTest.keyClicks(panel.call.field, typed)
    for key in keys:
        QTest.keyClick(panel.call.field, key)
    assert rows(panel.call.missing) == left
    assert panel.call.missing_count.text() == str(len(left) or 4)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dilys d", []),
        ("dilys dix ", ["Dilys Dixon"]),
        ("dilys do ", ["Dilys Dodd"]),
        ("dilys  ", ["Dilys Dixon"]),
        ("dy ", ["Dylan Dodd"]),
    ],
)
def test_a_space_between_two_names_ticks_nobody(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, typed: str, found: list[str]
) -> None:
    """A child called for by both names must not leave another of the first standing as found."""
    for surname in ("Dodd", "Dixon"):
        make.make_pupil(at_work.db, at_work.school, at_work.group, "Dilys", surname)
    panel = shown(at_work.office)
    begin(panel)
    QTest.keyClicks(panel.call.field, typed)
    assert rows(panel.call.found_list) == found


def test_a_whole_class_is_ticked_at_once_and_taken_back(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    panel.call.classes.selectRow(1)
    with qtbot.waitSignal(panel.undoable) as done:
        QTest.keyClick(panel.call.classes, SPACE)
    assert done.args is not None
    assert done.args[0] == "All of 6B are found: 3 ticked."
    assert rows(panel.call.missing) == ["Rae Reed"]
    done.args[1]()
    assert len(rows(panel.call.missing)) == 4


def test_space_on_one_who_was_found_says_not_after_all(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    QTest.keyClick(panel.call.field, SPACE)
    panel.call.found_list.selectRow(0)
    with qtbot.waitSignal(panel.said) as said:
        QTest.keyClick(panel.call.found_list, SPACE)
    assert said.args == ["Rae Reed, Oak, is missing again."]
    assert panel.call.missing_count.text() == "4"


def test_two_desks_tick_in_one_roll_call(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    office, teacher = shown(at_work.office), shown(at_work.teacher)
    begin(office)
    teacher.refresh()
    assert rows(teacher.call.missing) == ["Aisha Ahmed", "Ben Baxter", "Dylan Dodd"]
    QTest.keyClick(teacher.call.field, SPACE)
    at_work.clock.set(9, 19)
    QTest.keyClick(office.call.field, SPACE)
    for panel in (office, teacher):
        panel.refresh()
    assert rows(office.call.missing) == rows(teacher.call.missing) == ["Ben Baxter", "Dylan Dodd"]
    assert rows(office.call.found_list, 1) == ["09:20, Tara Teach", "09:19, Olive Office"]


def chosen(panel: SeeOnSitePanel) -> str:
    line = panel.call.missing.current()
    return line.forename if line else ""


@pytest.mark.parametrize(
    ("ticked", "stays", "after"),
    [(0, "Ben", ["Rae Reed", "Dylan Dodd"]), (1, "", ["Rae Reed", "Aisha Ahmed", "Dylan Dodd"])],
)
def test_a_colleagues_tick_never_lets_a_key_meet_another_child(
    shown: Callable[[Desk], SeeOnSitePanel],
    at_work: SmallSchool, ticked: int, stays: str, after: list[str],
) -> None:  # fmt: skip
    panel = shown(at_work.office)
    begin(panel)
    for _ in range(2):
        QTest.keyClick(panel.call.field, Qt.Key.Key_Down)
    assert chosen(panel) == "Ben"
    call_roll.tick(at_work.teacher, panel.calling.number or 0, [at_work.pupils[ticked]])
    panel.refresh()
    assert chosen(panel) == stays
    QTest.keyClick(panel.call.field, SPACE)
    assert rows(panel.call.missing) == after


def test_one_child_after_another_is_ticked_down_the_list(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    for key in (Qt.Key.Key_Down, SPACE, SPACE, SPACE):
        QTest.keyClick(panel.call.field, key)
    assert rows(panel.call.missing) == ["Rae Reed"]
    assert chosen(panel) == "Rae"


def test_a_teacher_neither_begins_nor_ends(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.teacher)
    assert [one.isVisible() for one in (panel.begin, panel.log)] == [False, False]
    call_roll.begin(at_work.head, CallKind.DRILL, "Fire")
    panel.refresh()
    assert panel.call.isVisible()
    assert not panel.end.isVisible()


def test_the_list_is_looked_at_while_the_roll_call_goes_on(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    panel.list.click()
    panel.refresh()
    assert panel.on_site.isVisible()
    panel.go_on.click()
    assert panel.call.isVisible()


def test_the_end_names_the_missing_and_wants_a_word(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    QTest.keyClick(panel.call.field, SPACE)
    at_work.clock.set(9, 23, 40)
    panel.end.click()
    dialog = form(panel, EndCallDialog)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.boxes["note"].finding
    dialog.note.setText("Fetched by their mothers")
    assert saved(qtbot, panel, dialog) == "Fire drill ended after 3 min 40 s: 1 of 4 found."
    assert panel.calls.isVisible()
    assert rows(panel.calls.list, 3) == ["1 of 4"]
    assert "Not found: Aisha Ahmed, Ben Baxter, Dylan Dodd." in panel.calls.words.text()


def test_something_else_is_said_in_words(
    shown: Callable[[Desk], SeeOnSitePanel], small: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(small.head)
    begin(panel, "Something else…")
    dialog = form(panel, OtherCallDialog)
    dialog.what.setText("Gas leak")
    assert saved(qtbot, panel, dialog) == "Gas leak emergency: roll-call begun."


def test_a_roll_call_that_a_colleague_begins_takes_the_keyboard(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    panel.take_keyboard()
    call_roll.begin(at_work.head, CallKind.EMERGENCY, "Flood")
    panel.refresh()
    assert panel.call.field.hasFocus()


def test_while_a_colleague_ended_it_a_tick_is_refused_in_words(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, told: list[str]
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    call_roll.end(at_work.head, panel.calling.number or 0, "All are out")
    QTest.keyClick(panel.call.field, SPACE)
    assert told == ["That roll-call has ended. Begin another if children are missing."]
    panel.refresh()
    assert panel.on_site.isVisible()


def test_the_seconds_are_counted(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    at_work.clock.set(9, 22, 5)
    panel.tick()
    assert panel.call.clock.text() == "2 min 05 s"


def test_everything_in_each_page_has_a_name(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool
) -> None:
    panel = shown(at_work.office)
    assert nameless(panel) == []
    begin(panel)
    assert nameless(panel) == []
    panel.log.click()
    assert nameless(panel) == []


def test_the_panel_is_drawn(
    shown: Callable[[Desk], SeeOnSitePanel],
    at_work: SmallSchool, same_picture: Callable[[QWidget, str], None],
) -> None:  # fmt: skip
    panel = shown(at_work.office)
    same_picture(panel, "see_on_site")
    begin(panel)
    same_picture(cast("QWidget", panel), "roll_call")


def test_the_list_is_printed_in_one_press(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot, tmp_path: Path
) -> None:
    def printer() -> QPrinter:
        made = QPrinter()
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    panel = shown(at_work.office)
    panel.papers.usual_printer = printer
    with qtbot.waitSignal(panel.said, timeout=20_000) as said:
        QTest.keyClick(panel.print_list, SPACE)
    assert said.args == ["Printed On site: 1 page."]
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_without_a_printer_the_paper_is_shown(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(at_work.office)
    begin(panel)
    panel.papers.usual_printer = lambda: None
    QTest.keyClick(panel.print_call, SPACE)
    dialog = panel.findChild(PapersDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.all_made, timeout=20_000):
        pass
    assert dialog.papers[0].title == "Roll-call"
    dialog.reject()


def test_a_key_opens_the_menu_for_who_may_begin(
    shown: Callable[[Desk], SeeOnSitePanel], at_work: SmallSchool, qtbot: QtBot
) -> None:
    panel = shown(at_work.office)
    panel.take_keyboard()
    menu = panel.begin.menu()
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu.close))
    with qtbot.waitSignal(menu.aboutToHide):
        QTest.keyClick(panel.on_site.classes, Qt.Key.Key_F7)
