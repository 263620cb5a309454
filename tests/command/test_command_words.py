"""The samples as the command line takes them in, twice each, and what it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.command_line import DONE
from desktop.models.marks.rates import tally
from desktop.models.marks.year_marks import marks_by_session
from tests.command.conftest import SAMPLES, Line

if TYPE_CHECKING:
    from pathlib import Path

ME = ("--as", "Hilda Head")
PUPILS = (
    "8020000_CTF_9999999_001.xml",
    "sims_like_utf8.csv",
    "arbor_like_utf8_bom.csv",
    "good.xlsx",
)
NAMES = [
    ("Example-Jones", "Siân"), ("Mockford", "Zoë"), ("Ng'ang'a-Sample", "Wanjiru"),
    ("Null", "True"), ("O’Connor", "Niamh"), ("Przykładowy", "Łukasz"),
    ("Sample & Co <b>", "Anne-Marie"), ("李", "小明"),
]  # fmt: skip


def _counts(line: Line, *words: str | Path) -> tuple[int, int, int, int]:
    assert line("import", *words, "--json", *ME) == DONE
    facts = line.facts
    return facts["added"], facts["changed"], facts["unchanged"], len(facts["refused"])


@pytest.mark.parametrize("file", PUPILS)
def test_every_list_of_pupils_gives_the_same_eight_once(real: Line, file: str) -> None:
    assert _counts(real, SAMPLES / file) == (8, 0, 0, 0)
    rows = real.rows("SELECT legal_surname, legal_forename FROM pupils ORDER BY 1")
    assert [tuple(row) for row in rows] == NAMES
    assert _counts(real, SAMPLES / file) == (0, 0, 8, 0)


def test_the_samples_come_in_whole_and_only_once(real: Line) -> None:
    for file, kind, first in (
        ("sims_like_utf8.csv", "pupils", (8, 0, 0, 0)),
        ("terms_2026-27.csv", "calendar", (1, 0, 0, 0)),
        ("contacts_long_form.csv", "contacts", (6, 0, 0, 1)),
        ("marks_long_form.csv", "marks", (100, 0, 0, 0)),
    ):
        assert _counts(real, kind, SAMPLES / file, "--preview") == first
        assert _counts(real, kind, SAMPLES / file) == first
        again = (0, 0, sum(first[:3]), first[3])
        assert _counts(real, SAMPLES / file) == again
    assert real("check") == DONE
    ((marks,),) = real.rows("SELECT marks FROM year_marks ORDER BY pupil LIMIT 1")
    found = tally(code for _, code in marks_by_session(2026, marks))
    assert (found.possible, found.attended, found.authorised, found.unauthorised) == (20, 13, 4, 3)


def test_a_preview_writes_nothing_and_foresees_what_an_import_does(
    real: Line, tmp_path: Path
) -> None:
    before = real.data.read_bytes()
    assert _counts(real, SAMPLES / "sims_like_utf8.csv", "--preview") == (8, 0, 0, 0)
    assert real.count("pupils") == 0
    assert real.count("imports") == 0
    assert not (tmp_path / "mockford backups").exists()
    assert len(before) == len(real.data.read_bytes())


def test_good_rows_come_in_and_bad_ones_are_listed(real: Line, tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    rows = (",Good,One,01/02/2016", ",Bad,Two,31/02/2016", ",,Three,01/02/2016")
    file.write_text("\n".join(("UPN,Legal Surname,Legal Forename,Date of Birth", *rows)), "utf-8")
    assert _counts(real, file) == (1, 0, 0, 2)
    assert [each["row"] for each in real.facts["refused"]] == [3, 4]
    assert [each["field"] for each in real.facts["warnings"]] == ["UPN"]
    assert real("import", file, *ME) == DONE
    assert "Refused: row 3, date of birth 31/02/2016: This is no date" in real.out


def test_the_terms_are_counted(real: Line) -> None:
    assert real("import", SAMPLES / "terms_2026-27.csv", *ME) == DONE
    assert "2026/27: 190 school days, 380 sessions." in real.out
    found = real.rows(
        "SELECT closures.first_day FROM closures JOIN terms ON closures.first_day"
        " BETWEEN terms.first_day AND terms.last_day WHERE kind = 'bank holiday'"
    )
    assert found == [("2027-05-03",)]


@pytest.mark.parametrize(
    ("theirs", "counts"), [((), (0, 0, 0, 1)), (("--take-theirs",), (0, 1, 0, 0))]
)
def test_marks_that_clash_are_foreseen_as_they_are_settled(
    real: Line, tmp_path: Path, theirs: tuple[str, ...], counts: tuple[int, int, int, int]
) -> None:
    assert _counts(real, SAMPLES / "sims_like_utf8.csv") == (8, 0, 0, 0)
    file = tmp_path / "marks.csv"
    for code in "/I":
        file.write_text(f"UPN,Date,Session,Mark\nR940000020001,09/09/2026,AM,{code}\n", "utf-8")
        if code == "/":
            assert _counts(real, file) == (1, 0, 0, 0)
    assert _counts(real, file, "--preview", *theirs) == counts
    assert _counts(real, file, *theirs) == counts


def test_a_real_file_is_backed_up_before_each_import(real: Line, tmp_path: Path) -> None:
    assert _counts(real, SAMPLES / "sims_like_utf8.csv") == (8, 0, 0, 0)
    (kept,) = (tmp_path / "mockford backups").glob("*.school")
    assert kept.name.endswith("UTC before import.school")
    assert Line(kept, real.capsys, real.monkeypatch).count("pupils") == 0
