"""What is exported is read back the same, in either form, and names no formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from desktop.errors import FileRefused, PermissionRefused
from desktop.exchange.formats.watching import ImportCancelled, Watch
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years
from desktop.tasks.absence.withdraw_message import withdraw
from desktop.tasks.exchange import import_contacts, import_marks, import_pupils
from desktop.tasks.exchange.export_school import export_csv, export_xlsx
from desktop.tasks.exchange.import_calendar import apply_calendar, preview_calendar
from desktop.tasks.exchange.read_import import read
from desktop.tasks.site.day_book import take_back
from tests.make import insert, make_own_school
from tests.tasks.absence.test_take_message import said
from tests.tasks.exchange.test_import_pupils import SAMPLES, import_list
from tests.tasks.site.test_sign_in_late import late

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

CTF = "8020000_CTF_9999999_001.xml"


@pytest.fixture
def desk(small: SmallSchool) -> Desk:
    """The eight sample pupils with contacts from two files, marks, and an INSET day."""
    own = make_own_school(small.head, "Mockford Primary School")
    import_list(own, SAMPLES / CTF)
    import_list(own, SAMPLES / "sims_like_utf8.csv")
    people = import_contacts.preview(own, read(own, SAMPLES / "contacts_long_form.csv"))
    import_contacts.apply(own, people)
    import_marks.apply(own, import_marks.preview(own, read(own, SAMPLES / "marks_long_form.csv")))
    insert(
        small.db, "closures", school=own.school, first_day="2026-11-02", last_day="2026-11-02",
        halves=3, kind="inset", name="INSET", recorded_at=0,
    )  # fmt: skip
    return own


@pytest.fixture
def empty(small: SmallSchool) -> Desk:
    """Another school of the file, with its year and nobody on roll."""
    return make_own_school(small.head, "Copied Primary School")


def _roll(desk: Desk) -> list[Any]:
    people = contacts.contacts_of_school(desk.db, desk.school)
    known = rolls.rolls_of_school(desk.db, desk.school)
    found = []
    for pupil in pupils.load_pupils(desk.db, desk.school):
        own = [replace(one, id=0, pupil=0) for one in people.get(pupil.id, ())]
        place = known.place(pupil.id, desk.today)
        times = [(one.starting_day, one.leaving_day) for one in known.enrolments.get(pupil.id, ())]
        where = (place.group_name, place.year_group) if place else None
        marks = entries.year_marks(desk.db, pupil.id, 2026)
        found.append((replace(pupil, id=0, school=0), own, times, where, marks))
    return sorted(found, key=str)


def _copy(desk: Desk, files: dict[str, Path]) -> None:
    roll = import_pupils.preview(desk, read(desk, files["pupils"], "pupils"))
    import_pupils.apply(desk, roll)
    people = import_contacts.preview(desk, read(desk, files["contacts"], "contacts"))
    assert import_contacts.apply(desk, people).refused == ()
    apply_calendar(desk, preview_calendar(desk, read(desk, files["calendar"], "calendar").incoming))
    marks = import_marks.preview(desk, read(desk, files["marks"], "marks"))
    assert import_marks.apply(desk, marks).refused == ()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_is_read_back_the_same(
    desk: Desk, empty: Desk, tmp_path: Path, form: str
) -> None:
    names = ("pupils", "contacts", "marks", "calendar")
    if form == "csv":
        export_csv(desk, tmp_path / "out")
        files = {name: tmp_path / "out" / f"{name}.csv" for name in names}
    else:
        export_xlsx(desk, tmp_path / "out.xlsx")
        files = dict.fromkeys(names, tmp_path / "out.xlsx")
    _copy(empty, files)
    assert _roll(empty) == _roll(desk)
    theirs, ours = (school_years.load_calendar(one.db, one.school) for one in (empty, desk))
    assert theirs.years[0].terms == ours.years[0].terms
    for closure in ours.closures:
        assert closure in theirs.closures


def test_every_entry_and_derived_closure_is_there(desk: Desk, tmp_path: Path) -> None:
    done = export_csv(desk, tmp_path)
    count = desk.db.execute("SELECT count(*) FROM entries").fetchone()[0]
    assert done.rows["entries"] == count
    with (tmp_path / "marks.csv").open(encoding="utf-8-sig") as file:
        codes = [row["Mark"] for row in csv.DictReader(file)]
    imported = 2
    assert codes.count("#") == 2 * done.rows["pupils"] + imported
    assert done.rows["marks"] == len(codes)
    said = desk.db.execute("SELECT detail FROM history WHERE what = 'exported'").fetchall()
    assert "marks.csv" in said[0][0]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_desks_book_and_the_messages_go_out_with_what_was_taken_back(
    small: SmallSchool, tmp_path: Path, form: str
) -> None:
    small.clock.set(9, 10)
    take_back(small.office, [late(small.office, small.pupils[0])[0].signing])
    withdraw(small.office, said(small, 1)[0].message, "Wrong child")
    said(small, 2, words="A temperature")
    out = tmp_path / ("out" if form == "csv" else "out.xlsx")
    (export_csv if form == "csv" else export_xlsx)(small.head, out)
    lines, heard = _rows(out, "front_desk"), _rows(out, "messages")
    assert [line["What was written down"] for line in lines] == ["came late", "taken back"]
    assert lines[1]["Takes back line"] == lines[0]["Line"]
    assert [(one["Words"], one["Withdrawn by"], one["Why withdrawn"]) for one in heard] == [
        ("", "Olive Office", "Wrong child"), ("A temperature", "", ""),
    ]  # fmt: skip


def _rows(out: Path, name: str) -> list[dict[str, str]]:
    """The rows of a list as text, whichever form it is in."""
    if out.is_dir():
        with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    heading, *rows = load_workbook(out)[name].iter_rows(values_only=True)
    texts = [["" if cell is None else str(cell) for cell in row] for row in (heading, *rows)]
    return [dict(zip(texts[0], row, strict=True)) for row in texts[1:]]


def test_an_export_is_whole_or_not_there(desk: Desk, tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(ImportCancelled):
        export_csv(desk, tmp_path, Watch(cancelled=cancelled))
    assert list(tmp_path.iterdir()) == []
    export_csv(desk, tmp_path)
    with pytest.raises(FileRefused, match="Choose an empty folder"):
        export_csv(desk, tmp_path)


def test_only_those_with_the_duty_export(small: SmallSchool, tmp_path: Path) -> None:
    for desk in (small.office, small.officer, small.teacher):
        with pytest.raises(PermissionRefused):
            export_xlsx(desk, tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []
