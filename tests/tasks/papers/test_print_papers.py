"""Who may print what: a class's own teacher the wall's sheet, the office the rest, kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.documents.names import OTHER_LETTERS
from desktop.errors import PermissionRefused, RuleError
from desktop.models.papers.newsletter_rules import NEWSLETTER
from desktop.tasks.papers.blank_sheets import blank_paper
from desktop.tasks.papers.official_registers import register_paper
from desktop.tasks.papers.print_papers import (
    BLANK,
    COURT,
    FAMILY,
    KINDS,
    OFFICIAL,
    SUMMARY,
    WEEK,
    WEEK_IN_FULL,
    Wanted,
    classes_for,
    kinds_for,
    makings,
    spans_for,
    usual_days,
)
from desktop.tasks.papers.pupil_records import class_family_paper, court_paper, family_paper
from desktop.tasks.papers.week_sheets import week_paper
from tests import make
from tests.documents.reading import words_of
from tests.tasks.taking import expect, mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from tests.conftest import SmallSchool

    Make = Callable[[SmallSchool, Desk], Paper]

SEPTEMBER, TODAY = date(2026, 9, 3), make.TUESDAY


def _week(small: SmallSchool, desk: Desk) -> Paper:
    return week_paper(desk, small.group, TODAY)


def _week_in_full(small: SmallSchool, desk: Desk) -> Paper:
    return week_paper(desk, small.group, TODAY, in_full=True)


def _official(small: SmallSchool, desk: Desk) -> Paper:
    return register_paper(desk, small.group, date(2026, 11, 2), TODAY)


def _family(small: SmallSchool, desk: Desk) -> Paper:
    return family_paper(desk, small.pupils[0], SEPTEMBER, TODAY)


def _class_family(small: SmallSchool, desk: Desk) -> Paper:
    return class_family_paper(desk, small.group, SEPTEMBER, TODAY)


def _court(small: SmallSchool, desk: Desk) -> Paper:
    return court_paper(desk, small.pupils[0], SEPTEMBER, TODAY)


def _blank(small: SmallSchool, desk: Desk) -> Paper:
    return blank_paper(desk, [small.group], TODAY)


@pytest.fixture
def taken(small: SmallSchool) -> SmallSchool:
    """Tuesday morning: Aisha N and amended to I at 10:00 by the office, the others here."""
    register = opened(small)
    for place in range(5):
        mark(small.teacher, register, place, "N" if place == 0 else "/")
    small.clock.set(10)
    mark(small.office, register, 0, "I", reason="Mother rang: asthma")
    return small


def words(paper: Paper) -> str:
    return " ".join(" ".join(words_of(paper.pdf)).split())


@pytest.mark.parametrize("printing", [_week_in_full, _official, _family, _class_family, _court])
def test_a_teacher_prints_no_paper_with_reasons(small: SmallSchool, printing: Make) -> None:
    with pytest.raises(PermissionRefused):
        printing(small, small.teacher)


@pytest.mark.parametrize("printing", [_week, _blank])
def test_a_teacher_prints_the_walls_sheet_of_their_own_class_only(
    small: SmallSchool, printing: Make
) -> None:
    assert "Aisha Ahmed" in words(printing(small, small.teacher))
    with pytest.raises(PermissionRefused, match="does not take this class"):
        printing(small, small.stranger)


@pytest.mark.parametrize(("who", "may"), [("office", True), ("officer", True), ("head", True)])
def test_a_court_record_is_for_those_who_amend(small: SmallSchool, who: str, may: bool) -> None:
    assert bool(_court(small, getattr(small, who)).pdf) is may


def test_the_walls_sheet_never_says_why_and_is_no_record(taken: SmallSchool) -> None:
    paper = _week(taken, taken.teacher)
    assert "✕" in words(paper)
    assert "asthma" not in words(paper)
    assert "Illness" not in words(paper)
    assert paper.subject is None


@pytest.mark.parametrize("printing", [_week_in_full, _official])
def test_paper_with_reasons_of_a_class_says_on_each_page_that_it_is_not_for_a_wall(
    taken: SmallSchool, printing: Make
) -> None:
    paper = printing(taken, taken.office)
    assert all("Not for a wall" in page for page in words_of(paper.pdf))


@pytest.mark.parametrize(
    ("printing", "kind"),
    [
        (_week_in_full, "class"),
        (_official, "class"),
        (_class_family, "class"),
        (_family, "pupil"),
        (_court, "pupil"),
    ],
)
def test_paper_with_reasons_names_whose_it_is_for_the_history(
    taken: SmallSchool, printing: Make, kind: str
) -> None:
    subject = taken.pupils[0] if kind == "pupil" else taken.group
    assert printing(taken, taken.office).subject == (kind, subject)


def test_the_register_lists_the_amendment_with_all_that_the_law_asks(taken: SmallSchool) -> None:
    said = words(_official(taken, taken.head))
    assert (
        "Aisha Ahmed Tue 10 Nov 2026 AM N I Mother rang: asthma Tue 10 Nov 2026 10:00"
        " Olive Office, Office"
    ) in said
    assert "Registers that nobody took (in no figure): Mon 2 Nov 2026 AM" in said


def test_a_mark_changed_while_the_register_was_open_is_no_amendment(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.teacher, register, 0, "/")
    mark(small.teacher, register, 0, "L", minutes=4)
    assert "No mark of these days was amended" in words(_official(small, small.head))
    assert "Corrected: it stands L (4 min) corrected while open" in words(_court(small, small.head))


def test_the_family_reads_no_staff_and_no_other_child(taken: SmallSchool) -> None:
    said = words(_family(taken, taken.office))
    assert "Absent 1: 1 authorised" in said
    for unsaid in ("asthma", "Ben Baxter", "Tara Teach"):
        assert unsaid not in said


def test_a_class_of_families_has_a_record_each(taken: SmallSchool) -> None:
    pages = words_of(_class_family(taken, taken.office).pdf)
    names = ("Aisha Ahmed", "Ben Baxter", "Chloe Carr", "Dylan Dodd", "Eve Evans")
    assert [[name in page for name in names].count(True) for page in pages] == [1] * 5


def test_a_court_reads_who_entered_what_and_when(taken: SmallSchool) -> None:
    said = words(_court(taken, taken.head))
    assert "Tue 10 Nov 2026 AM Original N Tue 10 Nov 2026 09:00 Tara Teach, Class teacher" in said
    assert "Amended: it stands I Mother rang: asthma Tue 10 Nov 2026 10:00 Olive Office" in said
    assert "Mon 9 Nov 2026 AM Register not taken" in said
    assert "Still to come" in said


def test_a_blank_sheet_says_what_a_class_may_read_of_a_known_reason(small: SmallSchool) -> None:
    expect(small, 0, "I")
    expect(small, 1, "V")
    said = words(_blank(small, small.teacher))
    assert "Aisha Ahmed absence known" in said
    assert "Ben Baxter trip" in said


@pytest.mark.parametrize("printing", [_week, _week_in_full, _official, _family, _court, _blank])
def test_a_school_without_a_logo_or_with_one_prints_the_same_twice(
    taken: SmallSchool, printing: Make
) -> None:
    assert printing(taken, taken.head).pdf == printing(taken, taken.head).pdf
    assert "SAMPLE SCHOOL" in words(printing(taken, taken.head))


@pytest.mark.parametrize(
    ("first", "last", "match"),
    [
        (TODAY, SEPTEMBER, "before the first"),
        (date(2025, 9, 1), TODAY, "more than a school year"),
        (date(2026, 8, 3), date(2026, 8, 7), "does not meet"),
    ],
)
def test_days_that_cannot_be_are_said(
    small: SmallSchool, first: date, last: date, match: str
) -> None:
    with pytest.raises(RuleError, match=match):
        register_paper(small.head, small.group, first, last)


def test_a_child_who_was_not_on_roll_then_has_no_record(small: SmallSchool) -> None:
    left = make.make_pupil(
        small.db, small.school, small.group, "Lena", "Left", leaving_day="2026-10-01"
    )
    with pytest.raises(RuleError, match="not on roll"):
        family_paper(small.head, left, date(2026, 11, 2), TODAY)
    assert "Lena Left" not in words(_official(small, small.head))


def test_a_child_who_came_later_leaves_the_class_its_records(small: SmallSchool) -> None:
    make.make_pupil(small.db, small.school, small.group, "Nia", "New", starting_day="2026-11-09")
    said = words(class_family_paper(small.head, small.group, SEPTEMBER, date(2026, 11, 6)))
    assert "Aisha Ahmed" in said
    assert "Nia New" not in said
    newcomers = make.make_group(small.db, small.school, "Oak", "R")
    for name in ("Rae", "Ray"):
        make.make_pupil(small.db, small.school, newcomers, name, "Reed", starting_day="2026-11-09")
    with pytest.raises(RuleError, match="None of them was on roll"):
        class_family_paper(small.head, newcomers, SEPTEMBER, date(2026, 11, 6))


@pytest.mark.parametrize("printing", [family_paper, court_paper])
def test_a_holiday_is_no_day_on_which_a_child_was_not_on_roll(
    small: SmallSchool, printing: Callable[..., Paper]
) -> None:
    with pytest.raises(RuleError, match="does not meet"):
        printing(small.head, small.pupils[0], date(2026, 8, 3), date(2026, 8, 7))


def test_days_to_come_are_no_ones_record(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="still to come"):
        family_paper(small.head, small.pupils[0], date(2026, 12, 1), date(2026, 12, 2))


def test_a_pupil_of_another_school_is_not_printed(small: SmallSchool) -> None:
    other = make.make_own_school(small.head, "Elm Park Primary School")
    with pytest.raises(RuleError, match="another school"):
        family_paper(other, small.pupils[0], SEPTEMBER, TODAY)
    with pytest.raises(PermissionRefused, match="another school"):
        week_paper(other, small.group, TODAY)


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("teacher", [WEEK, BLANK]),
        ("office", [WEEK, BLANK, WEEK_IN_FULL, OFFICIAL, FAMILY, COURT, NEWSLETTER, SUMMARY]),
    ],
)
def test_each_is_offered_what_they_may_print(small: SmallSchool, who: str, keys: list[str]) -> None:
    assert [kind.key for kind in kinds_for(getattr(small, who))] == keys


def test_a_teacher_prints_of_their_own_classes(small: SmallSchool) -> None:
    make.make_group(small.db, small.school, "6C")
    assert [group.name for group in classes_for(small.teacher)] == ["6B"]
    assert [group.name for group in classes_for(small.office)] == ["6B", "6C"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_what_was_chosen_can_be_made(taken: SmallSchool, kind: str) -> None:
    key = kind.key  # type: ignore[attr-defined]
    first, last = usual_days(taken.head, kind)  # type: ignore[arg-type]
    if key == NEWSLETTER:
        first = date(2026, 11, 2)  # of the half-term that ended nothing is recorded
    pupils = taken.pupils[:1] if key in (FAMILY, COURT) else ()
    groups = () if key == COURT else (taken.group,)
    made = makings(taken.head, Wanted(key, first, last, groups, pupils))
    papers = [making(taken.head) for _, making in made]
    several = len(pupils) + len(groups) if key == FAMILY else 1
    assert [bool(words(paper)) for paper in papers] == [True] * several


@pytest.mark.parametrize(("key", "advice"), [(WEEK, "Tick a class"), (COURT, "Add a child")])
def test_nobody_chosen_is_said(small: SmallSchool, key: str, advice: str) -> None:
    with pytest.raises(RuleError, match=advice):
        makings(small.head, Wanted(key, TODAY, TODAY))


def test_blank_registers_on_a_saturday_are_for_the_next_school_day(small: SmallSchool) -> None:
    small.clock.set(9, day=date(2026, 11, 14))
    blank = next(kind for kind in KINDS if kind.key == BLANK)
    assert usual_days(small.head, blank)[0] == date(2026, 11, 16)


def test_a_leap_day_has_its_usual_days_too(small: SmallSchool) -> None:
    small.clock.set(9, day=date(2032, 2, 29))
    blank = next(kind for kind in KINDS if kind.key == BLANK)
    assert usual_days(small.head, blank) == (date(2032, 2, 29), date(2032, 2, 29))


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        (NEWSLETTER, SEPTEMBER, date(2026, 10, 23)),
        (SUMMARY, date(2026, 9, 1), TODAY),
    ],
)
def test_the_schools_papers_begin_with_what_ended_last(
    small: SmallSchool, key: str, first: date, last: date
) -> None:
    kind = next(kind for kind in KINDS if kind.key == key)
    assert usual_days(small.head, kind) == (first, last)
    assert spans_for(small.head, KINDS[0]) == ()


def test_a_court_never_reads_a_legal_name_as_question_marks(small: SmallSchool) -> None:
    child = make.make_pupil(
        small.db, small.school, small.group, "عائشة", "محمد",
        preferred_forename="Aisha", preferred_surname="Mohamed",
    )  # fmt: skip
    mark(small.teacher, opened(small), 5, "/")
    said = words(court_paper(small.head, child, SEPTEMBER, TODAY))
    assert "Legal name Aisha Mohamed *" in said
    assert "?" not in said
    assert OTHER_LETTERS in said
