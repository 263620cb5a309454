"""Rows are told apart in every kind of text, and a broken row costs no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused
from desktop.exchange.formats.delimited import best_delimiter, read_delimited, unguarded
from desktop.exchange.formats.watching import Watch

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

CONTENT = "Surname;Forename;DOB;Class\nExample;Siân;14/03/2017;'=1+1\nO’Neill;Zoë;1/2/2017;6B\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end_is_known(read: Reading, delimiter: str, ending: str) -> None:
    file = read(CONTENT.replace(";", delimiter).replace("\n", ending).encode())
    assert [one.legal_surname for one in file.pupils] == ["Example", "O’Neill"]
    assert [one.row for one in file.pupils] == [2, 3]
    assert file.pupils[0].class_name == "=1+1"


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("utf-16-le", 0), ("utf-32", 0), ("cp1252", 1)],
)
def test_every_way_of_writing_letters_is_read(read: Reading, encoding: str, noted: int) -> None:
    file = read(CONTENT.encode(encoding))
    assert [one.legal_forename for one in file.pupils] == ["Siân", "Zoë"]
    assert file.pupils[1].legal_surname == "O’Neill"
    assert len(file.notes) == noted


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (CONTENT.encode() * 3 + b"Si\xe2n;A;1/2/2017;x\n", "line 10"),
        (b"\xef\xbb\xbf" + CONTENT.encode("cp1252"), "line 2"),
        (CONTENT.encode().split("ë".encode())[0] + b"\xc3", "cut short"),
        (CONTENT.encode("cp1252") + b"\x81\n", "line"),
        (CONTENT.encode() + bytes(5000), "zero bytes"),
    ],
)
def test_mixed_or_damaged_letters_refuse_the_file(read: Reading, content: bytes, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        read(content)


def test_a_stray_zero_byte_is_left_out_and_said(read: Reading) -> None:
    file = read(CONTENT.replace("Example", "Exam\0ple") + " " * 100)
    assert file.pupils[0].legal_surname == "Example"
    assert "1 zero bytes" in file.notes[0]


def test_a_quotation_mark_never_closed_costs_its_own_row_only(read: Reading) -> None:
    rows = "".join(f"N{number};A;1/2/2017;6B\n" for number in range(50))
    file = read(f'Surname;Forename;DOB;Class\nBad;"A;1/2/2017;6B\n{rows}')
    assert len(file.pupils) == 50
    assert [(one.row, "never closed" in one.reason) for one in file.refused] == [(2, True)]


def test_too_many_broken_lines_refuse_the_file(read: Reading) -> None:
    with pytest.raises(FileRefused, match="broken quotation marks"):
        read("Surname,Forename,DOB\n" + '"A"x,B,1/2/2017\n' * 1100)


def test_cells_may_hold_line_ends(read: Reading) -> None:
    file = read('Surname,Forename,DOB,Address\nA,B,1/2/2017,"1 Row\nTown"\nC,D,1/2/2017,\n')
    assert file.pupils[0].address == ("1 Row", "Town")
    assert file.pupils[1].row == 3


@pytest.mark.parametrize(
    ("cell", "value"),
    [("'=1", "=1"), ("'@x", "@x"), ("''=1", "'=1"), ("'t Hooft", "'t Hooft"), ("'", "'"),
     ("=1", "=1"), ("'\tx", "\tx"), ("'-5", "-5"), ("'+44", "+44"), ("''", "''")],
)  # fmt: skip
def test_exactly_the_writers_apostrophe_is_taken_away(cell: str, value: str) -> None:
    assert unguarded(cell) == value


def test_a_file_may_name_its_separator() -> None:
    assert best_delimiter("sep=|\na,b|c\n", len) == "|"


def test_an_empty_text_has_no_rows() -> None:
    assert read_delimited("\n\n \n,,\n", ",", Watch()).rows == []


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("sep=;\nSurname;Forename;DOB\nA,x;B;14/03/2017\n", ["A,x"]),
        ('"sep=;"\r\nSurname;Forename;DOB\r\nA,x;B;14/03/2017\r\n', ["A,x"]),
        ('Surname,Forename,DOB\n"A,x",B,14/03/2017\n', ["A,x"]),
        (b"Surname,Forename,DOB\r\nA,B,1/2/2017\rC,D,1/2/2017\nE,F,1/2/2017\r\r\n", list("ACE")),
        ("Surname,Forename,DOB\nA,B,1/2/2017\n\nSurname,Forename,DOB\nC,D,1/2/2017\n", list("AC")),
        ("School\nSurname,Forename,DOB\nA,B,1/2/2017\nPage 1 of 2,,\nSchool,,\n"
         "Surname,Forename,DOB\nC,D,1/2/2017\n", list("AC")),
        ("Surname,Forename,DOB\nA,B,1/2/2017\nTotal,,,\n", list("A")),
        ('Surname,Forename,DOB,Possible,Late\nA,B,1/2/2017,9,1\nTotal,,,"1,380",12%\n', list("A")),
        ("Surname,Forename,DOB,Class\nA,B,1/2/2017,6\nA,B,1/2/2017,6\n", list("A")),
        ("Surname,Forename,DOB\nÅ,B,1/2/2017\n".encode("utf-16-be"), list("Å")),
    ],
)  # fmt: skip
def test_what_programs_leave_around_a_list_is_no_pupil(
    read: Reading, content: str | bytes, names: list[str]
) -> None:
    file = read(content)
    assert [one.legal_surname for one in file.pupils] == names
    assert file.refused == ()


def test_a_row_that_stands_twice_is_taken_once_and_said(read: Reading) -> None:
    row = "R940000020001,A,B,14/03/2017,Pat Example\n"
    file = read(f"UPN,Surname,Forename,DOB,Contact 1 Name\n{row}{row}")
    assert (len(file.pupils), file.refused) == (1, ())
    assert [(one.row, one.reason) for one in file.warnings] == [
        (3, "This says just what row 2 says: taken in once.")
    ]


@pytest.mark.parametrize("rows", [50, 20_000])
def test_a_quotation_mark_never_closed_names_its_line(read: Reading, rows: int) -> None:
    good = "".join(f"N{number},A,1/2/2017\n" for number in range(rows))
    file = read(f'Title\nSurname,Forename,DOB\n{good}"Bad,A,1/2/2017\nLast,A,1/2/2017\n{good}')
    assert (
        file.refused[0].reason == f"A quotation mark is opened on line {rows + 3} and never closed."
    )


def test_broken_quotation_marks_never_take_a_later_row_along(read: Reading) -> None:
    file = read('Surname,Forename,DOB\nA,"B,1/2/2017\nC,D",1/2/2017\nE,F,1/2/2017\n')
    assert [one.legal_surname for one in file.pupils] == ["E"]
    assert "A line ends inside" in file.refused[0].reason
