"""Lists of pupils: the preview says all, applying does it, the same file again adds nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused, PermissionRefused, RuleError, StaleError
from desktop.exchange.formats.watching import ImportCancelled, Watch
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind
from desktop.storage.admissions import contacts, pupils, rolls
from desktop.tasks.exchange.import_pupils import Decisions, Preview, apply, preview
from desktop.tasks.exchange.read_import import Applied, read
from desktop.tasks.travel.record_circumstances import record_circumstances
from tests.make import make_own_school, make_school
from tests.models.travel import travels
from tests.tasks.admissions.test_change_roll import history

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

SAMPLES = Path(__file__).parents[2] / "files" / "samples"
LISTS = (
    "8020000_CTF_9999999_001.xml",
    "sims_like_utf8.csv",
    "arbor_like_utf8_bom.csv",
    "good.xlsx",
)
NIAMH = "R940000020001"
ROW = "R940000020001,One,Ann,01/09/2015,6B,,,\n"
HEAD = "UPN,Surname,Forename,Date of Birth,Class,Date of Admission,Leaving date,Admission number\n"


@pytest.fixture
def desk(small: SmallSchool) -> Desk:
    """The office of another school in the file, with nobody on roll yet."""
    school = make_school(small.db, "Mockford Primary School")
    return replace(small.head, school=school)


@dataclass
class Files:
    desk: Desk
    folder: Path

    def look(self, text: str, answers: dict[int, int | None] | None = None) -> Preview:
        path = self.folder / "pupils.csv"
        path.write_text(HEAD + text, "utf-8")
        return preview(self.desk, read(self.desk, path), answers=answers)

    def load(self, text: str) -> Applied:
        return apply(self.desk, self.look(text))

    @property
    def roll(self) -> list[Pupil]:
        return list(pupils.load_pupils(self.desk.db, self.desk.school))


@pytest.fixture
def files(desk: Desk, tmp_path: Path) -> Files:
    return Files(desk, tmp_path)


def import_list(desk: Desk, path: Path) -> Applied:
    return apply(desk, preview(desk, read(desk, path)))


@pytest.mark.parametrize("name", LISTS)
def test_each_sample_puts_eight_on_roll_and_again_adds_nothing(desk: Desk, name: str) -> None:
    done = import_list(desk, SAMPLES / name)
    assert (done.added, done.changed, done.refused) == (8, 0, ())
    names = {pupil.legal_surname for pupil in pupils.load_pupils(desk.db, desk.school)}
    assert {"O’Connor", "Przykładowy", "李", "Sample & Co <b>", "Null"} <= names
    before = desk.db.execute("SELECT count(*) FROM history").fetchone()
    again = import_list(desk, SAMPLES / name)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 8)
    assert desk.db.execute("SELECT count(*) FROM history").fetchone() == before
    assert desk.db.execute("SELECT count(*) FROM imports").fetchone() == (1,)


@pytest.mark.parametrize("first", LISTS)
@pytest.mark.parametrize("second", LISTS)
def test_the_same_eight_are_known_again_in_another_systems_list(
    desk: Desk, first: str, second: str
) -> None:
    import_list(desk, SAMPLES / first)
    assert import_list(desk, SAMPLES / second).added == 0
    assert len(list(pupils.load_pupils(desk.db, desk.school))) == 8


def test_a_transfer_file_brings_contacts_and_earlier_totals(desk: Desk) -> None:
    import_list(desk, SAMPLES / LISTS[0])
    niamh = pupils.holder_of(desk.db, desk.school, "upn", NIAMH)
    assert niamh is not None
    known = contacts.contacts_of(desk.db, niamh.id)
    assert [contact.place for contact in known] == list(range(1, len(known) + 1))
    assert desk.db.execute("SELECT count(*) FROM year_totals").fetchone()[0] > 0


def test_class_and_starting_day_come_with_the_list(desk: Desk) -> None:
    file = read(desk, SAMPLES / "sims_like_utf8.csv")
    seen = preview(desk, file)
    assert set(seen.plan.new_classes) == {"6B", "3B", "RA", "2B", "4B"}
    apply(desk, seen)
    niamh = pupils.holder_of(desk.db, desk.school, "upn", NIAMH)
    assert niamh is not None
    assert niamh.admission_number == "000001"
    place = rolls.class_on(desk.db, niamh.id, date(2026, 9, 7))
    assert place is not None
    assert (place.group_name, place.year_group) == ("6B", "6")
    assert rolls.is_on_roll(desk.db, niamh.id, date(2024, 9, 3))


def test_a_changed_file_updates_and_keeps_history(files: Files) -> None:
    files.load("R940000020001,Old,Niamh,01/09/2015,6B,,,1\n")
    seen = files.look("R940000020001,New,Niamh,01/09/2015,6A,,,1\n")
    (change,) = seen.plan.changes
    assert [(each.field, each.old, each.new) for each in change.fields] == [
        ("legal surname", "Old", "New"),
        ("class", "6B", "6A"),
    ]
    assert apply(files.desk, seen).changed == 1
    (pupil,) = files.roll
    what, detail = history(files.desk.db, pupil.id)[-1]
    assert what == "changed"
    assert (detail["legal_surname"], detail["class"]) == (["Old", "New"], ["6B", "6A"])


def test_a_pupil_missing_from_the_file_is_listed_and_stays(files: Files) -> None:
    files.load(ROW + "F940000020002,Two,Bob,31/08/2016,6B,,,\n")
    seen = files.look(ROW)
    assert [(each.name, each.class_name) for each in seen.plan.missing] == [("Bob Two", "6B")]
    apply(files.desk, seen)
    bob = files.roll[1].id
    assert rolls.is_on_roll(files.desk.db, bob, date(2027, 1, 1))
    apply(files.desk, seen, Decisions(leavers={bob: date(2026, 11, 20)}))
    assert not rolls.is_on_roll(files.desk.db, bob, date(2026, 11, 21))
    ann = files.roll[0].id
    with pytest.raises(RuleError, match="does not name"):
        apply(files.desk, files.look(ROW), Decisions(leavers={ann: date(2026, 11, 20)}))


def test_the_files_leaving_date_makes_a_leaver(files: Files) -> None:
    files.load("R940000020001,One,Ann,01/09/2015,6B,01/09/2026,,\n")
    seen = files.look("R940000020001,One,Ann,01/09/2015,6B,01/09/2026,13/11/2026,\n")
    assert [change.old.name for change in seen.plan.leavers] == ["Ann One"]
    apply(files.desk, seen)
    (enrolment,) = rolls.enrolments_of(files.desk.db, files.roll[0].id)
    assert enrolment.leaving_day == date(2026, 11, 13)


@pytest.mark.parametrize(("destination", "why"), [("", "after the search"), ("Elm", "main school")])
def test_a_travelling_child_is_made_no_leaver_by_a_file(
    small: SmallSchool, tmp_path: Path, destination: str, why: str
) -> None:
    files = Files(make_own_school(small.head, "Mockford Primary School"), tmp_path)
    files.load("R940000020001,One,Ann,01/09/2015,6B,01/09/2026,,\n")
    ann = files.roll[0].id
    made = travels.facts(ann)
    main = replace(made[0], kind=FactKind.MAIN_SCHOOL)
    record_circumstances(files.desk, NONE_KNOWN, (*made, main))
    path = files.folder / "leavers.csv"
    head = HEAD.replace("Leaving date", "Leaving date,Destination school")
    row = f"R940000020001,One,Ann,01/09/2015,6B,01/09/2026,13/11/2026,{destination},\n"
    path.write_text(head + row, "utf-8")
    with pytest.raises(RuleError, match=why):
        import_list(files.desk, path)
    (enrolment,) = rolls.enrolments_of(files.desk.db, ann)
    assert enrolment.leaving_day is None


def test_a_leaver_comes_back_only_with_a_later_starting_day(files: Files) -> None:
    row = "R940000020001,One,Ann,01/09/2015,6B,{},{},\n"
    files.load(row.format("01/09/2026", "25/09/2026"))
    seen = files.look(row.format("01/09/2026", ""))
    assert "not put back on roll" in seen.plan.problems[0].reason
    assert files.load(row.format("02/11/2026", "")).added == 1
    assert len(files.roll) == 1
    assert len(rolls.enrolments_of(files.desk.db, files.roll[0].id)) == 2


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("R940000020001,Other,Zed,01/01/2018,,,,", "another name and date of birth"),
        ("F940000020002,One,Ann,01/09/2015,,,,", "but the UPN R940000020001"),
    ],
)
def test_what_is_not_certain_is_asked_and_left_alone(files: Files, record: str, why: str) -> None:
    files.load(ROW)
    seen = files.look(record + "\n")
    (question,) = seen.plan.questions
    assert why in question.why
    assert seen.plan.missing == ()
    assert apply(files.desk, seen) == Applied()
    answered = files.look(record + "\n", {0: files.roll[0].id})
    assert [change.old.id for change in answered.plan.changes] == [files.roll[0].id]


def test_two_of_one_name_and_birth_date_without_upns_are_asked_about(files: Files) -> None:
    text = ",One,Ann,01/09/2015,6B,,,\n,One,Ann,01/09/2015,6C,,,\n"
    assert len(files.look(text).plan.questions) == 1
    assert apply(files.desk, files.look(text, {1: None})).added == 2
    assert len(files.look(text).plan.questions) == 2


@pytest.mark.parametrize(
    ("before", "after", "upn", "former"),
    [
        ("L80200002600A", "R940000020001", "R940000020001", "L80200002600A"),
        ("R940000020001", "L80200002600A", "R940000020001", ""),
        ("R940000020001", "", "R940000020001", ""),
    ],
)
def test_a_permanent_upn_follows_a_temporary_one_and_never_back(
    files: Files, before: str, after: str, upn: str, former: str
) -> None:
    files.load(f"{before},One,Ann,01/09/2015,6B,,,7\n")
    files.load(f"{after},One,Ann,01/09/2015,6B,,,7\n")
    (pupil,) = files.roll
    assert (pupil.upn, pupil.former_upn) == (upn, former)
    assert files.load(f"{before},One,Ann,01/09/2015,6B,,,7\n").added == 0


def test_an_admission_number_of_another_child_is_left_out_and_said(files: Files) -> None:
    done = files.load(
        "R940000020001,One,Ann,01/09/2015,6B,,,7\nF940000020002,Two,Bob,31/08/2016,6B,,,7\n"
    )
    assert done.added == 2
    assert [pupil.admission_number for pupil in files.roll] == ["7", ""]


def test_an_import_after_the_roll_has_changed_looks_again(files: Files) -> None:
    seen = files.look(ROW)
    files.load("R940000020001,One,Anne,01/09/2015,6B,,,\n")
    with pytest.raises(StaleError, match="changed since the preview"):
        apply(files.desk, seen)


def test_a_cancelled_import_leaves_nothing(files: Files) -> None:
    seen = files.look(ROW)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(ImportCancelled):
        apply(files.desk, seen, watch=Watch(cancelled=cancelled))
    assert files.roll == []


def test_one_school_never_meets_anothers_children(small: SmallSchool, files: Files) -> None:
    files.load(ROW)
    here = Files(small.head, files.folder)
    assert here.load(ROW).added == 1


def test_imports_need_the_duty_and_a_file(small: SmallSchool, tmp_path: Path) -> None:
    with pytest.raises(PermissionRefused):
        read(small.teacher, SAMPLES / LISTS[0])
    with pytest.raises(FileRefused, match="no file"):
        read(small.office, tmp_path / "none.csv")
