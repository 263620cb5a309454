"""What is secret about a child leaves by no export, no log and no other screen's words."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from desktop.tasks.admissions.flag_pupils import end_flag, put_flag
from desktop.tasks.exchange.export_school import export_csv, export_xlsx
from desktop.tasks.safeguarding.assess_risk import open_assessment, write_assessment
from desktop.tasks.safeguarding.open_safeguarding import add_note, open_safeguarding
from tests.tasks.safeguarding.at_risk import ASSESSMENT, CANARY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SmallSchool

WORDS = (CANARY, "Has left the site", "Nia Pugh", "Social worker", "risk assessment")


@pytest.fixture
def secrets(small: SmallSchool) -> SmallSchool:
    """Flags, one of them ended, a note and an assessment, all of them looked at."""
    pupil = small.pupils[0]
    put_flag(small.officer, pupil, "Social worker", CANARY)
    end_flag(small.officer, put_flag(small.officer, pupil, f"Own {CANARY}"))
    add_note(small.officer, pupil, CANARY)
    open_assessment(small.head, write_assessment(small.officer, ASSESSMENT))
    open_safeguarding(small.head, pupil)
    return small


def test_the_export_as_csv_has_none_of_it(secrets: SmallSchool, tmp_path: Path) -> None:
    done = export_csv(secrets.head, tmp_path / "all")
    text = "".join(file.read_text(encoding="utf-8-sig") for file in done.files)
    assert "Ahmed" in text
    assert [words for words in WORDS if words in text] == []


def test_the_export_as_a_workbook_has_none_of_it(secrets: SmallSchool, tmp_path: Path) -> None:
    done = export_xlsx(secrets.head, tmp_path / "all.xlsx")
    book = load_workbook(done.files[0], read_only=True)
    text = str([list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets])
    assert "Ahmed" in text
    assert [words for words in WORDS if words in text] == []


def test_no_log_and_no_history_has_any_of_its_words(
    small: SmallSchool, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> None:
    with caplog.at_level(logging.DEBUG):
        request.getfixturevalue("secrets")
    kept = str(small.db.execute("SELECT what, detail FROM history").fetchall())
    assert "flag put on" in kept
    assert [one for one in WORDS[:4] if one in caplog.text + kept] == []
