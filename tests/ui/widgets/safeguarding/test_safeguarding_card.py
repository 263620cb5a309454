"""The safeguarding card on a child's page, by keys: opening is a look, leaving closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.models.organisation.staff import Role
from desktop.models.safeguarding.note import CHECKED_FIRST
from desktop.storage.safeguarding.notes import notes_of
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.tasks.safeguarding.open_safeguarding import add_note
from desktop.ui.dialogs.roll.put_flag import PutFlagDialog
from desktop.ui.dialogs.safeguarding.assess_risk import AssessRiskDialog
from desktop.ui.panels.change_roll import ChangeRollPanel
from tests import make
from tests.picture import nameless, picture
from tests.tasks.safeguarding.at_risk import ASSESSMENT, CANARY, lead, looks

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.safeguarding.safeguarding_card import SafeguardingCard
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPage = Callable[[Desk], ChangeRollPanel]

SPACE, CONTROL = Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page_for(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> OpenPage:
    """Aisha's page; she has two flags, a note and an assessment."""
    pupil = small.pupils[0]
    put_flag(small.officer, pupil, "Social worker", CANARY)
    put_flag(small.officer, pupil, "Medical", "Inhaler in the tray")
    add_note(small.officer, pupil, f"Told at the gate: {CANARY}")
    write_assessment(small.officer, ASSESSMENT)

    def opened(desk: Desk) -> ChangeRollPanel:
        panel = ChangeRollPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 900)
        panel.show_what(pupil)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return opened


def press(card: QWidget, words: str, qtbot: QtBot) -> None:
    """Press a button of the card by the keyboard."""
    found = [one for one in card.findChildren(QPushButton) if one.text().startswith(words)]
    qtbot.keyClick(found[0], SPACE)


def open_card(panel: ChangeRollPanel, qtbot: QtBot) -> SafeguardingCard:
    card = panel.page.safeguarding
    qtbot.keyClick(card.opens, SPACE)
    return card


def test_nothing_is_read_until_it_is_opened_and_opening_is_kept(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(small.head)
    card = panel.page.safeguarding
    assert card.words.text().startswith("2 flags, 1 note. RED: a flag on the child’s record.")
    assert (CANARY in picture(panel), looks(small)) == (False, [])
    open_card(panel, qtbot)
    assert looks(small) == ["Hilda Head: flags and notes"]
    assert "Told at the gate" in picture(panel)
    assert "Hilda Head, Head: flags and notes" in picture(card)
    assert nameless(card) == []


def test_the_attendance_officer_does_not_read_who_looked(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(small.officer)
    card = open_card(panel, qtbot)
    assert "Looked at by" not in picture(card)


def test_a_teacher_opens_the_flag_for_the_class_and_has_nothing_to_press(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(small.teacher)
    card = open_card(panel, qtbot)
    shown = picture(card)
    assert "Inhaler in the tray" in shown
    assert [one for one in (CANARY, "Add flag", "Notes", "RED") if one in shown] == []
    assert looks(small) == ["Tara Teach: flags for the class"]


@pytest.mark.parametrize("who", ["office", "administrator"])
def test_the_others_have_no_such_card(small: SmallSchool, page_for: OpenPage, who: str) -> None:
    someone = make.make_person(small.db, small.school, "Ada Min", Role.ADMINISTRATOR, Role.OFFICE)
    desk = small.office if who == "office" else small.desk(someone)
    assert not page_for(desk).page.safeguarding.isVisible()


def test_a_note_is_typed_and_kept_by_keys(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(lead(small))
    card = open_card(panel, qtbot)
    assert card.file is not None
    card.file.note.setFocus()
    qtbot.keyClicks(card.file.note, "Rang the nurse")
    with qtbot.waitSignal(panel.said) as said:
        qtbot.keyClick(card.file.note, Qt.Key.Key_Return, CONTROL)
    assert said.args == ["The note is kept."]
    assert "Rang the nurse" in picture(card)
    assert card.words.text().startswith("2 flags, 2 notes.")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", f"{CHECKED_FIRST[0]} none kept"),
        ("Rang home", f"Rang home\n{CHECKED_FIRST[0]} none kept"),
    ],
)
def test_what_is_checked_first_is_answered_or_left_by_keys(  # R99
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot, typed: str, kept: str
) -> None:
    panel = page_for(small.officer)
    card = open_card(panel, qtbot)
    assert card.file is not None
    qtbot.keyClicks(card.file.note, typed)
    press(card, "Check first", qtbot)
    assert panel.focusWidget() is card.file.note
    qtbot.keyClicks(card.file.note, "none kept")
    qtbot.keyClick(card.file.note, Qt.Key.Key_Return, CONTROL)
    assert notes_of(small.db, small.pupils[0])[0].words == kept


def test_another_child_or_another_place_closes_it(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(small.head)
    card = open_card(panel, qtbot)
    panel.refresh()
    assert card.file is not None
    panel.show_what(small.pupils[1])
    assert card.file is None
    panel.show_what(small.pupils[0])
    open_card(panel, qtbot)
    panel.hide()
    assert card.file is None


def test_flag_and_assessment_open_their_forms(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(small.head)
    card = open_card(panel, qtbot)
    for words, form in (("Add flag", PutFlagDialog), ("New version", AssessRiskDialog)):
        press(card, words, qtbot)
        found = card.findChild(form)
        assert isinstance(found, form)
        found.close()
    assert looks(small)[-1] == "Hilda Head: risk assessment of Tue 10 Nov 2026"


def test_the_paper_is_shown_and_that_is_kept(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    panel = page_for(small.head)
    press(open_card(panel, qtbot), "Show and print", qtbot)
    qtbot.waitSignal(panel.papers.all_made).wait()
    assert [paper.title for paper in panel.papers.papers] == [
        "Risk assessment of Aisha Ahmed, Tue 10 Nov 2026"
    ]
    panel.papers.close()
    assert looks(small)[-1] == "Hilda Head: risk assessment of Tue 10 Nov 2026 shown as paper"
