"""Contracts and plans on a child's page: for those who keep them, with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.tasks.agreements.review_agreement import review_agreement
from desktop.ui.panels.change_roll import ChangeRollPanel
from tests.documents.reading import words_of
from tests.picture import nameless, picture
from tests.tasks.agreements.agreed import MET, made
from tests.tasks.safeguarding.at_risk import lead

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.papers.preview import PaperJob
    from desktop.ui.widgets.agreements.agreements_card import AgreementsCard
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPage = Callable[[Desk], ChangeRollPanel]

LINE = (
    "Attendance contract, Mon 2 Nov 2026 to Fri 18 Dec 2026: review Tue 1 Dec 2026. 0 of 3 signed."
    " Attendance in it: no sessions yet, target 95 %."
)


@pytest.fixture
def page_for(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> OpenPage:
    def opened(desk: Desk) -> ChangeRollPanel:
        panel = ChangeRollPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 900)
        panel.show_what(small.pupils[0])
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return opened


def presses(card: AgreementsCard) -> list[str]:
    return [one.text() for one in card.findChildren(QPushButton) if one.isVisibleTo(card)]


@pytest.mark.parametrize(("who", "there"), [("office", True), ("head", True), ("teacher", False)])
def test_it_is_there_for_those_who_keep_them(
    small: SmallSchool, page_for: OpenPage, who: str, there: bool
) -> None:
    made(small)
    panel = page_for(getattr(small, who))
    card = panel.page.agreements
    assert card.isVisible() is there
    assert (LINE in picture(card)) is there


def test_the_lead_has_it_too_and_a_child_without_one_begins_with_none(
    small: SmallSchool, page_for: OpenPage
) -> None:
    panel = page_for(lead(small))
    card = panel.page.agreements
    assert "None." in picture(card)
    assert presses(card) == ["New contract or plan…"]


def test_a_version_before_is_shown_too(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    made(small, replaces=made(small))
    panel = page_for(small.office)
    card = panel.page.agreements
    assert "The version agreed on Tue 10 Nov 2026, replaced." in picture(card)
    name = "Show and print the version agreed on Tue 10 Nov 2026"
    (shows,) = [one for one in card.findChildren(QPushButton) if one.accessibleName() == name]
    asked: list[PaperJob] = []
    card.errands.paper_asked.disconnect()
    card.errands.paper_asked.connect(asked.append)
    qtbot.keyClick(shows, Qt.Key.Key_Space)
    assert "no answer is kept" in words_of(asked[0].make(small.office).pdf)[0]


def test_what_has_ended_is_shown_and_not_reviewed(
    small: SmallSchool, page_for: OpenPage, qtbot: QtBot
) -> None:
    number = made(small)
    panel = page_for(small.office)
    card = panel.page.agreements
    every = ["Review…", "Signatures…", "Change…", "Sessions", "Show and print"]
    assert [one for one in presses(card) if one in every] == every
    assert nameless(card) == []
    review_agreement(small.office, number, MET)
    panel.refresh()
    qtbot.waitUntil(lambda: "ended Tue 10 Nov 2026: met" in picture(card))
    assert "Review…" not in presses(card)
