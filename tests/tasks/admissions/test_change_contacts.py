"""Contacts are rung in order; nobody's change is lost and nobody is deleted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from desktop.storage.admissions.contacts import contacts_of, contacts_of_school
from desktop.tasks.admissions.change_contacts import (
    add_contact,
    change_contact,
    findings,
    put_in_order,
    withdraw_contact,
)
from tests.tasks.admissions.test_change_roll import history

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MOBILE = Phone("mobile", "07700 900101", "+447700900101", True)
HOME = Phone("home", "01632 960101", "+441632960101", False)


def _add(small: SmallSchool, surname: str) -> Contact:
    new = Contact(pupil=small.pupils[0], surname=surname, responsibility=True, phones=(MOBILE,))
    return add_contact(small.office, new)


def test_contacts_stand_in_the_order_they_are_put(small: SmallSchool) -> None:
    first, second = _add(small, "First"), _add(small, "Second")
    put_in_order(small.office, small.pupils[0], [second.id, first.id])
    known = contacts_of(small.db, small.pupils[0])
    assert [contact.surname for contact in known] == ["Second", "First"]
    assert contacts_of_school(small.db, small.school) == {small.pupils[0]: known}
    with pytest.raises(StaleError):
        put_in_order(small.office, small.pupils[0], [first.id])


def test_a_changed_contact_keeps_its_history(small: SmallSchool) -> None:
    seen = _add(small, "Sample")
    new = replace(seen, phones=(MOBILE, HOME), do_not_contact=True)
    assert change_contact(small.office, seen, new) == new
    assert contacts_of(small.db, small.pupils[0]) == (new,)
    _, detail = history(small.db, small.pupils[0])[-1]
    assert detail["phones"] == [["07700 900101"], ["07700 900101", "01632 960101"]]
    with pytest.raises(StaleError):
        change_contact(small.office, seen, replace(seen, surname="Late"))


def test_a_withdrawn_contact_stays_in_the_file(small: SmallSchool) -> None:
    seen = _add(small, "Sample")
    withdraw_contact(small.office, seen)
    assert contacts_of(small.db, small.pupils[0]) == ()
    assert small.db.execute("SELECT count(*) FROM contacts").fetchone()[0] == 1
    with pytest.raises(StaleError):
        withdraw_contact(small.office, seen)


@pytest.mark.parametrize(
    ("known", "count"),
    [
        ((), 1),
        ((Contact(surname="A", phones=(MOBILE,)),), 1),
        ((Contact(surname="A", phones=(MOBILE,)), Contact(surname="B")), 1),
        ((Contact(surname="A", phones=(MOBILE,)), Contact(surname="B", phones=(HOME,))), 0),
        (
            (
                Contact(surname="A", phones=(MOBILE,)),
                Contact(surname="B", phones=(HOME,), do_not_contact=True),
            ),
            1,
        ),
    ],
)
def test_fewer_than_two_who_may_be_called_is_pointed_out(
    known: tuple[Contact, ...], count: int
) -> None:
    assert len(findings(known)) == count


def test_contacts_are_the_offices_to_keep(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        add_contact(small.teacher, Contact(pupil=small.pupils[0], surname="Sample"))
    with pytest.raises(RuleError, match="needs a name"):
        add_contact(small.office, Contact(pupil=small.pupils[0]))
