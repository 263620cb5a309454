"""What every test of the screen shares: a school in a file, desks of their own, messages caught."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.storage.file.database import create_database, file_of, open_database
from desktop.ui.choices import Choices
from desktop.ui.style import dress_window, load_fonts
from tests.picture import picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot
    from sqlite_utils import Database

    from desktop.tasks.desk import Desk

PICTURES = Path(__file__).parent / "pictures"


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: QApplication) -> None:
    del qapp
    load_fonts()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.school"
    create_database(path).close()
    return path


@pytest.fixture
def school_file(empty_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path / "hawthorn.school"))


@pytest.fixture
def db(school_file: Path) -> Iterator[Database]:
    """A file, since background work opens a connection of its own."""
    database = open_database(school_file)
    database.conn.execute("PRAGMA synchronous = OFF")
    yield database
    QThreadPool.globalInstance().waitForDone()
    database.close()


@contextmanager
def _own_desk(desk: Desk, path: Path) -> Iterator[Desk]:
    own = open_database(path)
    try:
        yield replace(desk, db=own)
    finally:
        own.close()


@pytest.fixture
def open_desk_for() -> Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]:
    """`open_desk_for(desk)` is what a panel takes as its way to open a desk on another thread."""

    def way_to_open(desk: Desk) -> Callable[[], AbstractContextManager[Desk]]:
        return partial(_own_desk, desk, file_of(desk.db))

    return way_to_open


@pytest.fixture(autouse=True)
def _no_window_is_left_open(qapp: QApplication) -> Iterator[None]:
    """A test closes, or gives to qtbot, every window that it opens."""
    yield
    qapp.processEvents()
    left = [one for one in qapp.topLevelWidgets() if one.isVisible()]
    for one in left:
        one.close()
    assert left == []


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """Holds each window until the test has ended, then destroys it there and then.

    Otherwise the collector destroys it some time, perhaps while Qt is laying it out.
    """
    held: dict[int, QWidget] = {}
    add = qtbot.addWidget

    def hold(widget: QWidget, **ways: Any) -> None:
        held[id(widget)] = widget
        if widget.parentWidget() is None:
            dress_window(widget)
        widget.destroyed.connect(partial(held.pop, id(widget), None))
        add(widget, **ways)

    monkeypatch.setattr(qtbot, "addWidget", hold)
    yield qtbot
    QThreadPool.globalInstance().waitForDone()
    for one in reversed(list(held.values())):
        if shiboken6.isValid(one):
            shiboken6.delete(one)


@pytest.fixture
def choices(qapp: QApplication, tmp_path: Path) -> Iterator[Choices]:
    before = qapp.font(), qapp.palette(), qapp.property("sheet"), qapp.property("theme")
    yield Choices(file=tmp_path / "settings.json")
    qapp.setProperty("sheet", before[2])
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setProperty("theme", before[3])
    qapp.styleHints().unsetColorScheme()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Messages that would have been shown, as "title advice"; questions are answered yes."""
    messages: list[str] = []

    def show(box: QMessageBox) -> int:
        messages.append(f"{box.text()} {box.informativeText()}".strip())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    monkeypatch.setattr(QMessageBox, "clickedButton", _agreeing)
    return messages


def _agreeing(box: QMessageBox) -> object:
    accepting = QMessageBox.ButtonRole.AcceptRole
    return next((one for one in box.buttons() if box.buttonRole(one) is accepting), None)


@pytest.fixture
def same_picture(request: pytest.FixtureRequest) -> Callable[[QWidget, str], None]:
    """Compare a screen on view with its kept text; `--redraw` keeps the new one instead."""

    def compare(widget: QWidget, name: str) -> None:
        kept = PICTURES / f"{name}.txt"
        drawn = picture(widget)
        if request.config.getoption("--redraw"):
            kept.write_text(drawn, encoding="utf-8")
        assert kept.is_file(), f"No picture {name} yet: run pytest with --redraw, then look at it."
        assert drawn == kept.read_text(encoding="utf-8")

    return compare
