"""Words that do not fit in a choice end in …."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QStyleOptionComboBox

from desktop.ui.widgets.shortened_box import ShortenedBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_TITLE = "M Leave of absence for a medical or dental appointment"


@pytest.mark.parametrize(("width", "is_whole"), [(200, False), (900, True)])
def test_words_that_do_not_fit_say_that_they_go_on(
    qtbot: QtBot, width: int, *, is_whole: bool
) -> None:
    box = ShortenedBox()
    qtbot.addWidget(box)
    box.addItem(_TITLE)
    box.resize(width, 40)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert (option.currentText == _TITLE) is is_whole
    assert option.currentText.endswith("…") is not is_whole
    assert box.currentText() == _TITLE
    box.show()
    assert (_TITLE in box.toolTip()) is not is_whole
