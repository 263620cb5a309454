"""Places opened as the window opens them, and the forms that they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt

from desktop.models.organisation.staff import Role
from tests import make

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from desktop.ui.dialogs.form_dialog import FormDialog
    from desktop.ui.panel import Panel
    from tests.conftest import SmallSchool

    OpenDesk = Callable[[], AbstractContextManager[Desk]]
    OpenDeskFor = Callable[[Desk], OpenDesk]

D = TypeVar("D", bound="FormDialog")


def brought_to_view(qtbot: QtBot, panel: Panel) -> None:
    """Show a place in the smallest window that everything must fit in."""
    qtbot.addWidget(panel)
    panel.resize(1090, 640)
    panel.refresh()
    with qtbot.waitActive(panel):
        panel.show()


def form(panel: Panel, kind: type[D]) -> D:
    """Return the form that the place has just opened."""
    found = panel.findChild(kind)
    assert isinstance(found, kind)
    return found


def saved(qtbot: QtBot, panel: Panel, shown: FormDialog) -> str:
    """Save a form and return what the place then says."""
    with qtbot.waitSignal(panel.said) as said:
        qtbot.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)
    return str(said.args[0])


def refused(qtbot: QtBot, shown: FormDialog) -> str:
    """Press a form's button, return why it is refused, and leave the form."""
    qtbot.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown.notice.words))
    shown.reject()
    return shown.notice.words


def bare_desk(small: SmallSchool) -> Desk:
    """The head's desk at a school of the file with no year and no policy yet."""
    school = make.insert(
        small.db, "schools", name="Bare Lane", la="999", estab="2002", registers_from="2026-09-03"
    )
    head = make.make_person(small.db, school, "Nia New", Role.HEAD)
    small.db.conn.commit()
    return make.make_desk(small.db, school, head, small.clock)
