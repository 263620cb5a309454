"""Looking back on the screen: arrows go from change to change, each said in words."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.days.session import Half, Session
from desktop.models.organisation.staff import Role
from desktop.ui.dialogs.roll.mark_history import MarkHistoryDialog
from desktop.ui.panels.change_roll import ChangeRollPanel
from desktop.ui.panels.look_back import LookBackPanel
from tests import make
from tests.picture import nameless
from tests.tasks.record.amending import FIRST, LAST, MONDAY, amended, two_days, wanted
from tests.tasks.taking import mark, opened
from tests.ui.panels.places import brought_to_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

HOME, END, LEFT, RIGHT = Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Right


def shown(qtbot: QtBot, desk: Desk) -> LookBackPanel:
    made = LookBackPanel(desk, lambda: nullcontext(desk))
    brought_to_view(qtbot, made)
    return made


@pytest.fixture
def panel(qtbot: QtBot, small: SmallSchool) -> LookBackPanel:
    """Monday morning: taken, closed at 09:40, two marks amended on Tuesday at 10:00."""
    two_days(small)
    small.clock.set(10, 0)
    amended(small.office, wanted(small))
    made = shown(qtbot, small.head)
    made.show_what((small.group, FIRST))
    made.take_keyboard()
    return made


def marks(panel: LookBackPanel) -> str:
    return " ".join(line.mark.partition("  ")[0] for line in panel.view.lines.facts.facts)


@pytest.mark.parametrize(
    ("keys", "stood", "moment"),
    [
        ((), "I I / / L", "As it stood on Tue 10 Nov 2026 at 10:00:00"),
        ((LEFT,), "N N / / L", "As it stood on Mon 9 Nov 2026 at 09:40:00"),
        ((LEFT, RIGHT), "I I / / L", "As it stood on Tue 10 Nov 2026 at 10:00:00"),
        ((HOME, RIGHT), "N N / / L", "As it stood on Mon 9 Nov 2026 at 09:05:00"),
        (
            (HOME,),
            "no mark no mark no mark no mark no mark",
            "Before anything was recorded",
        ),
        ((HOME, END), "I I / / L", "As it stood on Tue 10 Nov 2026 at 10:00:00"),
    ],
)
def test_arrows_go_from_change_to_change(
    panel: LookBackPanel, keys: tuple[Qt.Key, ...], stood: str, moment: str
) -> None:
    for key in keys:
        QTest.keyClick(panel.view.slider.slider, key)
    assert (marks(panel), panel.view.slider.moment.text()) == (stood, moment)


def test_what_changed_is_said_with_original_reason_date_name_and_position(
    panel: LookBackPanel,
) -> None:
    assert panel.view.what.text() == "2 marks (amendment) by Olive Office, Office."
    lines = panel.view.lines.facts
    assert [lines.index(0, column).data() for column in range(5)] == [
        "1", "Aisha Ahmed", "I  Illness (not medical or dental appointm…", "N before",
        "Mother rang: flu",
    ]  # fmt: skip
    assert [line.is_new for line in lines.facts] == [True, True, False, False, False]


def test_a_close_that_ran_late_says_both_moments(panel: LookBackPanel) -> None:
    QTest.keyClick(panel.view.slider.slider, LEFT)
    assert panel.view.what.text().startswith("Closed by the clock. It took effect at 09:26")


def test_an_original_mark_that_was_changed_twice_is_named(
    panel: LookBackPanel, small: SmallSchool
) -> None:
    mark(small.officer, opened(small, FIRST), 0, "M", reason="Dentist")
    panel.refresh()
    assert panel.view.lines.facts.index(0, 3).data() == "I before, first N"


def test_two_moments_are_compared_in_words(panel: LookBackPanel) -> None:
    panel.view.other.setCurrentIndex(panel.view.other.findData(2))
    words = "2 marks differ: Aisha Ahmed N, then I; Ben Baxter N, then I."
    assert panel.view.compared.text() == words
    QTest.keyClick(panel.view.slider.slider, LEFT)
    assert panel.view.compared.text() == "No mark differs."


def test_the_moment_stays_when_somebody_saves_and_the_last_one_follows(
    panel: LookBackPanel, small: SmallSchool
) -> None:
    QTest.keyClick(panel.view.slider.slider, LEFT)
    mark(small.officer, opened(small, FIRST), 0, "M", reason="Dentist")
    panel.refresh()
    assert marks(panel) == "N N / / L"
    QTest.keyClick(panel.view.slider.slider, END)
    mark(small.officer, opened(small, FIRST), 1, "M", reason="Dentist")
    panel.refresh()
    assert marks(panel) == "M M / / L"


def test_it_opens_at_a_moment(panel: LookBackPanel, small: SmallSchool) -> None:
    small.clock.set(9, 30, day=MONDAY)
    panel.show_what((small.group, FIRST, small.clock()))
    assert panel.view.slider.moment.text() == "As it stood on Mon 9 Nov 2026 at 09:05:00"


def test_arrows_go_to_the_next_register(panel: LookBackPanel) -> None:
    QTest.keyClick(panel, RIGHT, Qt.KeyboardModifier.AltModifier)
    assert panel.chooser.session.session == Session(MONDAY, Half.PM)
    panel.chooser.back.click()
    assert panel.chooser.session.session == FIRST


def test_a_day_without_a_register_is_said_in_place(panel: LookBackPanel) -> None:
    panel.chooser.session.set_session(Session(MONDAY.replace(day=8), Half.AM))
    panel.chooser.session.session_changed.emit()
    assert panel.notice.words.startswith("No register was kept for Sun 8 Nov 2026 AM.")
    assert not panel.view.isVisible()


def test_a_class_that_may_look_on_sees_no_reason(
    qtbot: QtBot, panel: LookBackPanel, small: SmallSchool
) -> None:
    teaching_head = make.make_person(small.db, small.school, "Tom Both", Role.HEAD)
    make.teach(small.db, small.group, teaching_head)
    made = shown(qtbot, small.desk(teaching_head))
    made.show_what((small.group, FIRST))
    assert marks(made) == "A A / / L"
    assert {line.reason for line in made.view.lines.facts.facts} == {""}
    made.view.other.setCurrentIndex(made.view.other.findData(2))
    assert "Aisha Ahmed N, then A" in made.view.compared.text()
    panel.close()


def test_what_is_on_view_is_printed(
    qtbot: QtBot, open_desk_for: OpenDeskFor, panel: LookBackPanel, small: SmallSchool
) -> None:
    panel.close()
    made = LookBackPanel(small.head, open_desk_for(small.head))
    brought_to_view(qtbot, made)
    made.show_what((small.group, FIRST))
    QTest.keyClick(made.view.slider.slider, LEFT)
    made.paper.click()
    assert made.dialog is not None
    with qtbot.waitSignal(made.dialog.all_made):
        pass
    (paper,) = made.dialog.papers
    made.dialog.close()
    assert paper.title.endswith("as it stood on Mon 9 Nov 2026 at 09:40:00")


def test_it_begins_with_a_class_and_the_session_now(qtbot: QtBot, small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    made = shown(qtbot, small.office)
    assert made.chooser.classes.currentText() == "6B"
    assert made.chooser.session.session == LAST


def test_enter_on_a_child_asks_for_the_childs_page(
    qtbot: QtBot, panel: LookBackPanel, small: SmallSchool
) -> None:
    panel.view.lines.selectRow(1)
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        QTest.keyClick(panel.view.lines, Qt.Key.Key_Return)
    assert chosen.args == [small.pupils[1]]


def test_a_marks_history_on_the_childs_page_leads_here(
    qtbot: QtBot, panel: LookBackPanel, small: SmallSchool
) -> None:
    pupils = ChangeRollPanel(small.head, lambda: nullcontext(small.head))
    brought_to_view(qtbot, pupils)
    pupils.show_what(small.pupils[0])
    pupils.page.errands.show_mark_history(FIRST)
    history = pupils.findChild(MarkHistoryDialog)
    assert isinstance(history, MarkHistoryDialog)
    with qtbot.waitSignal(pupils.went) as went:
        history.look_back.click()
    assert went.args == ["look_back", (small.group, FIRST)]
    panel.close()


def test_every_field_and_button_has_a_name(panel: LookBackPanel) -> None:
    assert nameless(panel) == []


def test_the_panel_is_drawn(
    panel: LookBackPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    same_picture(panel, "look_back")
