"""At risk on the screen: counts by child, no secret, Enter to the page."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.agreements.agreement import Kind
from desktop.models.site.pressing_risk import AGREEMENTS
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.agreements.review_agreement import review_agreement
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.tasks.safeguarding.open_safeguarding import add_note, open_safeguarding
from desktop.ui.dialogs.agreements.agreement_answers import AgreementAnswersDialog
from desktop.ui.dialogs.agreements.agreement_form import AgreementFormDialog
from desktop.ui.dialogs.agreements.review_agreement import ReviewAgreementDialog
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.panels.watch_children import WatchChildrenPanel
from tests import make
from tests.picture import nameless, picture
from tests.tasks.agreements.agreed import MET, made
from tests.tasks.safeguarding.at_risk import ASSESSMENT, CANARY

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.papers.preview import PaperJob
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], WatchChildrenPanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    held = []  # or what nobody holds takes its dialogs with it

    def opened(desk: Desk) -> WatchChildrenPanel:
        panel = WatchChildrenPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 620)
        panel.refresh()
        panel.show()
        panel.activateWindow()
        with qtbot.waitActive(panel):
            pass
        panel.take_keyboard()
        held.append(panel)
        return panel

    return opened


@pytest.fixture
def watched(small: SmallSchool) -> SmallSchool:
    """Aisha with an assessment due today, Ben RED without, Chloe with a note."""
    aisha, ben, chloe, *_ = small.pupils
    small.clock.set(9, 0, day=make.TUESDAY)
    put_flag(small.officer, aisha, "Social worker", CANARY)
    write_assessment(small.officer, ASSESSMENT)
    put_flag(small.officer, ben, "Child protection", CANARY)
    add_note(small.officer, chloe, CANARY)
    open_safeguarding(small.officer, ben)
    return small


def test_who_needs_an_assessment_stands_first_and_no_secret_is_shown(
    watched: SmallSchool,
    panel_for: OpenPanel,
    same_picture: Callable[[QWidget, str], None],
) -> None:
    panel = panel_for(watched.head)
    same_picture(panel, "watch_children")
    assert nameless(panel) == []
    assert CANARY not in picture(panel)


def test_enter_opens_the_page_of_the_chosen_child(
    watched: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(watched.officer)
    assert panel.watched is not None
    qtbot.keyClick(panel.watched.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        qtbot.keyClick(panel.watched.list, Qt.Key.Key_Return)
    assert chosen.args == [watched.pupils[0]]


@pytest.mark.parametrize(("who", "told"), [("head", True), ("officer", False)])
def test_the_last_look_is_a_column_only_for_those_who_read_looks(
    watched: SmallSchool, panel_for: OpenPanel, who: str, told: bool
) -> None:
    panel = panel_for(getattr(watched, who))
    assert ("Last look" in picture(panel)) is told


def test_an_empty_list_says_so(small: SmallSchool, panel_for: OpenPanel) -> None:
    panel = panel_for(small.head)
    assert panel.watched is not None
    said = "No child on roll has a flag, a note or a risk assessment."
    assert panel.watched.notice.words == said
    assert not panel.watched.list.isVisible()
    panel.show_what(AGREEMENTS)
    assert panel.agreements.notice.words.startswith("No contract or action plan is kept")


def test_f7_turns_to_the_contracts_and_plans(
    watched: SmallSchool, panel_for: OpenPanel, qtbot: QtBot,
    same_picture: Callable[[QWidget, str], None],
) -> None:  # fmt: skip
    made(watched, made_on=date(2026, 10, 6), review_on=date(2026, 11, 3))
    panel = panel_for(watched.head)
    assert panel.watched is not None
    qtbot.keyClick(panel.watched.list, Qt.Key.Key_F7)
    same_picture(panel, "watch_children_contracts")
    assert nameless(panel) == []
    assert panel.due.text() == "1 review due"


def test_the_office_has_the_contracts_alone(watched: SmallSchool, panel_for: OpenPanel) -> None:
    made(watched)
    panel = panel_for(watched.office)
    assert panel.watched is None
    assert not panel.tabs.isVisible()
    assert panel.agreements.list.isVisible()
    assert "Children at risk" not in picture(panel)


def test_letters_do_what_stands_beside_the_list(
    watched: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    made(watched)
    panel = panel_for(watched.office)
    table = panel.agreements.list
    for key, dialog in (
        (Qt.Key.Key_R, ReviewAgreementDialog), (Qt.Key.Key_S, AgreementAnswersDialog),
        (Qt.Key.Key_C, AgreementFormDialog), (Qt.Key.Key_F, FigureSessionsDialog),
        (Qt.Key.Key_F4, FindPupilDialog),
    ):  # fmt: skip
        qtbot.keyClick(table, key)
        (shown,) = [one for one in panel.findChildren(dialog) if one.isVisible()]
        shown.close()
    asked: list[PaperJob] = []
    panel.agreements.paper_asked.disconnect()
    panel.agreements.paper_asked.connect(asked.append)
    qtbot.keyClick(table, Qt.Key.Key_P)
    assert [one.title for one in asked] == ["the attendance contract"]
    with qtbot.waitSignal(panel.pupil_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [watched.pupils[0]]


def test_what_has_ended_is_only_shown(watched: SmallSchool, panel_for: OpenPanel) -> None:
    review_agreement(watched.office, made(watched), MET)
    panel = panel_for(watched.office)
    shown = [key for key, one in panel.agreements.buttons.items() if one.isVisible()]
    assert shown == ["S", "F", "P"]


def test_a_contract_is_found_by_its_older_name(
    watched: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    made(watched)
    made(watched, kind=Kind.PLAN)
    panel = panel_for(watched.office)
    qtbot.keyClicks(panel.agreements.search, "parenting contract")
    found = [one.standing.agreement.kind for one in panel.agreements.list.facts.facts]
    assert found == [Kind.CONTRACT]
    qtbot.keyClicks(panel.agreements.search, "zzz")
    assert panel.agreements.notice.words == "None fits what is typed."


def test_what_is_kept_is_read_again_and_told(
    watched: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    made(watched)
    panel = panel_for(watched.office)
    review_agreement(watched.office, 1, MET)
    with qtbot.waitSignals([panel.said, panel.changed]):
        panel.agreements.errands.said.emit("The review is kept.")
        panel.agreements.errands.changed.emit()
    assert "ended Tue 10 Nov 2026: met" in picture(panel)
