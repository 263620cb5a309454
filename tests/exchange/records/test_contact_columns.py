"""Contacts that stand in columns beside their pupil come in with the pupil, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.exchange.records.contact_columns import contact_groups

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

HEAD = "Surname,Forename,DOB"
ANN = "Example,Ann,14/03/2017"


@pytest.mark.parametrize(
    ("headings", "cells", "people"),
    [
        ("Contact 1 Name,Contact 2 Name", "Mrs Pat Example,Tom Other",
         [("Mrs", "Pat", "Example", ""), ("", "Tom", "Other", "")]),
        ("Contact 2 Name,Contact 1 Name", "Tom Other,Pat Example",
         [("", "Pat", "Example", ""), ("", "Tom", "Other", "")]),
        ("Mother Forename,Mother Surname,Father Full Name", "Pat,Example,\"Other, Tom\"",
         [("", "Pat", "Example", "Mother"), ("", "Tom", "Other", "Father")]),
        ("Priority 1 Contact Name,Priority 1 Contact Relationship", "Pat Example,PAM",
         [("", "Pat", "Example", "Mother")]),
        ("Parent1_Name,Parent1_Relationship", "Mr & Mrs Example,Parents",
         [("Mr & Mrs", "", "Example", "Parents")]),
        ("Contact Name 1,Contact Name 2", "Pat Example,",
         [("", "Pat", "Example", "")]),
        ("Parent/Carer 1 Title,Parent/Carer 1 First Name,Parent/Carer 1 Last Name",
         "Dr,Pat,van Sample", [("Dr", "Pat", "van Sample", "")]),
        ("1st Contact Name,Second Contact Name", "Pat van den Example,N/A",
         [("", "Pat", "van den Example", "")]),
        ("Emergency Contact 1,Next of Kin Name", "Pat Example,Tom Other",
         [("", "Pat", "Example", ""), ("", "Tom", "Other", "")]),
        ("Pupil's Mother's Name,Contact 1 Medical Notes", "Pat Example,x",
         [("", "Pat", "Example", "Mother")]),
    ],
)  # fmt: skip
def test_each_way_of_heading_contacts_gives_the_people_in_order(
    read: Reading, headings: str, cells: str, people: list[tuple[str, str, str, str]]
) -> None:
    file = read(f"{HEAD},{headings}\n{ANN},{cells}\n")
    (pupil,) = file.pupils
    found = [(one.title, one.forename, one.surname, one.relationship) for one in pupil.contacts]
    assert (file.kind, found) == ("pupils", people)
    assert [one.order for one in pupil.contacts] == list(range(1, len(people) + 1))
    assert file.unused == ()


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("Contact 1 Mobile", "07700 900123", "phones", "+447700900123"),
        ("Contact 1 Telephone 2", "01632 960101", "phones", "+441632960101"),
        ("Contact 1 Home Tel. No.", "01632 960101", "phones", "+441632960101"),
        ("Contact 1 Daytime Phone", "01632 960101", "phones", "+441632960101"),
        ("Contact 1 Email Address", "pat@example.invalid", "email", "pat@example.invalid"),
        ("Contact 1 Parental Responsibility", "T", "responsibility", True),
        ("Contact 1 Lives With Pupil", "No", "lives_with", False),
        ("Contact 1 Post Code", "m1 1ae", "postcode", "M1 1AE"),
        ("Contact 1 Address", "1 Row; x", "address", ("1 Row; x",)),
        ("Contact 1 Town", "Mocktown", "address", ("Mocktown",)),
        ("Contact 1 Priority", "3", "order", 3),
        ("Contact 1 Relationship To Pupil", "DOC", "can_text", False),
        ("Contact 1 Do Not Contact", "yes", "do_not_contact", True),
    ],
)
def test_every_field_of_a_contact_may_have_its_column(
    read: Reading, heading: str, cell: str, field: str, value: object
) -> None:
    file = read(f"{HEAD},Contact 1 Name,{heading}\n{ANN},Pat Example,{cell}\n")
    (contact,) = file.pupils[0].contacts
    found = getattr(contact, field)
    assert (found[0].e164 if field == "phones" else found) == value


def test_two_telephone_columns_are_two_numbers(read: Reading) -> None:
    file = read(
        f"{HEAD},Contact 1 Name,Contact 1 Telephone 1,Contact 1 Telephone 2\n"
        f"{ANN},Pat Example,07700 900123,01632 960101\n"
    )
    assert [phone.kind for phone in file.pupils[0].contacts[0].phones] == ["mobile", "other"]


def test_a_number_without_a_name_is_said_and_costs_no_pupil(read: Reading) -> None:
    file = read(f"{HEAD},Mother Mobile,Father Name\n{ANN},07700 900123,Tom Example\n")
    assert [one.forename for one in file.pupils[0].contacts] == ["Tom"]
    assert [(one.row, one.field) for one in file.refused] == [(2, "Mother: contact surname")]
    assert "Mother Mobile, Father Name" in file.notes[-1]


@pytest.mark.parametrize(
    "heading", ["Contact", "Parental Consent", "Contact 1 Medical", "Emergency", "Main", "Mobile"]
)
def test_other_headings_are_no_contact(heading: str) -> None:
    assert contact_groups((heading,), ()) == ()


def test_a_list_with_one_row_a_contact_keeps_the_pupils_own_names(read: Reading) -> None:
    file = read(
        "Surname,Forename,Contact Name,Relationship,Mobile\nExample,Ann,Pat Other,Aunt,07700 900123"
    )
    (contact,) = file.contacts
    assert (file.kind, contact.surname, contact.pupil_surname) == ("contacts", "Other", "Example")
    assert (contact.forename, contact.pupil_forename) == ("Pat", "Ann")


@pytest.mark.parametrize(
    ("headings", "cells", "lines", "postcode"),
    [
        ("Address Line 1,Address Line 2,Address Line 5,Post Code", "1 Row,Mocktown,Mockshire,m11ae",
         ("1 Row", "Mocktown", "Mockshire"), "M1 1AE"),
        ("House number,Street,Town,Postcode", "12b,Fixture Row,Mocktown,M1 1AE",
         ("12b Fixture Row", "Mocktown"), "M1 1AE"),
        ("Apartment,House Number,Street,District,Town,County", "Flat 2,12,Fixture Row,-,Mocktown,",
         ("Flat 2", "12", "Fixture Row", "Mocktown"), ""),
        ("Address", "\"1 Row, Mocktown\nM1 1AE\"", ("1 Row, Mocktown", "M1 1AE"), ""),
    ],
)  # fmt: skip
def test_an_address_in_several_columns_is_joined(
    read: Reading, headings: str, cells: str, lines: tuple[str, ...], postcode: str
) -> None:
    (pupil,) = read(f"{HEAD},{headings}\n{ANN},{cells}\n").pupils
    assert (pupil.address, pupil.postcode) == (lines, postcode)
