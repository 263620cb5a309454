"""A name comes in letter for letter or is said to be none; nothing is read as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

HEAD = "UPN,Surname,Forename,DOB"
UPN = "R940000020001"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("O'Connor", "O'Connor"), ("O’Connor", "O’Connor"), ("'t Hooft", "'t Hooft"),
        ("<b>Bold</b>", "<b>Bold</b>"), ("Null", "Null"), ("True", "True"), ("Na", "Na"),
        ("None", "None"), ("=A1", "=A1"), ("'=A1", "=A1"), ("'+Ann", "+Ann"), ("@Ann", "@Ann"),
        ('="Ann"', "Ann"), ("ශ්\u200dරී", "ශ්\u200dරී"), ("نیک\u200cپور", "نیک\u200cپور"), ("李", "李"),
        ("Nguyễn", "Nguyễn"), ("E\u0301va", "Éva"), (" de  la Cruz ", "de la Cruz"),
    ],
)  # fmt: skip
def test_a_name_is_kept_letter_for_letter(read: Reading, written: str, name: str) -> None:
    file = read(f"{HEAD}\n{UPN},{written},Ann,14/03/2017\n")
    assert [one.legal_surname for one in file.pupils] == [name]
    assert file.problems == ()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Exam\u0007ple", "Example"), ("\u202eelpmaxE\u202c", "elpmaxE"),
        ("Example😀", "Example😀"),
        ("O\u0092Neill", "ONeill"), ("Exam\u2066ple\u2069", "Example"), ("Si\ufffdn", "Si\ufffdn"),
    ],
)  # fmt: skip
def test_signs_that_no_name_has_are_warned_of(read: Reading, written: str, kept: str) -> None:
    file = read(f"{HEAD}\n{UPN},{written},Ann,14/03/2017\n")
    assert [one.legal_surname for one in file.pupils] == [kept]
    assert [(one.row, one.field) for one in file.warnings] == [(2, "surname")]
    assert "compare it with the source" in file.warnings[0].reason


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("   ", "needed"), ("---", "no name"), ("=1+1", "no name"), ("'=1+1", "no name"),
        ("123", "no name"), ("Unknown", "in place of a name"), ("N/A", "in place of a name"),
        ("TBC", "in place of a name"), ("#NAME?", "Excel shows an error"),
        ("E" * 300, "longer than"), ('"Example,Ann\nOther"', "A line ends inside"),
        ("\u200b\u202e", "needed"), ("?", "no name"),
    ],
)  # fmt: skip
def test_what_is_no_name_refuses_the_record_and_says_why(
    read: Reading, written: str, said: str
) -> None:
    file = read(f"{HEAD}\n{UPN},{written},Ann,14/03/2017\n,Other,Ann,14/03/2017\n")
    assert [one.legal_surname for one in file.pupils] == ["Other"]
    assert [one.row for one in file.refused] == [2]
    assert said in file.refused[0].reason


@pytest.mark.parametrize(
    ("headings", "cells", "names", "warned"),
    [
        ("Full name", '"Example, Ann Marie"', ("Example", "Ann Marie", "", ""), 0),
        ("Full name", "Ann Marie Example", ("Example", "Ann Marie", "", ""), 1),
        ("Pupil Name", "Ann van den Example", ("van den Example", "Ann", "", ""), 1),
        ("Surname,Forename,Full name", "A,B,Other Name", ("A", "B", "", ""), 0),
        ("Surname,Forename,Preferred Name", "Example,Ann,Annie Example",
         ("Example", "Ann", "", "Annie"), 0),
        ("Surname,Forename,Preferred Name", "Example,Ann,Annie",
         ("Example", "Ann", "", "Annie"), 0),
        ("Surname,Forename,Preferred Name", 'Example,Ann,"Other, Ann"',
         ("Example", "Ann", "Other", ""), 0),
        ("Surname,Forename,Preferred Name", "Example,Ann,Annie Other",
         ("Example", "Ann", "Other", "Annie"), 1),
        ("Surname,Forename,Preferred Name", "Example,Ann,Ann Example",
         ("Example", "Ann", "", ""), 0),
        ("Preferred Name", "Annie Example", ("Example", "Annie", "", ""), 2),
    ],
)  # fmt: skip
def test_a_full_name_is_taken_apart_only_where_it_must_be(
    read: Reading, headings: str, cells: str, names: tuple[str, ...], warned: int
) -> None:
    file = read(f"UPN,DOB,{headings}\n{UPN},14/03/2017,{cells}\n")
    (pupil,) = file.pupils
    found = (pupil.legal_surname, pupil.legal_forename, pupil.preferred_surname)
    assert (*found, pupil.preferred_forename) == names
    assert len(file.warnings) == warned


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("29/02/2019", "no such day"), ("31/04/2017", "no such day"), ("1900-01-00", "no such day"),
        ("00/01/1900", "no such day"), ("01/01/1900", "would be 126"), ("14/03/2027", "future"),
        ("14/03/26", "would be 0"), ("14/03/27", "future"), ("14/03/70", "would be 56"),
        ("soon", "no date"), ("0", "no date"), ("2017", "no date"), ("14//03/2017", "no date"),
    ],
)  # fmt: skip
def test_a_birth_date_that_cannot_be_refuses_the_record(
    read: Reading, born: str, said: str
) -> None:
    file = read(f"{HEAD}\n{UPN},Example,Ann,{born}\n")
    assert file.pupils == ()
    assert said in file.refused[0].reason
    assert file.refused[0].value == born


@pytest.mark.parametrize("born", ["14/03/17", "14.3.17", "14-Mar-17", "14 March 2017", "42808"])
def test_a_birth_date_is_read_day_first_with_two_or_four_figures(read: Reading, born: str) -> None:
    (pupil,) = read(f"{HEAD}\n{UPN},Example,Ann,{born}\n").pupils
    assert pupil.birth_date.isoformat() == "2017-03-14"


@pytest.mark.parametrize(
    ("typed", "kept", "warned"),
    [
        ("pat@example.invalid", "pat@example.invalid", 0), ("N/A", "", 0), ("-", "", 0),
        ("Pat Example <pat@example.invalid>", "pat@example.invalid", 0),
        ("mailto:pat@example.invalid", "pat@example.invalid", 0),
        ("pat@example.invalid;", "pat@example.invalid", 0),
        ("pat@example.invalid; tom@example.invalid", "pat@example.invalid", 1),
        ("pat@example", "", 1), ("pat@@example.invalid", "", 1), ("pat..x@example.invalid", "", 1),
        ("pat example.invalid", "", 1), ("pat@-x.invalid", "", 1),
    ],
)  # fmt: skip
def test_an_e_mail_address_is_kept_when_it_is_one(
    read: Reading, typed: str, kept: str, warned: int
) -> None:
    file = read(
        f"{HEAD},Contact 1 Name,Contact 1 Email\n{UPN},A,B,14/03/2017,Pat Example,{typed}\n"
    )
    assert [one.email for one in file.pupils[0].contacts] == [kept]
    assert [one.field for one in file.warnings] == ["Contact 1: e-mail"] * warned


@pytest.mark.parametrize(
    ("typed", "kept", "warned"),
    [("m11ae", "M1 1AE", 0), ("N/A", "", 0), ("SW1A1AA.", "SW1A 1AA", 0),
     ("AB1O 1AA", "AB1O 1AA", 1),
     ("BFPO 57", "BFPO 57", 1), ("nowhere", "NOWH ERE", 1)],
)  # fmt: skip
def test_a_postcode_is_doubted_and_never_refused(
    read: Reading, typed: str, kept: str, warned: int
) -> None:
    file = read(f"{HEAD},Post Code\n{UPN},A,B,14/03/2017,{typed}\n")
    assert file.pupils[0].postcode == kept
    assert [one.field for one in file.warnings] == ["postcode"] * warned
