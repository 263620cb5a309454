"""The samples, held to what their README says of each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.marks.attendance_code import BY_SYMBOL, Category

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

NAMES = [
    ("O’Connor", "Niamh"), ("Example-Jones", "Siân"), ("Przykładowy", "Łukasz"),
    ("Ng'ang'a-Sample", "Wanjiru"), ("Null", "True"), ("Sample & Co <b>", "Anne-Marie"),
    ("李", "小明"), ("Mockford", "Zoë"),
]  # fmt: skip
PUPIL_FILES = (
    "8020000_CTF_9999999_001.xml", "sims_like_utf8.csv", "arbor_like_utf8_bom.csv", "good.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", PUPIL_FILES)
def test_the_same_eight_pupils_come_from_every_form(read_sample: Reading, name: str) -> None:
    file = read_sample(name)
    assert file.kind == "pupils"
    assert [(one.legal_surname, one.legal_forename) for one in file.pupils] == NAMES
    assert [one.year_group for one in file.pupils] == ["6", "6", "3", "R", "2", "4", "4", "R"]
    assert file.pupils[4].birth_date == date(2020, 2, 29)
    assert file.pupils[7].upn is None
    assert "".join(one.sex for one in file.pupils) == "FFMFMFMF"
    assert file.refused == ()


@pytest.mark.parametrize("name", PUPIL_FILES)
def test_a_temporary_and_a_missing_upn_are_flagged(read_sample: Reading, name: str) -> None:
    flagged = [one for one in read_sample(name).warnings if one.field == "UPN"]
    assert [(one.pupil, one.value) for one in flagged] == [
        ("小明 李", "L80200002600A"),
        ("Zoë Mockford", ""),
    ]


@pytest.mark.parametrize("name", ["sims_like_utf8.csv", "good.xlsx"])
def test_admission_numbers_keep_their_zeros(read_sample: Reading, name: str) -> None:
    pupils = read_sample(name).pupils
    assert [one.admission_number for one in pupils] == [f"{n:06}" for n in range(1, 9)]
    assert pupils[0].class_name == "6B"
    assert pupils[0].starting_day == date(2024, 9, 3)
    assert pupils[0].preferred_forename == "Neeve"


def test_a_class_inside_a_course_is_found_and_a_global_id_is_no_upn(read_sample: Reading) -> None:
    file = read_sample("arbor_like_utf8_bom.csv")
    assert file.pupils[0].class_name == "6 Oak"
    assert file.pupils[0].upn == "R940000020001"
    assert file.unused == ("Globally Unique Student ID",)


def test_a_transfer_file_brings_contacts_and_totals(read_sample: Reading) -> None:
    file = read_sample("8020000_CTF_9999999_001.xml")
    niamh = file.pupils[0]
    assert [(one.order, one.forename, one.relationship) for one in niamh.contacts] == [
        (1, "Aoife", "Mother"),
        (2, "Tom", "Father"),
        (3, "Pat", "Other"),
    ]
    assert [one.responsibility for one in niamh.contacts] == [True, True, False]
    assert niamh.contacts[0].address == niamh.address == ("1 Fixture Row", "Mocktown")
    assert niamh.contacts[1].address == ("2 Elsewhere Close", "Mocktown")
    assert [phone.e164 for phone in niamh.contacts[0].phones] == ["+447700900101", "+441632960101"]
    assert [(one.year, one.possible, one.adds_up) for one in niamh.totals] == [
        (2024, 378, True),
        (2025, 380, True),
    ]
    assert file.school is not None
    assert (file.school.la, file.school.estab, file.school.version) == ("802", "0000", "25.0")
    assert file.notes == ()


def test_contacts_are_read_with_what_is_wrong_in_each(read_sample: Reading) -> None:
    file = read_sample("contacts_long_form.csv")
    assert len(file.contacts) == 7  # whose UPN is on no roll is for the matching to say
    last = file.contacts[5]
    assert [(one.row, one.field) for one in file.problems] == [(7, "e-mail"), (7, "priority")]
    assert (last.order, last.email) == (2, "")
    assert [phone.e164 for phone in last.phones] == ["+447700900108", "+447700900109"]
    assert file.contacts[4].phones[0].e164 == "+447700900105"


def test_a_hundred_marks_give_the_first_pupils_sums(read_sample: Reading) -> None:
    file = read_sample("marks_long_form.csv")
    first = [one.code for one in file.marks if one.upn == "R940000020001"]
    kinds = [BY_SYMBOL[code].category for code in first]
    assert (len(file.marks), file.problems) == (100, ())
    assert sum(BY_SYMBOL[code].is_possible for code in first) == 20
    assert sum(BY_SYMBOL[code].is_attended for code in first) == 13
    assert kinds.count(Category.AUTHORISED) == 4
    assert kinds.count(Category.UNAUTHORISED) == 3
    assert [one.minutes for one in file.marks if one.code == "L"] == [12]


def test_the_terms_and_inset_days_are_all_there(read_sample: Reading) -> None:
    file = read_sample("terms_2026-27.csv")
    days = {
        date.fromordinal(day)
        for term in file.terms
        for day in range(term.first.toordinal(), term.last.toordinal() + 1)
    }
    closed = {closure.first for closure in file.closures if closure.kind == "inset"}
    school = {day for day in days if day.weekday() < 5} - closed - {date(2027, 5, 3)}
    assert (len(file.terms), len(closed), len(school)) == (6, 5, 190)
