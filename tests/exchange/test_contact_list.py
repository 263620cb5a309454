"""Contacts keep their order and their child; a doctor is never texted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

HEAD = "UPN,Priority,Relationship,Forename,Surname,Mobile,Email\n"
UPN = "R940000020001"


def test_clashing_and_missing_priorities_are_put_in_order(read: Reading) -> None:
    rows = [f"{UPN},{order},Aunt,{name},X,," for order, name in
            [("2", "B"), ("1", "A"), ("2", "C"), ("", "E"), ("3", "D"), ("soon", "F")]]  # fmt: skip
    file = read(HEAD + "\n".join(rows))
    ordered = sorted(file.contacts, key=lambda one: one.order)
    assert "".join(one.forename for one in ordered) == "ABCDEF"
    assert [one.order for one in ordered] == [1, 2, 3, 4, 5, 6]
    assert [(one.row, one.value) for one in file.problems] == [(4, "2"), (7, "soon")]


@pytest.mark.parametrize("relationship", ["DOC", "Doctor", "GP", "Family doctor"])
def test_a_doctor_is_never_texted(read: Reading, relationship: str) -> None:
    (contact,) = read(f"{HEAD}{UPN},10,{relationship},Pat,X,07700 900123,\n").contacts
    assert contact.can_text is False


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (f"{UPN},1,Aunt,A,,,", "contact surname"),
        ("R940000020002,1,Aunt,A,X,,", "UPN"),
        (",1,Aunt,A,X,,", "pupil"),
    ],
)
def test_a_contact_without_a_name_or_a_child_is_refused(
    read: Reading, row: str, field: str
) -> None:
    file = read(f"{HEAD}{row}\n{UPN},1,Aunt,A,X,,\n")
    assert len(file.contacts) == 1
    assert (file.refused[0].row, file.refused[0].field) == (2, field)


@pytest.mark.parametrize(
    ("typed", "email", "warned"),
    [
        ("a@example.invalid", "a@example.invalid", 0),
        ("mailto:a@example.invalid", "a@example.invalid", 0),
        ("a@example.invalid; b@example.invalid", "a@example.invalid", 1),
        ("a@example", "", 1),
        ("none", "", 0),
        ("call first", "", 1),
    ],
)
def test_an_address_is_one_or_left_out(read: Reading, typed: str, email: str, warned: int) -> None:
    file = read(f"{HEAD}{UPN},1,Aunt,A,X,,{typed}\n")
    assert file.contacts[0].email == email
    assert len(file.problems) == warned


def test_a_damaged_number_is_kept_as_typed_and_said(read: Reading) -> None:
    file = read(f"{HEAD}{UPN},1,Aunt,A,X,4.477E+11,\n")
    assert file.contacts[0].phones[0].typed == "4.477E+11"
    assert "last digits are lost" in file.warnings[0].reason


def test_a_contact_that_stands_twice_is_taken_once(read: Reading) -> None:
    row = f"{UPN},1,Aunt,A,X,,\n"
    assert len(read(HEAD + row + row).contacts) == 1


def test_yes_and_no_are_read_and_anything_else_left_open(read: Reading) -> None:
    file = read(
        "Student ID,Priority,Contact Name,Parental Responsibility,Do not contact\n"
        '7,1,Mrs A Sample,Y,No\n8,1,"Sample, B",maybe,Yes\n'
    )
    assert [one.responsibility for one in file.contacts] == [True, None]
    assert [one.do_not_contact for one in file.contacts] == [False, True]
    assert [one.surname for one in file.contacts] == ["Sample", "Sample"]


def test_a_list_that_does_not_say_whose_contacts_is_refused(read: Reading) -> None:
    with pytest.raises(FileRefused, match="UPN or Admission number"):
        read("Priority,Relationship,Contact Surname\n1,Aunt,X\n", kind="contacts")
