"""The admission register: what may stand in it, and that its history is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.admissions.pupil import Contact, Pupil
from desktop.storage.admissions import contacts, rolls
from desktop.storage.admissions.pupils import load_pupil
from desktop.tasks.admissions.change_roll import (
    Admission,
    Place,
    admit,
    change_facts,
    change_starting_day,
    findings,
    move_pupil,
)
from tests.make import insert, make_group, make_import, make_school

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tests.conftest import SmallSchool

TUESDAY = date(2026, 11, 10)
UPN, OTHER_UPN = "R940000020001", "F940000020002"


def _new(**more: Any) -> Pupil:
    facts: dict[str, Any] = {
        "legal_surname": "O’Connor",
        "legal_forename": "Niamh",
        "birth_date": date(2015, 9, 1),
        "upn": UPN,
    }
    return Pupil(**(facts | more))


def _admitted(small: SmallSchool, **more: Any) -> Pupil:
    return admit(small.office, Admission(_new(**more), TUESDAY, Place(small.group, "6")))


def history(db: Database, pupil: int) -> list[tuple[str, dict[str, Any]]]:
    rows = db.execute(
        "SELECT what, detail FROM history WHERE subject = 'pupil' AND subject_id = ? ORDER BY id",
        (pupil,),
    )
    return [(what, json.loads(detail)) for what, detail in rows.fetchall()]


def test_a_new_pupil_is_on_roll_from_the_starting_day(small: SmallSchool) -> None:
    people = (Contact(surname="First"), Contact(surname="Second"))
    new = Admission(
        _new(preferred_forename="Neeve"), date(2026, 11, 16), Place(small.group, "6"), people
    )
    pupil = admit(small.office, new)
    assert load_pupil(small.db, pupil.id) == pupil
    assert not rolls.is_on_roll(small.db, pupil.id, date(2026, 11, 15))
    assert rolls.is_on_roll(small.db, pupil.id, date(2026, 11, 16))
    assert [each.surname for each in contacts.contacts_of(small.db, pupil.id)] == [
        "First",
        "Second",
    ]
    assert [what for what, _ in history(small.db, pupil.id)] == ["admitted"]
    kept = small.db.execute(
        "SELECT compulsory_from, compulsory_until FROM pupils WHERE id = ?", (pupil.id,)
    ).fetchone()
    assert kept == ("2020-12-31", "2032-06-25")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"legal_surname": ""}, "needs a legal surname"),
        ({"upn": "R940000020002"}, "check letter"),
        ({"birth_date": date(1915, 9, 1)}, "no pupil's date of birth"),
        ({"birth_date": date(2026, 11, 11)}, "no pupil's date of birth"),
    ],
)
def test_what_cannot_be_right_is_refused(
    small: SmallSchool, facts: dict[str, Any], reason: str
) -> None:
    with pytest.raises(RuleError, match=reason):
        _admitted(small, **facts)
    assert small.db.execute("SELECT count(*) FROM pupils").fetchone()[0] == len(small.pupils)


def test_a_upn_and_an_admission_number_stand_once_in_a_school(small: SmallSchool) -> None:
    _admitted(small, admission_number="000001")
    with pytest.raises(RuleError, match="has the UPN"):
        _admitted(small)
    with pytest.raises(RuleError, match="has the admission number"):
        _admitted(small, upn=OTHER_UPN, admission_number="000001")


def test_two_schools_of_a_file_may_both_have_the_child(small: SmallSchool) -> None:
    _admitted(small)
    other = make_school(small.db, "Blackthorn Infant School")
    there = replace(small.office, school=other)
    group = make_group(small.db, other, "6B")
    assert admit(there, Admission(_new(), TUESDAY, Place(group, "6"))).school == other
    with pytest.raises(RuleError, match="not one of this school's"):
        admit(there, Admission(_new(upn=OTHER_UPN), TUESDAY, Place(small.group, "6")))


def test_a_change_keeps_the_old_value(small: SmallSchool) -> None:
    pupil = _admitted(small)
    changed = change_facts(small.office, pupil, replace(pupil, legal_surname="Byrne"))
    assert load_pupil(small.db, pupil.id) == changed
    assert history(small.db, pupil.id)[-1] == ("changed", {"legal_surname": ["O’Connor", "Byrne"]})
    found = small.db.execute("SELECT search_key FROM pupils WHERE id = ?", (pupil.id,))
    assert "byrne" in found.fetchone()[0]


def test_a_upn_that_is_replaced_is_kept_as_the_former(small: SmallSchool) -> None:
    pupil = _admitted(small)
    changed = change_facts(small.office, pupil, replace(pupil, upn=OTHER_UPN))
    assert (changed.upn, changed.former_upn) == (OTHER_UPN, UPN)


def test_a_change_to_what_somebody_else_changed_is_refused(small: SmallSchool) -> None:
    seen = _admitted(small)
    change_facts(small.head, seen, replace(seen, sex="F"))
    with pytest.raises(StaleError):
        change_facts(small.office, seen, replace(seen, sex="M"))


def test_a_teacher_does_not_keep_the_roll(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        admit(small.teacher, Admission(_new(), TUESDAY, Place(small.group)))


def test_a_move_keeps_the_class_of_the_days_before(small: SmallSchool) -> None:
    pupil, other = small.pupils[0], make_group(small.db, small.school, "6A")
    move_pupil(small.office, pupil, Place(other, "6"), date(2026, 11, 16))
    move_pupil(small.office, pupil, Place(None, "6"), date(2026, 11, 11))
    names = [
        getattr(rolls.class_on(small.db, pupil, date(2026, 11, day)), "group_name", None)
        for day in (10, 11, 15, 16)
    ]
    assert names == ["6B", "", "", "6A"]


def test_a_starting_day_is_never_after_a_mark(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    imported(small, pupil, date(2026, 9, 7).toordinal() * 2, "/")
    with pytest.raises(RuleError, match="mark before that day"):
        change_starting_day(small.office, pupil, date(2026, 9, 8))
    change_starting_day(small.office, pupil, date(2026, 9, 1))
    assert rolls.class_on(small.db, pupil, date(2026, 9, 1)) is not None


def imported(small: SmallSchool, pupil: int, session: int, code: str) -> None:
    """A mark that came with a file."""
    signed = make_import(small.db, small.school, small.head.who, small.clock())
    insert(small.db, "entries", **signed, pupil=pupil, session=session, code=code)


@pytest.mark.parametrize(
    ("upn", "doubt"), [("", "no UPN"), ("L80200002600A", "temporary"), (UPN, "")]
)
def test_a_doubtful_upn_is_pointed_out(upn: str, doubt: str) -> None:
    assert doubt in "".join(finding.text for finding in findings(_new(upn=upn)))
