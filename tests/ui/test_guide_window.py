"""The guide opens at the page about the place, leads on by its links, and has a page for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser

from desktop.paths import resource
from desktop.ui.guide_window import GuideWindow, guide_page
from desktop.ui.navigation import PANELS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PAGES = sorted(resource("guide/index.md").parent.glob("*.md"))


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


@pytest.mark.parametrize("place", PANELS, ids=lambda place: place.name)
def test_every_place_has_its_page(place: object) -> None:
    name = getattr(place, "name", "")
    assert guide_page(name.replace("_", "-")) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_in_the_guide_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+\.md)", page.read_text(encoding="utf-8"))
    assert [link for link in links if guide_page(link.removesuffix(".md")) is None] == []
