"""Import: previewed whole, taken in at one press, refused in one sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.tasks.admissions.list_roll import roll_lines
from desktop.ui.panels.school.import_files import ImportFilesPanel
from tests.picture import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

HEAD = "Surname,Forename,Date of birth,Class,Year,Religion,Shoe size\n"
NEW = "Field,Finn,1/2/2016,6B,6,none of ours,4\n"
KNOWN = "Ahmed,Aisha,4/3/2016,6B,6,none of ours,3\n"


@pytest.fixture
def panel(
    small: SmallSchool,
    qtbot: QtBot,
    open_desk_for: Callable[[Desk], Callable[[], AbstractContextManager[Desk]]],
) -> ImportFilesPanel:
    made = ImportFilesPanel(small.office, open_desk_for(small.office))
    qtbot.addWidget(made)
    made.resize(1090, 680)
    made.show()
    return made


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def written(*lines: str, head: str = HEAD) -> Path:
        path = tmp_path / "pupils.csv"
        path.write_text(head + "".join(lines), encoding="utf-8")
        return path

    return written


def read(panel: ImportFilesPanel, path: Path, qtbot: QtBot) -> None:
    panel.begin(path)
    settled(panel, qtbot)


def settled(panel: ImportFilesPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is not panel.reading)


def tabs(panel: ImportFilesPanel) -> list[str]:
    shown = panel.preview.tabs
    return [shown.tabText(place) for place in range(shown.count())]


def test_the_button_says_what_will_happen_and_the_line_what_did(
    panel: ImportFilesPanel, write: Callable[..., Path], small: SmallSchool, qtbot: QtBot
) -> None:
    read(panel, write(NEW, KNOWN), qtbot)
    assert panel.preview.go.text() == "Add 1 pupil"
    assert tabs(panel) == ["Joining 1", "Not in the file 4", "Problems 2", "Columns"]
    assert panel.preview.counted.text() == "1 pupil unchanged"
    with qtbot.waitSignal(panel.said) as said:
        qtbot.mouseClick(panel.preview.go, Qt.MouseButton.LeftButton)
    assert said.args == ["pupils.csv: 1 pupil added."]
    assert panel.choose.notice.words == "pupils.csv: 1 pupil added."
    assert len(roll_lines(small.office)) == 6


def test_what_was_skipped_is_said(
    panel: ImportFilesPanel, write: Callable[..., Path], qtbot: QtBot
) -> None:
    read(panel, write(NEW), qtbot)
    assert "special-category or sensitive: Religion." in panel.preview.notes.words
    assert "not needed: Shoe size." in panel.preview.notes.words


def test_who_is_missing_stays_unless_ticked(
    panel: ImportFilesPanel, write: Callable[..., Path], small: SmallSchool, qtbot: QtBot
) -> None:
    read(panel, write(KNOWN), qtbot)
    assert not panel.preview.go.isEnabled()
    missing = panel.preview.tabs.missing
    check = Qt.ItemDataRole.CheckStateRole
    missing.setData(missing.index(0, 0), Qt.CheckState.Checked, check)
    assert panel.preview.go.text() == "Let 1 pupil leave"
    with qtbot.waitSignal(panel.said):
        qtbot.mouseClick(panel.preview.go, Qt.MouseButton.LeftButton)
    left = [line.pupil.forename for line in roll_lines(small.office) if line.enrolment.leaving_day]
    assert left == ["Ben"]


def test_another_day_is_looked_at_again_and_ticks_stay(
    panel: ImportFilesPanel, write: Callable[..., Path], qtbot: QtBot
) -> None:
    read(panel, write(NEW), qtbot)
    missing = panel.preview.tabs.missing
    missing.setData(missing.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    panel.preview.day.set_day(date(2026, 11, 16))
    panel.preview.day.day_changed.emit()
    settled(panel, qtbot)
    joining = panel.preview.tabs.joining.table.facts
    assert joining.index(0, 6).data() == "Mon 16 Nov 2026"
    assert len(missing.chosen) == 1


def test_a_file_that_is_refused_says_why_and_changes_nothing(
    panel: ImportFilesPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "letter.xml"
    wrong.write_text("<!DOCTYPE x><CTfile/>", encoding="utf-8")
    read(panel, wrong, qtbot)
    assert panel.stack.currentWidget() is panel.choose
    assert "letter.xml" in panel.choose.notice.words


def test_headings_nobody_knows_are_mapped_by_hand_and_remembered(
    panel: ImportFilesPanel, write: Callable[..., Path], qtbot: QtBot
) -> None:
    path = write("Field,Finn,1/2/2016\n", head="Nachname,Vorname,Geburtstag\n")
    read(panel, path, qtbot)
    qtbot.mouseClick(panel.choose.columns, Qt.MouseButton.LeftButton)
    settled(panel, qtbot)
    fields = panel.columns
    assert panel.stack.currentWidget() is fields
    qtbot.mouseClick(fields.use, Qt.MouseButton.LeftButton)
    assert fields.notice.words.startswith("Still needed:")
    for field, heading in (
        ("legal_surname", "Nachname"),
        ("legal_forename", "Vorname"),
        ("birth_date", "Geburtstag"),
    ):
        fields.choices[field].setCurrentText(heading)
    qtbot.mouseClick(fields.use, Qt.MouseButton.LeftButton)
    settled(panel, qtbot)
    assert panel.preview.go.text() == "Add 1 pupil"
    with qtbot.waitSignal(panel.said):
        qtbot.mouseClick(panel.preview.go, Qt.MouseButton.LeftButton)
    read(panel, path, qtbot)
    assert panel.preview.counted.text() == "1 pupil unchanged"


def test_stopping_leaves_everything_as_it_was(
    panel: ImportFilesPanel, write: Callable[..., Path], small: SmallSchool, qtbot: QtBot
) -> None:
    path = write(*(f"Field,Finn{n},1/2/2016,6B,6,x,4\n" for n in range(5000)))
    panel.begin(path)
    qtbot.mouseClick(panel.reading.stop, Qt.MouseButton.LeftButton)
    settled(panel, qtbot)
    assert panel.choose.notice.words == "The import was stopped. Nothing was changed."
    assert len(roll_lines(small.office)) == 5


def test_the_screen_is_as_it_was(
    panel: ImportFilesPanel,
    write: Callable[..., Path],
    qtbot: QtBot,
    same_picture: Callable[[QWidget, str], None],
) -> None:
    same_picture(panel, "import_files")
    assert nameless(panel) == []
    read(panel, write(NEW, KNOWN), qtbot)
    same_picture(panel, "import_files_preview")
    assert nameless(panel) == []
