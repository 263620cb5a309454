"""Safe keeping in the window: each press does its errand and says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.models.organisation.staff import Role
from desktop.storage.file.database import saving
from desktop.ui.panels.school.keep_safe import KeepSafePanel
from tests import make
from tests.picture import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]


@pytest.fixture
def panel(small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot) -> KeepSafePanel:
    return shown(small.head, open_desk_for, qtbot)


def shown(desk: Desk, open_desk_for: OpenDeskFor, qtbot: QtBot) -> KeepSafePanel:
    made = KeepSafePanel(desk, open_desk_for(desk))
    qtbot.addWidget(made)
    made.resize(1080, 620)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_backup_is_made_listed_and_told(panel: KeepSafePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.said) as told:
        panel.backups.back_up()
    assert told.args == ["Backed up and verified: Tue 10 Nov 2026, 09:00."]
    assert [one.why for one in panel.backups.backups.facts.facts] == ["by hand"]


def test_a_restore_brings_back_what_was_and_can_be_undone(
    panel: KeepSafePanel, small: SmallSchool, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.said):
        panel.backups.back_up()
    with saving(small.db):
        small.db.conn.execute("UPDATE schools SET phone = '01632 960123'")
    small.clock.set(9, 1)
    with qtbot.waitSignal(panel.signed_out):
        panel.backups.restore(panel.backups.backups.facts.facts[0])
    assert small.db.conn.execute("SELECT phone FROM schools").fetchone()[0] == ""
    assert {one.why for one in panel.backups.backups.facts.facts} == {"by hand", "before restore"}


def test_a_sound_file_is_said_to_be(panel: KeepSafePanel, qtbot: QtBot) -> None:
    panel.check.check()
    qtbot.waitUntil(lambda: "The file is sound. 0 entries of 5 pupils" in panel.line.words)
    assert not panel.check.rebuild_button.isVisible()


def test_a_file_without_its_guards_is_told(
    panel: KeepSafePanel, small: SmallSchool, qtbot: QtBot
) -> None:
    small.db.conn.execute("DROP TRIGGER history_stays")
    panel.check.check()
    qtbot.waitUntil(lambda: "The guard history_stays is missing" in panel.line.words)


@pytest.mark.parametrize("name", ["everything.xlsx", "everything"])
def test_everything_is_written_where_the_person_says(
    panel: KeepSafePanel, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(panel.said) as told:
        panel.export.export_to(tmp_path / name)
    assert told.args is not None
    assert f"rows are in {name}" in told.args[0]
    assert (tmp_path / name).exists()


def test_a_copy_never_takes_the_place_of_a_file(
    panel: KeepSafePanel, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "copy.school").write_bytes(b"somebody's")
    panel.backups.copy_to(tmp_path / "copy.school")
    qtbot.waitUntil(lambda: "copy.school is already there." in panel.line.words)


def test_a_new_recovery_code_is_shown_once(panel: KeepSafePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.said):
        panel.code.make_code()
    assert len(panel.code.code.code) == 24


def test_the_administrator_and_nobody_less_sees_all_of_it(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot
) -> None:
    someone = make.make_person(small.db, small.school, "Ada Admin", Role.ADMINISTRATOR)
    panel = shown(small.desk(someone), open_desk_for, qtbot)
    parts = (panel.backups, panel.check, panel.export, panel.code)
    assert all(part.isVisible() for part in parts)
    assert nameless(panel) == []


def test_safe_keeping_as_drawn(
    panel: KeepSafePanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    same_picture(panel, "keep_safe")
