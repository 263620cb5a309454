"""To whom a letter goes: one an address, never past what is confidential (R106, R143, R206)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.admissions.pupil import Contact
from desktop.models.letters.household import (
    CONFIDENTIAL,
    NO_ADDRESS,
    Home,
    Household,
    households,
    other_school,
    why_no_letter,
)

HOME = Home("12 Mill Street, Netherbrook", "NB1 2CD")
MOTHER = Contact(
    id=1, pupil=1, title="Mrs", forename="Amina", surname="Ahmed", relationship="Mother",
    responsibility=True, lives_with=True, address_as_pupil=True,
)  # fmt: skip
FATHER = Contact(
    id=2, pupil=1, title="Mr", forename="Bilal", surname="Ahmed", relationship="Father",
    responsibility=True, lives_with=False, address="7 Canal View, Netherbrook", postcode="nb2 4ab",
)  # fmt: skip
TOGETHER = replace(FATHER, lives_with=True, address="", postcode="", address_as_pupil=True)


def found(*contacts: Contact, home: Home = HOME, to: tuple[int, ...] = ()) -> list[Household]:
    return list(households({1: contacts}, {1: home}, to))


def named(*contacts: Contact, **facts: object) -> list[str]:
    return [one.addressee for one in found(*contacts, **facts)]  # type: ignore[arg-type]


def test_two_at_one_address_share_a_letter() -> None:
    (one,) = found(MOTHER, TOGETHER)
    assert one.addressee == "Mrs Amina Ahmed and Mr Bilal Ahmed"
    assert one.greeting == "Mrs Ahmed and Mr Ahmed"
    assert one.address == "12 Mill Street\nNetherbrook\nNB1 2CD"
    assert (one.contacts, one.children, one.note) == ((1, 2), (1,), "")


def test_two_at_two_addresses_get_two_and_neither_knows_of_the_other() -> None:
    first, second = found(MOTHER, FATHER)
    assert "Canal" not in str(first)
    assert "Mill" not in str(second)
    assert second.address == "7 Canal View\nNetherbrook\nNB2 4AB"


def test_the_same_address_written_otherwise_is_the_same() -> None:
    wordy = replace(FATHER, address="12 MILL STREET\nNetherbrook", postcode="NB1 2CD")
    assert len(found(MOTHER, wordy)) == 1


@pytest.mark.parametrize(
    ("contact", "home", "address", "note"),
    [
        (replace(FATHER, address_confidential=True), HOME, "", CONFIDENTIAL),
        (MOTHER, replace(HOME, confidential=True), "", CONFIDENTIAL),
        (replace(MOTHER, address_confidential=True), HOME, "", CONFIDENTIAL),
        (FATHER, replace(HOME, confidential=True), "7 Canal View\nNetherbrook\nNB2 4AB", ""),
        (MOTHER, Home(), "", NO_ADDRESS),
        (replace(FATHER, address=""), HOME, "", NO_ADDRESS),
    ],
)
def test_an_address_that_is_confidential_or_unknown_is_on_no_paper(
    contact: Contact, home: Home, address: str, note: str
) -> None:
    (one,) = found(contact, home=home)
    assert (one.address, one.note) == (address, note)


def test_one_secret_address_keeps_it_from_all_at_it() -> None:
    (one,) = found(MOTHER, replace(TOGETHER, address_confidential=True))
    assert (one.address, one.note) == ("", CONFIDENTIAL)


def test_two_whose_home_is_not_known_get_a_letter_each() -> None:
    apart = replace(FATHER, address="")
    other = replace(FATHER, id=3, forename="Carl", address="")
    assert len(found(apart, other)) == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"do_not_contact": True}, "do not contact"),
        ({"relationship": "Social worker"}, "social worker: never written to"),
        ({"relationship": "Brother"}, "a brother or sister"),
        ({"responsibility": False, "lives_with": False}, "has no responsibility for the child"),
        ({"responsibility": None, "lives_with": None}, "has no responsibility for the child"),
        ({"forename": "", "surname": "", "title": ""}, "no name is known"),
        ({}, ""),
    ],
)
def test_who_is_never_written_to(change: dict[str, object], why: str) -> None:
    contact = replace(MOTHER, **change)  # type: ignore[arg-type]
    assert why_no_letter(contact) == why
    assert bool(found(contact)) is (why == "")


def test_only_those_chosen_are_written_to() -> None:
    assert named(MOTHER, FATHER, to=(2,)) == ["Mr Bilal Ahmed"]
    assert named(MOTHER, replace(FATHER, do_not_contact=True), to=(2,)) == []
    unknown = replace(FATHER, responsibility=None)
    assert named(MOTHER, unknown) == ["Mrs Amina Ahmed"]
    assert named(MOTHER, unknown, to=(2,)) == ["Mr Bilal Ahmed"]
    assert named(MOTHER, replace(FATHER, responsibility=False), to=(2,)) == []


def test_a_parent_is_one_person_on_the_lists_of_several_children() -> None:
    second = (replace(MOTHER, id=11, pupil=2), replace(FATHER, id=12, pupil=2))
    both = households({1: (MOTHER, FATHER), 2: second}, {1: HOME, 2: HOME})
    assert [one.contacts for one in both] == [(1, 11), (2, 12)]
    assert all(one.children == (1, 2) for one in both)
    assert [one.contacts for one in households({1: (MOTHER,), 2: second}, {1: HOME, 2: HOME},
                                               to=(1,))] == [(1, 11)]  # fmt: skip


def test_who_speaks_for_one_of_them_hears_of_that_one() -> None:
    stepfather = replace(TOGETHER, id=12, pupil=2, forename="Carl", surname="Dodd")
    mothers = (replace(MOTHER, id=11, pupil=2), stepfather)
    found = households({1: (MOTHER,), 2: mothers}, {1: HOME, 2: HOME})
    assert [(one.addressee, one.children) for one in found] == [
        ("Mrs Amina Ahmed", (1, 2)),
        ("Mr Carl Dodd", (2,)),
    ]


def test_the_same_name_at_two_known_addresses_is_two_people() -> None:
    other = replace(FATHER, id=12, pupil=2, address="1 Chapel Row", postcode="NB3 3CC")
    found = households({1: (FATHER,), 2: (other,)}, {1: HOME, 2: HOME})
    assert [one.children for one in found] == [(1,), (2,)]


def test_somebody_without_title_is_greeted_by_the_whole_name() -> None:
    (one,) = found(replace(MOTHER, title=""))
    assert one.greeting == "Amina Ahmed"


@pytest.mark.parametrize(
    ("words", "name", "address", "note"),
    [
        ("Ashgrove School\n3 Fair Lane\n\nOT1 1AA", "Ashgrove School", "3 Fair Lane\nOT1 1AA", ""),
        ("  Ashgrove School ", "Ashgrove School", "", NO_ADDRESS),
    ],
)
def test_another_school_is_its_name_and_then_its_address(
    words: str, name: str, address: str, note: str
) -> None:
    one = other_school(words, (1,))
    assert (one.addressee, one.address, one.note, one.contacts) == (name, address, note, ())
