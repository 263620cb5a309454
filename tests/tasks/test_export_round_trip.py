"""Whatever a school holds comes back the same from its own export, and no cell is a formula."""

from __future__ import annotations

import string
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from desktop.exchange.records.record_check import RecordCheck, read_name
from desktop.models.admissions.person_name import clean_name
from desktop.models.admissions.pupil import Contact, Pupil
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.storage.admissions import contacts, pupils
from desktop.storage.file.database import saving
from desktop.storage.marks import entries
from desktop.tasks.admissions import change_roll
from desktop.tasks.exchange.export_school import export_csv, export_xlsx
from desktop.tasks.exchange.import_files import Choices, Wish, apply, load
from tests import make

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

NASTY = string.ascii_letters + "=+-@'\",;|\t \\/<>&%#()[]{}!?*^~`´’‘“”_:.0123456789éßŁØ李明أحمد😀ñÅ"
LISTS = ("pupils", "contacts", "calendar", "marks")


def _is_name(text: str) -> bool:
    """Whether the reader takes it for somebody's name as it is."""
    return bool(text) and read_name(RecordCheck(1, ""), "name", text, required=True) == text


letters = some.one_of(some.text(NASTY, min_size=1, max_size=12), some.text(min_size=1, max_size=12))
names = letters.map(clean_name).filter(_is_name)
people = some.lists(
    some.tuples(names, names, names, names), min_size=1, max_size=5, unique_by=lambda one: one[:2]
)


def _fill(desk: Desk, told: list[tuple[str, str, str, str]]) -> None:
    group = make.make_group(desk.db, desk.school, "=6+B")
    for number, (surname, forename, preferred, contact) in enumerate(told, start=1):
        pupil = Pupil(
            id=0, school=desk.school, admission_number=f"{number:06}", legal_surname=surname,
            legal_forename=forename, preferred_forename=preferred, birth_date=date(2016, 3, 4),
            last_school=contact, address=f"{number} =High Street\n+Town", postcode="AB1 2CD",
        )  # fmt: skip
        person = Contact(id=0, pupil=0, place=1, surname=contact, relationship="Mother")
        admission = change_roll.Admission(
            pupil, date(2026, 9, 3), change_roll.Place(group, "6"), (person,)
        )
        made = change_roll.admit(desk, admission)
        _mark(desk, made.id, contact)


def _mark(desk: Desk, pupil: int, comment: str) -> None:
    at = desk.now()
    signed = make.make_import(desk.db, desk.school, desk.who, at)
    origin = entries.Origin(desk.school, signed["source"], signed["author"], at)
    session = Session(make.TUESDAY - timedelta(days=1), Half.AM)
    with saving(desk.db):
        drafts = [(session, Draft(pupil, "B", note=comment))]
        entries.add_imported_entries(desk.db, origin, drafts)


def _held(desk: Desk) -> list[Any]:
    known = contacts.contacts_of_school(desk.db, desk.school)
    found = []
    for pupil in pupils.load_pupils(desk.db, desk.school):
        own = [replace(one, id=0, pupil=0) for one in known.get(pupil.id, ())]
        session = Session(make.TUESDAY - timedelta(days=1), Half.AM)
        (entry,) = entries.entry_chain(desk.db, pupil.id, session)
        found.append((replace(pupil, id=0, school=0), own, entry.code, entry.note))
    return sorted(found, key=str)


def _come_back(desk: Desk, files: dict[str, Path]) -> None:
    for kind in LISTS:
        done = apply(desk, load(desk, Wish(files[kind], kind)), Choices())
        assert [(each.value, each.reason) for each in done.refused] == []


@settings(
    max_examples=8,
    derandomize=True, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@example([("=A1+1", "+A", "-B", "@C"), ("'=x", "''y", "'z", '"q"')])
@example([("Null", "True", "None", "nan"), ("0001a", "1e5", "3 Apr 16", "inf")])
@example([("<b>", "&amp;", "_x0041_", "a;b"), ("O’Connor", "Ng'ang'a", "李", "a|b")])
@given(people)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_comes_back_the_same(
    small: SmallSchool, form: str, told: list[tuple[str, str, str, str]]
) -> None:
    with TemporaryDirectory() as folder:
        ours = make.make_own_school(small.head, "Ours")
        theirs = make.make_own_school(small.head, "Theirs")
        _fill(ours, told)
        out = Path(folder) / f"out.{form}"
        if form == "csv":
            export_csv(ours, out)
            files = {kind: out / f"{kind}.csv" for kind in LISTS}
        else:
            export_xlsx(ours, out)
            files = dict.fromkeys(LISTS, out)
        _come_back(theirs, files)
        assert _held(theirs) == _held(ours)


def test_no_cell_of_a_workbook_is_a_formula(small: SmallSchool, tmp_path: Path) -> None:
    ours = make.make_own_school(small.head, "=Ours()")
    _fill(ours, [("=1+1", "+A1", "-B1", "@SUM(A1)"), ("https://x.invalid", "'=x", "\tx", "%0")])
    out = tmp_path / "out.xlsx"
    export_xlsx(ours, out)
    with closing(openpyxl.load_workbook(out)) as book:
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        links = [
            cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink
        ]
    assert kinds <= {"s", "n", "d"}
    assert links == []


def test_no_cell_of_a_list_begins_as_a_formula(small: SmallSchool, tmp_path: Path) -> None:
    ours = make.make_own_school(small.head, "Ours")
    _fill(ours, [("=1+1", "+A1", "-B1", "@SUM(A1)")])
    for file in export_csv(ours, tmp_path).files:
        for line in file.read_text("utf-8-sig").splitlines():
            cells = [cell.strip('"') for cell in line.split(",")]
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
