"""Amending over a span on the screen: nothing before its preview, one press, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.record.span_amendment import Which
from desktop.tasks.admissions.link_siblings import link_siblings
from desktop.tasks.record.amend_registers import amend, past_amendments, preview
from desktop.ui.panels.amend_registers import AmendRegistersPanel
from desktop.ui.widgets.record.amendment_views import CHANGES, FIGURES, LEFT, PAST
from tests.picture import nameless
from tests.tasks.record.amending import FIRST, LAST, two_days, wanted
from tests.tasks.taking import codes, mark, opened
from tests.ui.panels.places import brought_to_view
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> AmendRegistersPanel:
    two_days(small)
    made = AmendRegistersPanel(small.office, open_desk_for(small.office))
    brought_to_view(qtbot, made)
    made.form.first.set_session(FIRST)
    made.form.last.set_session(LAST)
    return made


def ask(panel: AmendRegistersPanel, reason: str = "Mother rang: flu") -> None:
    """Tick the class by key, type why, and ask for the preview."""
    classes = panel.form.whose.classes
    classes.setFocus()
    classes.setCurrentRow(0)
    QTest.keyClick(classes, Qt.Key.Key_Space)
    panel.form.reason.setFocus()
    QTest.keyClicks(panel.form.reason, reason)
    QTest.keyClick(panel.form.reason, Qt.Key.Key_Return, _CONTROL)


def test_every_change_is_seen_before_it_is_done(
    panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    ask(panel)
    assert panel.amend.text() == "Amend 4 marks"
    assert panel.views.counts.text() == (
        "4 marks of 2 children would change; 11 of another kind were not asked about."
    )
    assert [one.name for one in panel.views.changes.facts.facts][:2] == [
        "Aisha Ahmed",
        "Ben Baxter",
    ]
    assert codes(small, FIRST) == "N N / / L"


def test_one_press_amends_and_the_said_line_takes_it_back(
    qtbot: QtBot, panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    ask(panel)
    with qtbot.waitSignal(panel.undoable) as said, qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.amend, Qt.Key.Key_Space)
    words, undo = said.args
    assert words.startswith("Amended: 4 marks. Marks that are N become I: 6B")
    assert codes(small, FIRST) == "I I / / L"
    with qtbot.waitSignal(panel.said) as back, qtbot.waitSignal(panel.changed):
        undo()
    assert back.args == ["4 marks put back."]
    assert codes(small, FIRST) == "N N / / L"


@pytest.mark.parametrize("part", ["note", "reason"])
def test_what_is_asked_for_is_not_amended_before_it_is_shown_again(
    panel: AmendRegistersPanel, part: str
) -> None:
    """A reason may be typed, or chosen from those given before."""
    ask(panel)
    getattr(panel.form, part).setText("Seen")
    assert not panel.amend.isEnabled()
    assert panel.views.changes.facts.facts == ()


def test_while_marks_are_written_nothing_else_is_asked_for(
    qtbot: QtBot, panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    ask(panel)
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.amend, Qt.Key.Key_Space)
        assert panel.notice.words == "Writing the marks…"
        assert not panel.form.isEnabled()
        panel.amending.amend(wanted(small), preview(small.office, wanted(small)))
    assert panel.notice.words == ""
    assert panel.form.isEnabled()
    assert len(past_amendments(small.office)) == 1


def test_a_mark_changed_meanwhile_brings_the_new_list_with_a_sentence(
    qtbot: QtBot, panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    ask(panel)
    mark(small.officer, opened(small, FIRST), 1, "M", reason="Dentist")
    with qtbot.waitSignal(panel.amending.refused):
        QTest.keyClick(panel.amend, Qt.Key.Key_Space)
    assert panel.notice.words.startswith("A mark has changed since this was shown.")
    assert panel.amend.text() == "Amend 3 marks"
    assert past_amendments(small.office) == ()


def test_what_may_not_be_is_left_with_why(panel: AmendRegistersPanel) -> None:
    panel.form.code.setCurrentIndex(panel.form.code.findData("C"))
    assert panel.form.code.currentText().startswith("C, waits for the head: ")
    ask(panel)
    assert panel.views.tabs.currentIndex() == LEFT
    assert {one.left.split(".")[0] for one in panel.views.left.facts.facts} == {
        "C waits for the head"
    }
    assert not panel.amend.isEnabled()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ("reason", "An amendment needs a reason. Say why in a few words."),
        ("day", "A day is missing. Give both days as 12/11/2026."),
        ("minutes", "ten is no number of minutes. Type a number, or nothing."),
    ],
)
def test_a_request_that_cannot_be_is_refused_in_place(
    panel: AmendRegistersPanel, spoil: str, words: str
) -> None:
    if spoil == "day":
        panel.form.last.day.set_day(None)
    if spoil == "minutes":
        panel.form.code.setCurrentIndex(panel.form.code.findData("L"))
        panel.form.minutes.setText("ten")
    ask(panel, "" if spoil == "reason" else "Flu")
    assert panel.notice.words == words


def test_minutes_are_asked_for_only_where_they_belong(panel: AmendRegistersPanel) -> None:
    assert not panel.form.minutes.isVisible()
    panel.form.code.setCurrentIndex(panel.form.code.findData("L"))
    assert panel.form.minutes.isVisible()


def test_a_family_is_a_press(panel: AmendRegistersPanel, small: SmallSchool) -> None:
    link_siblings(small.office, small.pupils[0], small.pupils[1])
    assert not panel.form.family.isEnabled()
    panel.show_what(small.pupils[0])
    panel.form.family.click()
    assert panel.form.whose.pupils == (small.pupils[0], small.pupils[1])


def test_tab_goes_through_the_family_before_another_child_is_added(
    panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    whose = panel.form.whose
    for pupil in small.pupils[:2]:
        whose.add_pupil(pupil)
    settle()
    whose.classes.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(panel.window(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        reached.append(here.accessibleName() or getattr(here, "text", str)())
    assert reached == ["Without Aisha Ahmed", "Without Ben Baxter", "Add a child"]


def test_a_first_day_after_the_last_takes_it_along(panel: AmendRegistersPanel) -> None:
    panel.form.last.set_session(FIRST)
    panel.form.first.set_session(LAST)
    panel.form.first.session_changed.emit()
    assert panel.form.last.session == LAST.__class__(LAST.day, LAST.half.__class__(1))


def test_the_figures_say_before_and_after(panel: AmendRegistersPanel) -> None:
    panel.form.code.setCurrentIndex(panel.form.code.findData("/"))
    ask(panel, "Was in the music room")
    panel.views.turn_to(FIGURES)
    figures = panel.views.figures.facts
    assert [figures.index(0, column).data() for column in range(6)] == [
        "Aisha Ahmed", "2026/27", "0.0 to 100.0", "3 to 0", "3 to 0",
        "no longer persistently absent",
    ]  # fmt: skip


def test_an_earlier_amendment_is_taken_back_from_the_list(
    qtbot: QtBot, panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    asked = wanted(small, which=Which.HERE, code="Y2")
    amend(small.head, asked, preview(small.head, asked))
    panel.refresh()
    panel.views.turn_to(PAST)
    assert "By Hilda Head, Head" in panel.views.details.text()
    with qtbot.waitSignal(panel.said):
        QTest.keyClick(panel.take_back, Qt.Key.Key_Space)
    assert codes(small, FIRST) == "N N / / L"
    assert [one.marks for one in panel.views.past.facts.facts] == [11, 11]


def test_what_was_just_amended_is_what_is_taken_back(
    qtbot: QtBot, panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    earlier = wanted(small, which=Which.HERE, code="Y2")
    amend(small.head, earlier, preview(small.head, earlier))
    panel.refresh()
    ask(panel)
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.amend, Qt.Key.Key_Space)
    assert "become I" in panel.views.details.text()
    with qtbot.waitSignal(panel.said) as back:
        QTest.keyClick(panel.take_back, Qt.Key.Key_Space)
    assert back.args == ["4 marks put back."]
    assert "Taken back: Marks that are N become I" in panel.views.details.text()


def test_enter_on_a_line_opens_its_register(
    qtbot: QtBot, panel: AmendRegistersPanel, small: SmallSchool
) -> None:
    ask(panel)
    panel.views.changes.selectRow(0)
    with qtbot.waitSignal(panel.went) as went:
        QTest.keyClick(panel.views.changes, Qt.Key.Key_Return)
    assert went.args == ["take_register", (small.group, FIRST)]


@pytest.mark.parametrize("tab", [CHANGES, LEFT, FIGURES, PAST])
def test_every_field_and_button_has_a_name(panel: AmendRegistersPanel, tab: int) -> None:
    ask(panel)
    panel.views.turn_to(tab)
    assert nameless(panel) == []


def test_the_panel_is_drawn(
    panel: AmendRegistersPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    ask(panel)
    same_picture(panel, "amend_registers")
