"""A fault nobody foresaw is written down without anybody's name and offered as a report."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.ui.dialogs.report_bug import ReportBugDialog
from desktop.ui.faults import Faults, write_down
from tests.picture import nameless

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def caught(error: Exception, log: Path) -> str:
    faults, told = Faults(log), list[str]()
    faults.happened.connect(told.append)
    try:
        raise error
    except type(error) as raised:
        faults.catch(type(raised), raised, raised.__traceback__)
    return told[0]


@pytest.mark.parametrize("error", [KeyError("Aisha Ahmed"), ValueError("Aisha Ahmed is absent")])
def test_the_report_names_no_child(error: Exception, tmp_path: Path) -> None:
    log = tmp_path / "log" / "school-register.log"
    report = caught(error, log)
    assert type(error).__name__ in report
    assert "test_faults.py" in report
    assert "Aisha" not in report
    assert log.read_text(encoding="utf-8").strip() == report


def test_what_the_store_says_about_its_tables_is_kept(tmp_path: Path) -> None:
    report = caught(sqlite3.OperationalError("no such column: code"), tmp_path / "log.txt")
    assert "no such column: code" in report


def test_a_log_that_has_grown_large_starts_again(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    log.write_text("x" * 1_000_001, encoding="utf-8")
    write_down("a fault", log)
    assert log.read_text(encoding="utf-8") == "a fault\n\n"


def test_a_disk_that_refuses_the_log_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    write_down("a fault", tmp_path / "file" / "log.txt")


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    dialog = ReportBugDialog("KeyError\n  app.py:3")
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("Copy"))
    copy.click()
    assert QGuiApplication.clipboard().text() == "KeyError\n  app.py:3"
    assert copy.text() == "Copied"
