"""Papers for a power cut are written aside, a moment after a save; a bad disk is said quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.storage.file.database import file_of
from desktop.storage.site.paper_folder import paper_folder
from desktop.tasks.marks import take_register
from desktop.ui.paper_keeper import PaperKeeper
from tests.documents.reading import words_of
from tests.tasks.taking import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor


@pytest.fixture
def keeper(small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot) -> Iterator[PaperKeeper]:
    del qtbot
    window = QObject()
    small.db.conn.commit()
    yield PaperKeeper(open_desk_for(small.teacher), window)
    window.deleteLater()


@pytest.fixture
def folder(small: SmallSchool) -> Path:
    return paper_folder(file_of(small.db))


def _list(folder: Path) -> str:
    return words_of((folder / "2026-11-10 On site.pdf").read_bytes())[0]


def test_what_was_handed_in_is_on_the_disk_soon_after(
    keeper: PaperKeeper, small: SmallSchool, folder: Path, qtbot: QtBot
) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    take_register.hand_in(small.teacher, opened(small).id)
    with qtbot.waitSignals([keeper.kept, keeper.told], timeout=20_000):
        keeper.saved()
    assert "5 in the building" in _list(folder)


def test_a_save_while_papers_are_written_is_on_the_next(
    keeper: PaperKeeper, small: SmallSchool, folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.kept, timeout=20_000):
        keeper.write()
        take_register.fill_rest(small.teacher, opened(small).id)
        keeper.write()
    with qtbot.waitSignal(keeper.kept, timeout=20_000):
        pass
    assert "5 in the building" in _list(folder)


def test_what_waits_is_written_when_the_person_goes(
    keeper: PaperKeeper, folder: Path, qtbot: QtBot
) -> None:
    keeper.begin()
    keeper.stop()
    assert not folder.exists()
    keeper.saved()
    with qtbot.waitSignal(keeper.kept, timeout=20_000):
        keeper.stop()
    assert _list(folder)


def test_a_disk_that_refuses_is_said_until_it_works_again(
    keeper: PaperKeeper, folder: Path, qtbot: QtBot
) -> None:
    folder.write_text("in the way")
    with qtbot.waitSignal(keeper.told, timeout=20_000) as told:
        keeper.write()
    assert told.args == ["Papers for a power cut are not up to date"]
    folder.unlink()
    with qtbot.waitSignal(keeper.told, timeout=20_000) as told:
        keeper.write()
    assert told.args == [""]
