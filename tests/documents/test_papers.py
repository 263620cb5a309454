"""Papers are read back as words: forty children, every name, nothing a class may not see."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.documents.names import OTHER_LETTERS
from desktop.documents.page import Letters, Pages
from desktop.documents.papers.blank_sheet import BlankSheet, blank_sheet
from desktop.documents.papers.court_record import CourtRecord, court_record
from desktop.documents.papers.family_record import FamilyRecord, family_record
from desktop.documents.papers.official_register import OfficialRegister, official_register
from desktop.documents.papers.week_sheet import WeekSheet, week_sheet
from desktop.ui.papers.rendering import page_picture
from tests.documents import facts
from tests.documents.reading import words_of

if TYPE_CHECKING:
    from collections.abc import Callable


def _week(pupils: int = 7) -> bytes:
    return week_sheet(WeekSheet(facts.HEADING, facts.sheet(pupils), in_full=False))


def _week_in_full(pupils: int = 7) -> bytes:
    return week_sheet(WeekSheet(facts.HEADING, facts.sheet(pupils), in_full=True))


def _official(pupils: int = 7, days: int = 5) -> bytes:
    made = OfficialRegister(facts.HEADING, facts.sheet(pupils, days), (facts.AMENDED,))
    return official_register(made)


def _family() -> bytes:
    return family_record([FamilyRecord(facts.HEADING, facts.record())])


def _court() -> bytes:
    who = (("Date of birth", "12 Feb 2016"), ("UPN", "F999200119019"))
    return court_record(CourtRecord(facts.HEADING, who, facts.record()))


def _blank(pupils: int = 7) -> bytes:
    names = tuple(map(facts.pupil, range(pupils)))
    known = (("trip", "trip"), ("absence known", ""), *[("", "")] * (pupils - 2))
    return blank_sheet([BlankSheet(facts.HEADING, names, known)])


ALL = (_week, _week_in_full, _official, _family, _court, _blank)


@pytest.mark.parametrize("make", ALL)
def test_the_same_facts_print_as_the_same_bytes(make: Callable[[], bytes]) -> None:
    assert make() == make()


@pytest.mark.parametrize("make", ALL)
def test_every_paper_is_readable_in_grey(make: Callable[[], bytes]) -> None:
    picture = page_picture(make(), 0, 300)
    pixels = (picture.pixelColor(x, y) for x in range(0, 300, 3) for y in range(0, 200, 3))
    assert all(one.red() == one.green() == one.blue() for one in pixels)


@pytest.mark.parametrize("make", [_week, _week_in_full, _official, _blank])
def test_names_print_as_families_write_them_or_in_latin_with_a_note(
    make: Callable[[], bytes],
) -> None:
    words = " ".join(words_of(make()))
    for name in ("Łukasz Wójcik", "Siân O’Connor", "Nguyễn Thị Minh", "李 Wei", "Ali Hassan *"):
        assert name in words
    assert OTHER_LETTERS in words
    assert "Maximiliana Anastasia Featherstonehaugh" in words.replace("\n", " ")


@pytest.mark.parametrize("make", [_week, _week_in_full])
def test_forty_children_stand_on_one_page(make: Callable[[int], bytes]) -> None:
    first, *overleaf = words_of(make(40))
    assert all(f"Number{number} " in first for number in range(7, 40))
    assert "Number" not in " ".join(overleaf)
    assert len(words_of(_week(40))) == 1


def test_more_children_than_a_page_takes_go_on_overleaf() -> None:
    pages = words_of(_week(70))
    assert len(pages) == 2
    assert [sum(f"Number{one} " in page for page in pages) for one in range(7, 70)] == [1] * 63


def test_the_classrooms_sheet_never_says_why() -> None:
    words = words_of(_week())[0]
    assert "✕" in words
    assert "6 of 7" in words
    assert "Illness" not in words
    assert "\nI " not in words
    assert "not taken" in words


@pytest.mark.parametrize(
    ("code", "said"),
    [("I", "6 of 7"), ("N", "6 of 7"), ("U", "6 of 7"), ("", "6 of 7"), ("L", "7 of 7"),
     ("V", "7 of 7"), ("D", "6 of 6"), ("X", "6 of 6")],
)  # fmt: skip
def test_a_sheet_counts_the_children_who_were_expected(code: str, said: str) -> None:
    sheet = facts.sheet(days=1)
    rows = (replace(sheet.rows[0], codes=(code, "\\")), *sheet.rows[1:])
    made = WeekSheet(facts.HEADING, replace(sheet, rows=rows), in_full=False)
    words = " ".join(words_of(week_sheet(made))[0].split())
    assert f"Here {said} 7 of 7" in words


def test_the_offices_sheet_has_the_codes_and_what_they_mean() -> None:
    words = " ".join(words_of(_week_in_full()))
    assert "Illness (not medical or dental appointment): authorised absence" in words
    assert "Planned whole school closure" in words


def test_an_amendment_shows_all_that_the_law_asks() -> None:
    words = " ".join(" ".join(words_of(_official())).split())
    for said in ("N, then M", "Mother rang: ear infection", "Mon 9 Nov 2026 11:00",
                 "Olive Office, Office manager", "Registers that nobody took",
                 "Tue 10 Nov 2026 PM", "71.4 %"):  # fmt: skip
        assert said in words


def test_a_span_of_many_weeks_goes_over_pages_by_whole_weeks() -> None:
    pages = words_of(_official(7, 5 * 7 + 5))
    assert "Week of 7 Dec 2026" in pages[0]
    assert "Week of 14 Dec 2026" in pages[1]


def test_no_amendment_is_said() -> None:
    made = OfficialRegister(facts.HEADING, facts.sheet(), ())
    assert "No mark of these days was amended" in " ".join(words_of(official_register(made)))


def test_the_family_reads_figures_and_reasons_and_nothing_that_staff_wrote() -> None:
    words = words_of(_family())[0]
    assert "Attended 6 of 7 possible sessions: 85.7 %" in words
    assert "Illness (not medical or dental appointment): authorised absence" in words
    assert "Tue 10 Nov 2026 PM" in words
    for unsaid in ("Mother rang", "asthma", "Tara Teach"):
        assert unsaid not in words


@pytest.mark.parametrize(("code", "says"), [("N", True), ("I", False)])
def test_the_family_is_told_which_sessions_have_no_reason_yet(code: str, *, says: bool) -> None:
    record = facts.record()
    first = replace(record.lines[0], code=code)
    made = FamilyRecord(facts.HEADING, replace(record, lines=(first, *record.lines[1:])))
    assert ("1 session has no reason yet (N)" in words_of(family_record([made]))[0]) is says


def test_several_families_records_each_count_their_own_pages() -> None:
    pages = words_of(family_record([FamilyRecord(facts.HEADING, facts.record())] * 3))
    assert ["Page 1 of 1" in page for page in pages] == [True] * 3


def test_a_court_reads_every_entry_and_how_the_figures_came_about() -> None:
    words = " ".join(" ".join(words_of(_court())).split())
    for said in (
        "Mon 9 Nov 2026 AM Original N",
        "Amended: it stands I",
        "Tara Teach, Class teacher",
        "Mother rang: ear infection; asthma",
        "6 attended + 1 absent",
        "/ 2, L 1, \\ 3",
        "Tue 10 Nov 2026 PM Register not taken",
        "I certify",
        "F999200119019",
    ):
        assert said in words


def test_a_blank_sheet_has_the_names_and_room_for_whoever_takes_it() -> None:
    words = words_of(_blank())[0]
    for said in (
        "absence known",
        "trip",
        "AM taken by",
        "PM taken by",
        "signature",
        "minutes late",
    ):
        assert said in words
    assert len(words_of(_blank(40))) == 1


def test_a_blank_sheet_of_a_large_class_keeps_every_name() -> None:
    words = "\n".join(words_of(_blank(70)))
    assert [len(re.findall(rf"Number{one}\b", words)) for one in range(7, 70)] == [1] * 63


def test_several_papers_in_one_file_keep_their_own_heading_and_size() -> None:
    other = Pages(replace(facts.HEADING, title="Other"), (300, 200), 10)
    other.paragraph("A slip", Letters(8))
    pages = words_of(Pages(facts.HEADING).finish([other]))
    assert ["Other" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    ("codes", "said"),
    [("//\\", ""), ("/N", "1 session is still without"), ("NNI", "2 sessions are still without")],
)
def test_papers_say_how_many_sessions_have_no_reason_yet(codes: str, said: str) -> None:
    record = facts.record()
    lines = tuple(replace(record.lines[0], code=code, entries=()) for code in codes)
    made = court_record(CourtRecord(facts.HEADING, (), replace(record, lines=lines)))
    sheet = facts.sheet(1, 2)
    row = replace(sheet.rows[0], codes=tuple(codes.ljust(4, "/")))
    register = OfficialRegister(facts.HEADING, replace(sheet, rows=(row,)), ())
    for pdf in (made, official_register(register)):
        words = " ".join(" ".join(words_of(pdf)).split())
        assert ("still without a reason (N)" in words) is bool(said)
        assert said in words
