"""A transfer file is read in every dialect, and refused whole when it is hostile or broken."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from tests.exchange.conftest import SAMPLES, Reading

HEADER = "<Header><CTFversion>25.0</CTFversion><SourceSchool><LEA>802</LEA></SourceSchool></Header>"
PUPIL = "<Surname>Example</Surname><Forename>Ann</Forename><DOB>2017-03-14</DOB>"


def transfer(pupil: str = PUPIL, header: str = HEADER) -> str:
    return f"<CTfile>{header}<CTFpupilData><Pupil>{pupil}</Pupil></CTFpupilData></CTfile>"


@pytest.mark.parametrize(
    "content",
    [
        transfer(),
        transfer().replace("CTFversion", "CTFVersion").replace("<CTfile>", '<ctfile version="3">')
        .replace("</CTfile>", "</ctfile>"),
        transfer().replace("CTFpupilData", "Pupils"),
        transfer(
            "<BasicDetails><LegalSurname>Example</LegalSurname><LegalForename>Ann</LegalForename>"
            "<DOB>2017-03-14</DOB></BasicDetails>"
        ),
        transfer().replace("CTFpupilData", "ATFpupilData").replace("CTfile", "ATfile"),
        '<?xml version="1.0" encoding="utf-16"?>' + transfer(),
        "\ufeff" + transfer(),
        transfer().replace("<", "<x:").replace("<x:/", "</x:"),
        transfer().replace("<Surname>Example", "<Surname>\n  <![CDATA[Example]]>\n "),
        transfer().replace("><", ">\r<"),
    ],
)  # fmt: skip
def test_every_dialect_gives_the_pupil(read: Reading, content: str) -> None:
    (pupil,) = read(content, "a.xml").pupils
    assert (pupil.legal_surname, pupil.legal_forename) == ("Example", "Ann")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso-8859-1"])
def test_letters_are_right_however_they_are_written(read: Reading, encoding: str) -> None:
    name = "Siân" if encoding == "iso-8859-1" else "Siân’s"
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + transfer().replace("Ann", name)
    assert read(text.encode(encoding), "a.xml").pupils[0].legal_forename == name


@pytest.mark.parametrize(
    "declared", ['<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>']
)
def test_windows_letters_that_are_declared_wrong_are_read_and_said(
    read: Reading, declared: str
) -> None:
    file = read((declared + transfer().replace("Ann", "Siân’s")).encode("cp1252"), "a.xml")
    assert file.pupils[0].legal_forename == "Siân’s"
    assert "Windows" in file.notes[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<!DOCTYPE CTfile>" + transfer(), "DOCTYPE"),
        ('<!DOCTYPE CTfile [<!ENTITY e SYSTEM "file:///x">]>' + transfer("&e;"), "DOCTYPE"),
        ('<!DOCTYPE CTfile SYSTEM "http://example.invalid/x.dtd">' + transfer(), "DOCTYPE"),
        (
            '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
            + transfer("&b;"),
            "DOCTYPE",
        ),
        (transfer("&e;"), "not right XML"),
        (transfer("\x01"), "not right XML"),
        (transfer()[:150], "cut short"),
        (transfer()[:-3], "cut short"),
        (transfer().replace("</Pupil>", "</Pupils>"), "not right XML"),
        (transfer() + "<more/>", "not right XML"),
        ("<Census><Pupil/></Census>", "begins with <Census>"),
        ("<CTfile>" + HEADER + "</CTfile>", "without a pupil"),
        (transfer("<a>" * 50 + "</a>" * 50), "30 deep"),
        (transfer(f"<Surname>{'A' * 300000}</Surname>"), "200000 letters"),
        (transfer("<a/>" * 20001), "20000 elements"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_file_is_refused_with_one_sentence(
    read: Reading, content: str, said: str
) -> None:
    with pytest.raises(FileRefused, match=said):
        read(content, "a.xml")


def test_every_cut_of_a_sample_is_refused(read: Reading) -> None:
    content = (SAMPLES / "8020000_CTF_9999999_001.xml").read_bytes().rstrip()
    for end in range(0, len(content) - 1, 97):
        with pytest.raises(FileRefused):
            read(content[:end], "a.xml")


@pytest.mark.parametrize(
    ("header", "said"),
    [("24.0", ""), ("26.0", ""), ("21.0", "version 21.0"), ("", "no version")],
)
def test_an_unknown_version_is_said(read: Reading, header: str, said: str) -> None:
    notes = read(transfer(header=HEADER.replace("25.0", header)), "a.xml").notes
    assert bool(notes) is bool(said)
    assert said in "".join(notes)


def test_special_category_elements_are_skipped_and_said(read: Reading) -> None:
    file = read(
        transfer(
            PUPIL + "<FSMhistory><FSMinstance/></FSMhistory><SENhistory><SEN>K</SEN></SENhistory>"
            "<LookedAfter><InCare>true</InCare></LookedAfter>"
            "<BasicDetails><Ethnicity>WBRI</Ethnicity></BasicDetails>"
        ),
        "a.xml",
    )
    assert file.skipped == ("Ethnicity", "FSMhistory", "LookedAfter", "SENhistory")


def test_a_bad_contact_is_left_out_and_the_pupil_taken_in(read: Reading) -> None:
    contacts = (
        "<Contacts><Contact><Order>1</Order></Contact><Contact><Order>10</Order><Surname>Sample"
        "</Surname><Relationship>DOC</Relationship><Phones><Phone><TelephoneType>M</TelephoneType>"
        "<PhoneNo>07700 900123</PhoneNo></Phone></Phones></Contact></Contacts>"
    )
    file = read(transfer(PUPIL + contacts), "a.xml")
    (doctor,) = file.pupils[0].contacts
    assert (doctor.order, doctor.relationship, doctor.can_text) == (10, "Doctor", False)
    assert [(one.field, one.refused) for one in file.refused] == [("contact surname", True)]


@pytest.mark.parametrize(
    ("marks", "attended", "read_marks", "noted"),
    [("/\\/\\##I/", 0, 0, True), ("/\\/\\II/\\", 6, 8, False), ("/\\/\\II/\\", 5, 0, True)],
)
def test_a_string_of_marks_is_read_only_when_the_totals_prove_it(
    read: Reading, marks: str, attended: int, read_marks: int, noted: bool
) -> None:
    year = (
        "<Attendance><YearData><Year>2025</Year><LEA>802</LEA><SessionsPossible>8"
        "</SessionsPossible><SessionsAuthorised>2</SessionsAuthorised><SessionsAttended>"
        f"{attended}</SessionsAttended><SessionsUnauthorised>0</SessionsUnauthorised>"
        "<AttendSessions><AttendanceStartDate>2025-09-08</AttendanceStartDate><AttendanceMarks>"
        f"{marks}</AttendanceMarks></AttendSessions></YearData></Attendance>"
    )
    file = read(transfer(PUPIL + year), "a.xml")
    found = [mark for year in file.pupils[0].history_marks for mark in year.marks()]
    assert len(found) == read_marks
    assert bool(file.notes) is noted
    assert len(file.pupils[0].totals) == 1
    assert bool(file.warnings[0].field == "totals") is (attended != 6)


def test_a_detailed_address_becomes_lines(read: Reading) -> None:
    address = (
        "<Address><BS7666Address><PAON>1</PAON><Street>Fixture Row</Street><Town>Mocktown</Town>"
        "</BS7666Address><PostCode>m11ae</PostCode></Address>"
    )
    pupil = read(transfer(PUPIL + address), "a.xml").pupils[0]
    assert pupil.address == ("1", "Fixture Row", "Mocktown")
    assert pupil.postcode == "M1 1AE"
