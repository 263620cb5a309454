"""Words stand out by 4.5 to 1 from what they are really painted on, in light and in dark."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.ui.navigation import PANELS
from desktop.ui.theme import contrast
from desktop.ui.widgets.pupil.year_strip import YearStrip
from tests.ui.seen.looks import between, dots, painted
from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage

    from desktop.ui.windows.main_window import MainWindow

LEAST = 4.5  # to 1: WCAG 2.2, 1.4.3; greyed words are outside the rule
_SMALLEST = 6  # pixels on a side that can hold a letter
_ROWS = 30


def strongest(image: QImage) -> float:
    """How far what is painted stands out from what there is most of: the ground."""
    counted = Counter(dots(image))
    ground = counted.most_common(1)[0][0]
    return max(between(ground, colour) for colour in counted)


def weak_words(whole: QWidget) -> Iterator[str]:
    """Name the words in a window that do not stand out from where they are painted."""
    picture = painted(whole)
    for one in whole.findChildren(QWidget):
        if not isinstance(one, QLabel | QAbstractButton | QLineEdit | QComboBox):
            continue
        words = one.currentText() if isinstance(one, QComboBox) else one.text()
        if words and one.isVisible() and one.isEnabled():
            yield from _weak(picture, whole, one, one.rect(), words)
    for view in whole.findChildren(QAbstractItemView):
        if view.isVisible() and view.isEnabled() and view.model() is not None:
            yield from _weak_cells(picture, whole, view)


def _weak_cells(picture: QImage, whole: QWidget, view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = model.columnCount() if hasattr(view, "horizontalHeader") else 1
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(columns):
            index = model.index(row, column)
            if index.data() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                place = view.visualRect(index)
                yield from _weak(picture, whole, view.viewport(), place, str(index.data()))


def _weak(picture: QImage, whole: QWidget, one: QWidget, place: QRect, words: str) -> Iterator[str]:
    seen = (place & one.visibleRegion().boundingRect()).adjusted(2, 2, -2, -2)
    if min(seen.width(), seen.height()) < max(_SMALLEST, place.height() - 8):
        return  # not wholly in sight: another place shows it
    corner = one.mapTo(whole, QPoint(0, 0)) + seen.topLeft()
    found = strongest(picture.copy(QRect(corner, seen.size())))
    if found < LEAST:
        yield f"{type(one.parent()).__name__} {words[:40]!r}: {found:.2f}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_where_they_are_painted(
    open_main: Callable[..., MainWindow], theme: str
) -> None:
    main = open_main(theme=theme)
    found = []
    for place in PANELS:
        main.go(place.name)
        settle()
        found += [f"{place.name}: {one}" for one in weak_words(main)]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_letter_of_a_childs_year_stands_out(
    open_main: Callable[..., MainWindow], theme: str
) -> None:
    main = open_main(theme=theme)
    main.go("change_roll", 100)
    settle()
    strip = main.findChild(YearStrip)
    assert strip is not None
    strip.clearFocus()
    picture, measured = painted(strip), []
    for _ in range(12):
        for key in (Qt.Key.Key_Up,) * 9 + (Qt.Key.Key_Down,) * 9 + (Qt.Key.Key_Left,):
            if strip.cell is not None and strip.cell.letter:
                part = strip.place.adjusted(2, 1, -2, -1)
                measured.append((strip.cell.letter, round(strongest(picture.copy(part)), 2)))
            QTest.keyClick(strip, key)
    assert measured
    assert [one for one in measured if one[1] < LEAST] == []


def test_a_pale_word_would_be_found() -> None:
    label = QLabel("pale")
    label.setStyleSheet("color: #999999; background: #ffffff")
    found = strongest(painted(label))
    assert found == pytest.approx(contrast(QColor("#999999").name(), "#ffffff"), abs=0.1)
    assert found < LEAST
