"""Words can be read on what they stand on, in light and in dark, small and large."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QPushButton, QTableWidget

from desktop.paths import resource
from desktop.ui import style
from desktop.ui.theme import DARK, EDGE_PAIRS, LIGHT, TEXT_PAIRS, Theme, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ROOMY = 200


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.font(), qapp.palette(), qapp.property("sheet"), qapp.property("theme")
    yield qapp
    qapp.setProperty("sheet", before[2])
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setProperty("theme", before[3])
    qapp.styleHints().unsetColorScheme()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("words", "back"), TEXT_PAIRS)
def test_words_stand_out_from_their_background(theme: Theme, words: str, back: str) -> None:
    assert contrast(getattr(theme, words), getattr(theme, back)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("edge", "back"), EDGE_PAIRS)
def test_edges_and_the_focus_ring_stand_out(theme: Theme, edge: str, back: str) -> None:
    assert contrast(getattr(theme, edge), getattr(theme, back)) >= 3


def test_the_style_sheet_puts_words_only_on_measured_backgrounds() -> None:
    sheet = resource("styles/app.qss").read_text(encoding="utf-8")
    used = set()
    for body in re.findall(r"\{([^{}]*)\}", re.sub(r"\$\{(\w+)\}", r"$\1", sheet)):
        words = re.findall(r"(?<![-\w])color: \$(\w+)", body)
        backs = re.findall(r"(?<![-\w])background: \$(\w+)", body)
        used |= {(word, back) for word in words for back in backs}
    assert used
    assert {pair for pair in used if pair[0] != "faint"} <= set(TEXT_PAIRS)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_every_field_of_the_style_sheet_is_filled(theme: Theme, percent: int) -> None:
    sheet = style.style_sheet(theme, percent)
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    assert f"font-size: {style.BASE_POINTS * percent / 100:g}pt" in sheet
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource(f"styles/{picture.rpartition('/')[2]}").is_file()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_pictures_in_the_sheet_are_in_the_themes_colours(theme: Theme) -> None:
    muted = dict.fromkeys(("down", "up", "left", "right"), "muted")
    for name, colour in ({"tick": "on_accent", "dot": "on_accent"} | muted).items():
        drawn = resource(f"styles/{theme.name}-{name}.svg").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-f]{6}", drawn) == [theme._asdict()[colour]]


def test_a_theme_and_a_size_reach_every_widget(app: QApplication, qtbot: QtBot) -> None:
    label = QLabel("8 children unknown")
    qtbot.addWidget(label)
    assert style.apply_style(app, "dark", 150) is DARK
    label.ensurePolished()
    assert label.palette().windowText().color().name() == DARK.text
    assert label.font().pointSizeF() == pytest.approx(style.BASE_POINTS * 1.5)
    assert label.font().family() == "Noto Sans"
    assert style.theme_in_use() is DARK


def test_an_unknown_theme_follows_the_computer(app: QApplication) -> None:
    assert style.apply_style(app, "system") in (LIGHT, DARK)


def test_a_primary_button_carries_the_accent(app: QApplication, qtbot: QtBot) -> None:
    style.apply_style(app, "light")
    button = QPushButton("Hand in")
    qtbot.addWidget(button)
    style.dress(button, kind="primary")
    image = button.grab().toImage()
    assert image.pixelColor(image.width() // 2, 6).name() == LIGHT.accent


@pytest.mark.parametrize("colour", ["accent", "#b3261e"])
def test_an_icon_takes_the_colour_it_is_given(app: QApplication, colour: str) -> None:
    style.apply_style(app, "light")
    image = style.icon("check", colour).pixmap(QSize(64, 64)).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {LIGHT._asdict().get(colour, colour)}


def test_a_chosen_row_has_its_icon_in_the_accent(app: QApplication) -> None:
    style.apply_style(app, "light")
    drawn = style.icon("check", "muted", size=36)
    image = drawn.pixmap(QSize(36, 36), QIcon.Mode.Selected).toImage()
    assert image.pixelColor(14, 25).name() == LIGHT.accent_text


def test_a_weekend_can_be_read_in_the_dark(app: QApplication, qtbot: QtBot) -> None:
    style.apply_style(app, "dark")
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)
    style.dress_calendar(calendar)
    weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name()
    assert contrast(weekend, DARK.surface) >= 4.5
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday


def test_rows_grow_with_the_text(app: QApplication, qtbot: QtBot) -> None:
    heights = []
    for percent in (100, ROOMY):
        style.apply_style(app, "light", percent)
        table = QTableWidget(2, 2)
        qtbot.addWidget(table)
        style.dress_table(table)
        heights.append(table.rowHeight(0))
    assert heights[1] > heights[0] * 1.6


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_arrow_on_a_red_button_is_in_the_colour_of_its_words(theme: Theme) -> None:
    arrow = resource(f"styles/{theme.name}-down-danger.svg").read_text(encoding="utf-8")
    assert f'stroke="{theme.on_danger}"' in arrow
    assert f"{theme.name}-down-danger.svg" in style.style_sheet(theme, 100)
