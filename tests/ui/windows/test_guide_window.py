"""The guide opens at the page about the place and leads on by its links; its pictures fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser

from desktop.ui.windows.guide_window import GuideWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    made = GuideWindow()
    qtbot.addWidget(made)
    return made


def test_a_page_opens_by_name_and_an_unknown_one_at_the_contents(guide: GuideWindow) -> None:
    guide.show_page("keep-safe")
    assert guide.text.startswith("Safe keeping")
    guide.show_page("no-such-page")
    assert guide.text.startswith("Guide")


def test_a_link_leads_to_its_page_and_back(guide: GuideWindow) -> None:
    guide.show_page("index")
    pages = guide.findChildren(QTextBrowser)[0]
    pages.anchorClicked.emit(QUrl("sign-in.md"))
    assert guide.text.startswith("Signing in")
    pages.backward()
    assert guide.text.startswith("Guide")


def test_nothing_is_fetched_from_outside(guide: GuideWindow) -> None:
    guide.show_page("index")
    before = guide.text
    guide.findChildren(QTextBrowser)[0].anchorClicked.emit(QUrl("https://example.invalid/a.md"))
    assert guide.text == before


@pytest.mark.parametrize("width", [640, 420, 900])
def test_a_picture_is_never_wider_than_the_window(
    guide: GuideWindow, qtbot: QtBot, width: int
) -> None:
    guide.show_page("today")
    guide.resize(width, 700)
    pages = guide.findChildren(QTextBrowser)[0]
    qtbot.waitUntil(lambda: pages.width() > width - 60)
    assert pages.document().idealWidth() <= pages.viewport().width()
