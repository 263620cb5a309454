"""In every place, whoever is at the desk: each field and button has a name, no data is markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.navigation import PANELS, Place
from tests.picture import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


@pytest.mark.parametrize("place", PANELS, ids=lambda place: place.name)
@pytest.mark.parametrize("who", ["head", "office", "teacher"])
def test_every_field_can_be_announced_and_no_name_is_markup(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot, place: Place, who: str
) -> None:
    desk: Desk = getattr(small, who)
    if not place.is_for(desk.who):
        return
    panel = place.panel_class()(desk, open_desk_for(desk))
    qtbot.addWidget(panel)
    panel.resize(1040, 620)
    panel.refresh()
    panel.show()
    qtbot.waitExposed(panel)
    assert nameless(panel) == []
    plain = Qt.TextFormat.PlainText
    rich = [one.text() for one in panel.findChildren(QLabel) if one.textFormat() is not plain]
    assert [words for words in rich if words] == []
