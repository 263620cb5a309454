"""Good records come in exactly; each bad one is listed with its row, field, value and reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused

if TYPE_CHECKING:
    from desktop.models.imports.incoming import IncomingFile
    from tests.exchange.conftest import Reading

HEAD = "UPN,Surname,Forename,DOB\n"
GOOD = "R940000020001,Example,Ann,14/03/2017\n"


def surnames(file: IncomingFile) -> list[str]:
    return [pupil.legal_surname for pupil in file.pupils]


@pytest.mark.parametrize(
    ("row", "field", "value", "reason"),
    [
        ("R940000020002,Bad,Ben,14/03/2017", "UPN", "R940000020002", "wrong check letter"),
        ("R94000002000,Bad,Ben,14/03/2017", "UPN", "R94000002000", "this has 12"),
        ("9.4E+11,Bad,Ben,14/03/2017", "UPN", "9.4E+11", "spreadsheet rewrote"),
        ("R９４0000020001,Bad,Ben,14/03/2017", "UPN", "R９４0000020001", "11 digits"),
        (",,Ben,14/03/2017", "surname", "", "needed"),
        (",Bad,,14/03/2017", "forename", "", "needed"),
        (",Bad,123,14/03/2017", "forename", "123", "no name"),
        (",Bad,Ben,", "date of birth", "", "needed"),
        (",Bad,Ben,31/02/2017", "date of birth", "31/02/2017", "no date"),
        (",Bad,Ben,14/03/2027", "date of birth", "14/03/2027", "future"),
        (",Bad,Ben,14/03/1956", "date of birth", "14/03/1956", "would be 70"),
        (",Bad,Ben,14/03/2026", "date of birth", "14/03/2026", "would be 0"),
        (",Bad,Ben,14/03/2017,spilt", "", "spilt", "more cells"),
        (f",{'B' * 200},Ben,14/03/2017", "surname", "B" * 79 + "…", "longer than any"),
        (',Bad,"Be"n,14/03/2017', "", "", "quotation mark"),
        (f",Bad,{'n' * 140000},14/03/2017", "", "", "131,072"),
    ],
)
def test_a_bad_record_is_refused_and_the_good_ones_come_in(
    read: Reading, row: str, field: str, value: str, reason: str
) -> None:
    file = read(f"{HEAD}{GOOD}{row}\n,Other,Cy,2016-09-01\n")
    assert surnames(file) == ["Example", "Other"]
    (problem,) = file.refused
    assert (problem.row, problem.field, problem.value) == (3, field, value)
    assert reason in problem.reason


def test_a_upn_used_twice_refuses_both_and_names_the_other_row(read: Reading) -> None:
    file = read(f"{HEAD}{GOOD},Fine,Di,2016-01-01\n{GOOD.replace('Ann', 'Bea')}")
    assert surnames(file) == ["Fine"]
    assert [(one.row, one.reason[-7:-1]) for one in file.refused] == [(2, " row 4"), (4, " row 2")]


def test_same_name_and_birth_date_without_a_upn_is_warned_of(read: Reading) -> None:
    file = read("Surname,Forename,DOB,Class\nA,B,1/2/2017,6B\nA,B,1/2/2017,6C\n")
    assert len(file.pupils) == 2
    assert sum("name and date of birth" in one.reason for one in file.warnings) == 2


@pytest.mark.parametrize(
    ("heading", "value", "field"),
    [
        ("Sex", "Q", "sex"),
        ("Year Group", "Blue", "year group"),
        ("Class", "2-Jan", "class"),
        ("Class", "C" * 300, "class"),
        ("Date of Admission", "soon", "starting day"),
        ("Date of Admission", "01/01/2015", "starting day"),
        ("Former UPN", "X123", "former UPN"),
        ("Postcode", "nowhere", "postcode"),
        ("Preferred Forename", "Si\ufffdn", "preferred forename"),
    ],
)
def test_what_a_record_can_do_without_is_left_out_with_a_warning(
    read: Reading, heading: str, value: str, field: str
) -> None:
    file = read(f"UPN,Surname,Forename,DOB,{heading}\nR940000020001,A,B,14/03/2017,{value}\n")
    assert len(file.pupils) == 1
    assert [one.field for one in file.warnings] == [field]


@pytest.mark.parametrize("value", ["", "-", "N/A", "none"])
def test_an_absent_upn_is_absent_however_it_is_written(read: Reading, value: str) -> None:
    assert read(f"{HEAD}{value},A,B,14/03/2017\n").pupils[0].upn is None


@pytest.mark.parametrize(
    ("column", "refused"),
    [("03/14/2017,04/05/2016", True), ("01/02/2017,04/05/2016", False)],
)
def test_month_first_dates_refuse_the_whole_file(read: Reading, column: str, refused: bool) -> None:
    one, two = column.split(",")
    content = f"Surname,Forename,DOB\nA,B,{one}\nC,D,{two}\n"
    if refused:
        with pytest.raises(FileRefused, match="month first"):
            read(content)
    else:
        assert read(content).pupils[0].birth_date == date(2017, 2, 1)


def test_special_category_columns_are_skipped_and_said(read: Reading) -> None:
    file = read(
        "Surname,Forename,DOB,SEN Status,FSM,Ethnicity,Religion,In LEA Care,Pupil Premium,"
        "First Language,Medical Flag,House\nA,B,1/2/2017,K,T,WBRI,X,F,T,ENG,F,Red\n"
    )
    assert len(file.skipped) == 8
    assert file.unused == ()
    assert file.mapping["address_1"] == "House"


def test_titles_blank_lines_totals_and_repeated_headings_are_no_records(read: Reading) -> None:
    file = read(
        "Mockford School\n\nPupil list,,,\n" + HEAD + GOOD + "\n,,,\n" + HEAD
        + ",Total,Tom,14/03/2017\n\nTotal pupils,2,,\nPrinted on 3/9/2026,,,\n"
    )  # fmt: skip
    assert surnames(file) == ["Example", "Total"]
    assert file.problems[0].row == 9
    assert sum("no record" in note for note in file.notes) == 2


def test_a_full_name_with_a_comma_is_taken_apart(read: Reading) -> None:
    pupil = read('Name,DOB\n"de Sample, Ann Marie",14/03/2017\n').pupils[0]
    assert (pupil.legal_surname, pupil.legal_forename) == ("de Sample", "Ann Marie")


def test_a_mapping_made_by_hand_is_used(read: Reading) -> None:
    content = "Col A,Col B,Col C\nAnn,Example,14/03/2017\n"
    mapping = {"legal_surname": "col b", "legal_forename": "Col A", "birth_date": "Col C"}
    assert read(content, kind="pupils", mapping=mapping).pupils[0].legal_surname == "Example"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [({"legal_surname": "Nope"}, "no heading “Nope”"), ({"shoe": "Surname"}, "a field shoe")],
)
def test_a_mapping_that_does_not_fit_is_refused(
    read: Reading, mapping: dict[str, str], said: str
) -> None:
    with pytest.raises(FileRefused, match=said):
        read(HEAD + GOOD, kind="pupils", mapping=mapping)


def test_two_different_columns_of_one_heading_are_refused_until_chosen(read: Reading) -> None:
    content = "Surname,Forename,Surname,DOB\nA,B,Z,14/03/2017\n"
    with pytest.raises(FileRefused, match="two headings “Surname”"):
        read(content)
    mapping = {
        "legal_surname": "Surname (2)", "legal_forename": "Forename", "birth_date": "DOB",
    }  # fmt: skip
    assert read(content, kind="pupils", mapping=mapping).pupils[0].legal_surname == "Z"
    assert read(content.replace("Z", "A")).pupils[0].legal_surname == "A"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Surname,Forename\nA,B\n", "no list that is known"),
        ("A,B,C\n1,2,3\n", "no headings that are known"),
        (HEAD, "nothing below"),
    ],
)
def test_a_file_without_what_is_needed_is_refused_naming_it(
    read: Reading, content: str, said: str
) -> None:
    with pytest.raises(FileRefused, match=said):
        read(content)


def test_last_years_totals_are_read_and_doubted_when_they_do_not_add_up(read: Reading) -> None:
    file = read(
        "Surname,Forename,DOB,Academic Year,Sessions Possible,Sessions Attended,"
        "Sessions Authorised,Sessions Unauthorised\nA,B,1/2/2017,2025/26,380,369,9,2\n"
        "C,D,1/2/2017,2025/26,380,370,9,2\nE,F,1/2/2017,,x,1,1,1\n"
    )
    assert [len(pupil.totals) for pupil in file.pupils] == [1, 1, 0]
    assert [one.row for one in file.warnings if one.field == "totals"] == [3, 4]
