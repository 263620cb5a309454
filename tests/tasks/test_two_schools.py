"""Two schools in one file: nothing of one is seen, matched, changed or exported at the other."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.admissions.pupil import Contact
from desktop.models.days.session import Half, Session
from desktop.models.marks.absence_plan import Plan
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Post, Role
from desktop.storage.admissions import contacts, pupils
from desktop.storage.file import settings
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.marks import expectations
from desktop.tasks.admissions import (
    change_contacts,
    change_roll,
    flag_pupils,
    see_pupil,
    show_pupil,
    take_off_roll,
)
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.admissions.link_siblings import link_siblings
from desktop.tasks.admissions.list_roll import roll_lines
from desktop.tasks.agreements.make_agreement import make_agreement
from desktop.tasks.agreements.see_agreements import agreements_of
from desktop.tasks.exchange.export_school import export_csv
from desktop.tasks.exchange.import_files import Choices, Wish, apply, load
from desktop.tasks.marks import look_at_registers, plan_absence, settle_corrections, take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.organisation import manage_classes, manage_staff, set_terms
from desktop.tasks.safeguarding import open_safeguarding
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.tasks.safeguarding.keep_looks import looks_at
from tests import make
from tests.tasks.agreements.agreed import CONTRACT
from tests.tasks.exchange.test_import_pupils import NIAMH
from tests.tasks.safeguarding.at_risk import ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

AM = Session(make.TUESDAY, Half.AM)
TOMORROW = make.TUESDAY + timedelta(days=1)


@dataclass(frozen=True)
class There:
    """What the other school holds: a class, a pupil with all that hangs on one, a closure."""

    desk: Desk
    group: int
    pupil: int
    register: int
    contact: Contact
    flag: int
    plan: int
    closure: int
    teaching: int


@pytest.fixture
def there(small: SmallSchool) -> There:
    other = make.make_school(small.db, "Elm Park Primary School")
    head = make.make_person(small.db, other, "Hetty Other", Role.HEAD)
    desk = replace(small.head, school=other, who=head)
    group = make.make_group(small.db, other, "6B")
    pupil = make.make_pupil(small.db, other, group, "Zed", "Elsewhere", upn=NIAMH)
    teaching = manage_classes.add_teacher(desk, group, head.person, make.TUESDAY)
    register = take_register.open_register(desk, group, AM)
    take_register.mark(desk, register.id, Draft(pupil, "I"))
    contact = change_contacts.add_contact(
        desk, Contact(id=0, pupil=pupil, place=1, surname="Secret")
    )
    flag = flag_pupils.put_flag(desk, pupil, "Care order")
    visit = Plan(code="V", first_day=TOMORROW, last_day=TOMORROW, group=group)
    (plan,) = plan_absence.plan_absence(desk, visit)
    closure = set_terms.unexpected_closure(desk, TOMORROW, TOMORROW, "Boiler")
    return There(desk, group, pupil, register.id, contact, flag, plan, closure, teaching)


def _plan(there: There, here: Desk) -> None:
    seen = expectations.load_expectation(here.db, there.plan)
    assert seen is not None
    plan_absence.withdraw(here, seen, TOMORROW, "because")


ERRANDS: dict[str, Callable[[There, Desk], object]] = {
    "open": lambda there, here: take_register.open_register(here, there.group, AM),
    "look": lambda there, here: look_at_registers.look_at(here, there.group, AM),
    "mark": lambda there, here: take_register.mark(here, there.register, Draft(there.pupil, "/")),
    "fill": lambda there, here: take_register.fill_rest(here, there.register),
    "hand in": lambda there, here: take_register.hand_in(here, there.register),
    "record": lambda there, here: see_pupil.see_pupil(here, there.pupil),
    "page": lambda there, here: show_pupil.pupil_page(here, there.pupil),
    "marks": lambda there, here: show_pupil.mark_history(here, there.pupil, AM),
    "flags": lambda there, here: flag_pupils.flags_of(here, there.pupil),
    "flag": lambda there, here: flag_pupils.put_flag(here, there.pupil, "Mine"),
    "safeguarding": lambda there, here: open_safeguarding.open_safeguarding(here, there.pupil),
    "note": lambda there, here: open_safeguarding.add_note(here, there.pupil, "Mine"),
    "assessment": lambda there, here: write_assessment(
        here, replace(ASSESSMENT, pupil=there.pupil)
    ),
    "contract": lambda there, here: make_agreement(here, replace(CONTRACT, pupil=there.pupil)),
    "contracts": lambda there, here: agreements_of(here, there.pupil),
    "looks": lambda there, here: looks_at(here, there.pupil),
    "end flag": lambda there, here: flag_pupils.end_flag(here, there.flag),
    "contact": lambda there, here: change_contacts.withdraw_contact(here, there.contact),
    "more": lambda there, here: change_contacts.add_contact(here, replace(there.contact, id=0)),
    "order": lambda there, here: change_contacts.put_in_order(here, there.pupil, []),
    "leave": lambda there, here: take_off_roll.take_off_roll(
        here, there.pupil, take_off_roll.Leaving(TOMORROW)
    ),
    "start": lambda there, here: change_roll.change_starting_day(
        here, there.pupil, date(2026, 9, 1)
    ),
    "class": lambda there, here: manage_classes.end_class(here, there.group, TOMORROW),
    "give": lambda there, here: manage_classes.add_teacher(
        here, there.group, here.who.person, make.TUESDAY
    ),
    "end": lambda there, here: manage_classes.end_teacher(here, there.teaching, TOMORROW),
    "staff": lambda there, here: manage_staff.end_person(here, there.desk.who.person, TOMORROW),
    "rename": lambda there, here: manage_staff.rename_person(
        here, there.desk.who.person, "Hetty Mine", "hetty mine"
    ),
    "plan": _plan,
    "plan for": lambda there, here: plan_absence.plan_absence(
        here, Plan(code="V", first_day=TOMORROW, last_day=TOMORROW, pupils=(there.pupil,))
    ),
    "closure": lambda there, here: set_terms.withdraw_closure(here, there.closure, "because"),
    "move": lambda there, here: change_roll.move_pupil(
        here, there.pupil, change_roll.Place(None, "6"), TOMORROW
    ),
}


@pytest.mark.parametrize("errand", ERRANDS)
def test_nothing_of_the_other_school_is_seen_or_changed(
    small: SmallSchool, there: There, errand: str
) -> None:
    before = list(small.db.conn.iterdump())
    with pytest.raises(RuleError):
        ERRANDS[errand](there, small.head)
    assert list(small.db.conn.iterdump()) == before


def test_a_mark_is_not_looked_up_past_the_class_on_the_screen(
    small: SmallSchool, there: There
) -> None:
    register = take_register.open_register(small.teacher, small.group, AM)
    with pytest.raises(RuleError):
        look_at_registers.history_of_mark(small.teacher, register, there.pupil)


def test_a_child_of_one_school_is_never_moved_to_a_class_of_the_other(
    small: SmallSchool, there: There
) -> None:
    place = change_roll.Place(there.group, "6")
    with pytest.raises(RuleError):
        change_roll.move_pupil(small.head, small.pupils[0], place, TOMORROW)


def test_lists_hold_one_school(small: SmallSchool, there: There) -> None:
    assert {one.name for one in findable_pupils(there.desk)} == {"Zed Elsewhere"}
    assert "Zed Elsewhere" not in {one.name for one in findable_pupils(small.head)}
    assert there.pupil not in {line.pupil.id for line in roll_lines(small.head)}
    assert there.group not in {group.id for group in manage_classes.all_classes(small.head)}
    assert there.desk.who.person not in {one.person for one in manage_staff.staff_of(small.head)}
    assert plan_absence.planned(small.head, TOMORROW, TOMORROW) == ()
    assert settle_corrections.corrections_waiting(small.head) == ()
    assert [one.id for one in set_terms.closures_of(small.head)] == []


def test_a_setting_of_one_school_is_not_the_others(small: SmallSchool, there: There) -> None:
    with saving(small.db):
        signed = sign(small.db, there.desk.school, there.desk.who, small.clock())
        value = json.dumps({"name": "Theirs"})
        settings.add_setting(small.db, "policy", value, TOMORROW, signed)
    found = settings.settings_of(small.db, small.school, "policy")
    assert all("Theirs" not in str(setting) for setting in found)


def test_a_upn_of_the_other_school_is_matched_and_changed_here_alone(
    small: SmallSchool, there: There, tmp_path: Path
) -> None:
    file = tmp_path / "pupils.csv"
    row = f"{NIAMH},O’Connor,Niamh,01/09/2015,6B,Ann One\n"
    file.write_text("UPN,Surname,Forename,Date of birth,Class,Contact 1 name\n" + row, "utf-8")
    theirs = pupils.load_pupil(small.db, there.pupil)
    assert apply(small.head, load(small.head, Wish(file)), Choices()).added == 1
    assert apply(small.head, load(small.head, Wish(file)), Choices()).unchanged == 1
    assert pupils.load_pupil(small.db, there.pupil) == theirs
    assert [one.surname for one in contacts.contacts_of(small.db, there.pupil)] == ["Secret"]
    ours = pupils.holder_of(small.db, small.school, "upn", NIAMH)
    assert ours is not None
    assert ours.id != there.pupil
    groups = {group.name: group.school for group in manage_classes.all_classes(small.head)}
    assert groups == {"6B": small.school}


def test_an_export_holds_one_school(small: SmallSchool, there: There, tmp_path: Path) -> None:
    done = export_csv(small.head, tmp_path)
    assert done.rows["pupils"] == len(small.pupils)
    for file in done.files:
        text = file.read_text("utf-8-sig")
        assert not any(secret in text for secret in ("Elsewhere", "Secret", NIAMH, "Boiler"))
    assert there.pupil


def test_a_sibling_link_shows_name_school_and_contact_alone(
    small: SmallSchool, there: There
) -> None:
    link_siblings(small.head, small.pupils[0], there.pupil)
    (sibling,) = see_pupil.see_pupil(small.head, small.pupils[0]).siblings
    shown = (sibling.name, sibling.school, sibling.is_here)
    assert shown == ("Zed Elsewhere", "Elm Park Primary School", False)
    assert sibling.contact is not None
    assert sibling.contact.address == ""
    with pytest.raises(RuleError):
        show_pupil.pupil_page(small.head, there.pupil)


def test_each_school_closes_by_its_own_times(small: SmallSchool, there: There) -> None:
    small.clock.set(9, 26)
    closed = close_due(small.db, small.clock())
    today = {(one.school, one.group) for one in closed if one.session == AM}
    assert today == {(small.school, small.group), (there.desk.school, there.group)}


def test_a_post_at_one_school_is_none_at_the_other(small: SmallSchool, there: There) -> None:
    post = Post(Role.CLASS_TEACHER, "Teacher", make.TUESDAY)
    manage_staff.give_post(there.desk, small.head.who.person, post)
    with pytest.raises(RuleError):
        manage_staff.end_post(small.head, _last_post(small), TOMORROW)


def _last_post(small: SmallSchool) -> int:
    return int(small.db.execute("SELECT max(id) FROM posts").fetchone()[0])
