"""To whom a message may go: by table, since a mistake here reaches the wrong person."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from desktop.models.sending.recipient import Channel, is_professional, why_not, written_to

MOBILE = Phone("mobile", "07700 900123", "+447700900123", can_text=True)
HOME = Phone("home", "01632 960123", "+441632960123", can_text=False)
UNREAD = Phone("mobile", "see file", "", can_text=True)


def adult(number: int = 1, **more: Any) -> Contact:
    facts: dict[str, Any] = {"relationship": "Mother", "responsibility": True, "phones": (MOBILE,),
                             "email": "nadia@example.org"}  # fmt: skip
    return Contact(id=number, **(facts | more))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"responsibility": None, "lives_with": True, "relationship": "Foster carer"}, ""),
        ({"do_not_contact": True}, "do not contact"),
        ({"relationship": "Doctor", "lives_with": True}, "doctor: never written to"),
        ({"relationship": "Social worker"}, "social worker: never written to"),
        ({"relationship": "Sister"}, "a brother or sister"),
        ({"responsibility": False}, "has no responsibility for the child"),
        ({"responsibility": None, "relationship": "Neighbour"}, "has no responsibility for the"
         " child"),
        ({"safe_to_text": False}, "not safe to text"),
        ({"phones": (HOME,)}, "no number that takes texts"),
        ({"phones": (UNREAD,)}, "no number that takes texts"),
        ({"phones": ()}, "no number that takes texts"),
    ],
)  # fmt: skip
def test_no_text_goes_where_none_may(facts: dict[str, Any], reason: str) -> None:
    assert why_not(adult(**facts), Channel.TEXT) == reason


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"safe_to_text": False, "phones": ()}, ""),
        ({"email": " "}, "no e-mail address"),
        ({"do_not_contact": True}, "do not contact"),
    ],
)
def test_no_email_goes_where_none_may(facts: dict[str, Any], reason: str) -> None:
    assert why_not(adult(**facts), Channel.EMAIL) == reason


@pytest.mark.parametrize(
    ("relationship", "is_one"),
    [("Doctor", True), ("GP surgery", True), ("Health visitor", True), ("Key worker", True),
     ("Childminder", True), ("Youth offending team", True), ("Mother", False), ("Father", False),
     ("Step-parent", False), ("Grandparent", False), ("Foster carer", False), ("Carer", False),
     ("Legal guardian", False), ("", False)],
)  # fmt: skip
def test_who_works_with_a_child_is_no_family(relationship: str, is_one: bool) -> None:
    assert is_professional(relationship) is is_one


ELSEWHERE = {"relationship": "Father", "lives_with": False, "address": "9 Elm Row",
             "postcode": "ZZ1 1ZZ"}  # fmt: skip
WITH_CHILD: dict[str, Any] = {"lives_with": True}


@pytest.mark.parametrize(
    ("contacts", "both", "written"),
    [
        ([adult(1), adult(2)], False, [1]),
        ([adult(1, safe_to_text=False), adult(2)], False, [2]),
        ([adult(1, do_not_contact=True), adult(2)], True, [2]),
        ([adult(1, **WITH_CHILD), adult(2, **ELSEWHERE)], False, [1]),
        ([adult(1, **WITH_CHILD), adult(2, **ELSEWHERE)], True, [1, 2]),
        ([adult(1, **WITH_CHILD), adult(2, **WITH_CHILD)], True, [1]),
        ([adult(1, **WITH_CHILD), adult(2, lives_with=False)], True, [1]),
        ([adult(1, **ELSEWHERE), adult(2, **ELSEWHERE)], True, [1]),
        ([adult(1, **WITH_CHILD), adult(2, **ELSEWHERE, safe_to_text=False)], True, [1]),
        ([adult(1, phones=())], True, []),
    ],
)
def test_the_first_adult_is_written_to_and_both_homes_only_if_the_school_sets_it(
    contacts: list[Contact], both: bool, written: list[int]
) -> None:
    found = written_to(contacts, Channel.TEXT, both=both)
    assert [one.id for one in found] == written
