"""Who sees what of a child: flags, contacts, siblings at other schools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from desktop.tasks.admissions.change_contacts import add_contact
from desktop.tasks.admissions.flag_pupils import end_flag, flags_of, put_flag
from desktop.tasks.admissions.link_siblings import link_siblings, siblings_of, unlink_siblings
from desktop.tasks.admissions.see_pupil import see_pupil
from tests.make import make_pupil, make_school
from tests.tasks.admissions.test_change_roll import history

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

PHONE = Phone("mobile", "07700 900101", "+447700900101", True)


def test_a_flag_is_seen_only_by_those_with_the_duty(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    flag = put_flag(small.officer, pupil, "Child protection plan", "Ask the safeguarding lead")
    assert [each.flag for each in flags_of(small.head, pupil)] == ["Child protection plan"]
    for desk in (small.office, small.teacher):
        assert flags_of(desk, pupil) == ()
    assert "plan" not in str(history(small.db, pupil))
    with pytest.raises(PermissionRefused):
        end_flag(small.office, flag)
    end_flag(small.officer, flag)
    assert flags_of(small.head, pupil) == ()
    assert small.db.execute("SELECT count(*) FROM pupil_flags").fetchone()[0] == 1


def test_a_teacher_sees_no_contacts_and_only_the_own_class(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    small.db.table("pupils").update(pupil, {"address": "1 Sample Lane"})
    add_contact(small.office, Contact(pupil=pupil, surname="Sample", phones=(PHONE,)))
    assert len(see_pupil(small.office, pupil).contacts) == 1
    assert len(see_pupil(small.office, pupil).findings) == 2
    seen = see_pupil(small.teacher, pupil)
    assert (seen.contacts, seen.pupil.address, seen.findings) == ((), "", ())
    with pytest.raises(PermissionRefused):
        see_pupil(small.stranger, pupil)


def test_of_a_sibling_elsewhere_only_name_school_and_contact_cross(small: SmallSchool) -> None:
    other = make_school(small.db, "Blackthorn Junior School")
    sister = make_pupil(small.db, other, None, "Ada", "Ahmed")
    there = replace(small.office, school=other)
    add_contact(there, Contact(pupil=sister, surname="Ahmed", address="1 Lane", phones=(PHONE,)))
    link_siblings(small.office, small.pupils[0], sister)
    link_siblings(small.office, small.pupils[0], sister)
    (sibling,) = siblings_of(small.office, small.pupils[0])
    assert (sibling.name, sibling.school, sibling.is_here) == (
        "Ada Ahmed",
        "Blackthorn Junior School",
        False,
    )
    assert sibling.contact is not None
    assert sibling.contact.address == ""
    assert [each.pupil for each in siblings_of(there, sister)] == [small.pupils[0]]
    with pytest.raises(RuleError, match="another school"):
        see_pupil(small.office, sister)
    unlink_siblings(small.office, small.pupils[0], sister)
    assert siblings_of(small.office, small.pupils[0]) == ()


def test_a_child_is_not_their_own_sibling(small: SmallSchool) -> None:
    with pytest.raises(RuleError):
        link_siblings(small.office, small.pupils[0], small.pupils[0])
