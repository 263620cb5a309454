"""The newsletter and the summary from the real tables: figures that agree, and no child told."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import first_session, year_of
from desktop.models.papers.newsletter_rules import NEWSLETTER
from desktop.models.record.spans import Span
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.papers.newsletters import (
    half_terms_to_choose,
    newsletter_paper,
    summary_paper,
    years_to_choose,
)
from desktop.tasks.record.see_figures import figures
from tests import make
from tests.conftest import NAMES
from tests.documents.reading import words_of
from tests.tasks.taking import opened

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from tests.conftest import SmallSchool

AUTUMN_1, AUTUMN_2, YEAR = date(2026, 9, 3), date(2026, 11, 2), date(2026, 9, 1)
HERE = "/\\"


def keep(small: SmallSchool, pupil: int, first: str, marks: str) -> None:
    """Let a child have these marks, a character a session, from the morning of a day on."""
    day = date.fromisoformat(first)
    year = year_of(day)
    before = "." * (Session(day, Half.AM).number - first_session(year).number)
    row = {"pupil": pupil, "year": year, "marks": before + marks}
    small.db.table("year_marks").insert(row, replace=True)


def words(paper: Paper) -> str:
    return " ".join(" ".join(words_of(paper.pdf)).split())


def another_class(small: SmallSchool, name: str, children: int) -> tuple[int, ...]:
    group = make.make_group(small.db, small.school, name, name[0])
    return tuple(
        make.make_pupil(small.db, small.school, group, f"Child{number}", name)
        for number in range(children)
    )


@pytest.fixture
def autumn(small: SmallSchool) -> SmallSchool:
    """The week from 7 September: 6B all here but for two days of Aisha, who was on holiday."""
    for place, pupil in enumerate(small.pupils):
        keep(small, pupil, "2026-09-07", "GGGG" + HERE * 3 if not place else HERE * 5)
    return small


def test_the_half_term_that_ended_is_offered_first(small: SmallSchool) -> None:
    assert [one.words for one in half_terms_to_choose(small.office)] == [
        "Autumn 1", "Autumn 2 so far",
    ]  # fmt: skip
    assert [one.words for one in years_to_choose(small.office)] == ["2026/27 so far"]


def test_what_ended_before_the_registers_began_here_comes_last(small: SmallSchool) -> None:
    small.db.conn.execute("UPDATE schools SET registers_from = '2026-11-02'")
    small.db.conn.commit()
    names = [one.words for one in half_terms_to_choose(small.office)]
    assert names == ["Autumn 2 so far", "Autumn 1"]


@pytest.mark.parametrize("making", [newsletter_paper, summary_paper])
def test_only_those_who_see_every_class_print_it(autumn: SmallSchool, making: object) -> None:
    first = AUTUMN_1 if making is newsletter_paper else YEAR
    with pytest.raises(PermissionRefused):
        making(autumn.teacher, first)  # type: ignore[operator]
    for desk in (autumn.office, autumn.officer, autumn.head):
        assert making(desk, first).pdf  # type: ignore[operator]


def test_its_figures_are_those_of_the_place_figures(autumn: SmallSchool) -> None:
    other = another_class(autumn, "5A", 6)
    for place, pupil in enumerate(other):
        keep(autumn, pupil, "2026-09-07", "I" * 3 + HERE[1] + HERE * 3 if not place else HERE * 5)
    said = words(newsletter_paper(autumn.office, AUTUMN_1))
    span = Span("", AUTUMN_1, date(2026, 10, 23))
    lines = {line.name: line.attendance for line in figures(autumn.office, span).lines}
    assert f"Autumn 1 {lines['Whole school']} %" in said
    for name in ("5A", "6B"):
        assert f"{lines[name]} %" in said
    assert "★ Class of the half-term: 5A" in said
    assert "not shown" in said  # one child was on holiday


def test_no_name_and_no_figure_of_few_stands_on_it(autumn: SmallSchool) -> None:
    pupils = another_class(autumn, "4C", 4)
    for pupil in (*pupils, *another_class(autumn, "5A", 6), *another_class(autumn, "3A", 7)):
        keep(autumn, pupil, "2026-09-07", HERE * 2 + "I" * 2)
    said = words(newsletter_paper(autumn.head, AUTUMN_1))
    assert "from the figure of a few: 4C, 6B." in said
    assert said.count("4C") == said.count("6B") == 1
    assert not any(part in said for name in NAMES for part in name)


def test_the_policy_says_how_few_are_too_few(autumn: SmallSchool) -> None:
    policy = {
        **make.POLICY,
        "newsletter": {"smallest": 6, "tell_by": "08:40", "own_words": "Walk!"},
    }
    make.insert(
        autumn.db, "settings", school=autumn.school, name="policy", value=json.dumps(policy),
        from_day="2026-11-01", recorded_at=0,
    )  # fmt: skip
    said = words(newsletter_paper(autumn.head, AUTUMN_1))
    assert "Left out, so that no child can be told from the figure of a few: 6B." in said
    assert "Autumn 1 –" in said
    assert "by 08:40 on the first day" in said
    assert "From the school Walk!" in said


def test_a_register_that_nobody_took_is_said_and_counts_for_nothing(small: SmallSchool) -> None:
    for pupil in small.pupils:
        keep(small, pupil, "2026-11-02", HERE)
    opened(small)
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    said = words(newsletter_paper(small.head, AUTUMN_2))
    assert "Autumn 2 so far 100.0 %" in said
    unknown = figures(small.head, Span("", AUTUMN_2, make.TUESDAY)).lines[0].glance.unknown
    assert unknown > 0
    assert f"Where a register was not taken, {unknown} marks are missing" in said


def last_year(small: SmallSchool, weeks: dict[str, str]) -> None:
    """A year before with Autumn 1 from 1 Sep to 23 Oct 2025, and marks from some Mondays on."""
    year = make.insert(
        small.db, "school_years", school=small.school, name="2025/26", first_day="2025-09-01",
        last_day="2026-08-31",
    )  # fmt: skip
    make.insert(
        small.db, "terms", school_year=year, name="Autumn 1", first_day="2025-09-01",
        last_day="2025-10-24",
    )  # fmt: skip
    small.db.conn.execute("UPDATE enrolments SET starting_day = '2025-09-01'")
    small.db.conn.commit()
    for pupil in small.pupils:
        marks = ""
        for monday, codes in weeks.items():
            gap = Session(date.fromisoformat(monday), Half.AM).number
            marks = marks.ljust(gap - Session(date(2025, 9, 1), Half.AM).number, ".") + codes
        keep(small, pupil, "2025-09-01", marks)


WHOLE = {"2025-09-01": HERE * 4 + "II", "2025-10-20": HERE * 4}


@pytest.mark.parametrize(
    ("weeks", "is_said"),
    [
        (WHOLE, True),
        ({"2025-10-20": HERE}, False),  # the file has the end alone
        ({"2025-09-01": HERE}, False),
    ],
)
def test_the_same_half_term_a_year_before_is_shown_where_the_file_has_all_of_it(
    autumn: SmallSchool, weeks: dict[str, str], is_said: bool
) -> None:
    last_year(autumn, weeks)
    said = words(newsletter_paper(autumn.head, AUTUMN_1))
    assert ("Autumn 1, 2025/26" in said) is is_said
    assert ("88.9 %" in said) is is_said
    summary = words(summary_paper(autumn.head, YEAR))
    assert ("2025/26: 88.9 %" in summary) is is_said
    assert ("possible sessions of 5 children in 2025/26" in summary) is is_said


def test_the_year_so_far_stands_beside_a_later_half_term(autumn: SmallSchool) -> None:
    said = words(newsletter_paper(autumn.head, AUTUMN_1))
    assert "2026/27 so far" not in said
    for pupil in autumn.pupils:
        keep(autumn, pupil, "2026-09-07", "IIII" + "." * 108 + HERE * 2)
    said = words(newsletter_paper(autumn.head, AUTUMN_2))
    assert "2026/27 so far 50.0 %" in said
    assert "100.0 % 50.0 %" in said  # of the class


def test_a_school_that_began_in_the_middle_says_since_when(autumn: SmallSchool) -> None:
    autumn.db.conn.execute("UPDATE schools SET registers_from = '2026-09-14'")
    autumn.db.conn.commit()
    for pupil in autumn.pupils:
        keep(autumn, pupil, "2026-09-14", HERE * 5)
    said = words(newsletter_paper(autumn.head, AUTUMN_1))
    assert "Counted from 14 Sep 2026" in said


def test_the_summary_has_the_rates_of_the_year_and_what_follows(autumn: SmallSchool) -> None:
    said = words(summary_paper(autumn.head, YEAR))
    assert "Attended 92.0 %" in said
    assert "Authorised absence 0.0 %" in said
    assert "Unauthorised absence 8.0 %" in said
    assert "50 possible sessions of 5 children" in said
    assert "recorded as unauthorised" in said
    assert "Aisha" not in said


@pytest.mark.parametrize("making", [newsletter_paper, summary_paper])
def test_it_prints_the_same_whoever_prints_it(autumn: SmallSchool, making: object) -> None:
    first = AUTUMN_1 if making is newsletter_paper else YEAR
    desks: tuple[Desk, ...] = (autumn.office, autumn.head)
    one, other = (making(desk, first) for desk in desks)  # type: ignore[operator]
    assert one == other
    assert "SAMPLE SCHOOL" in words(one)
    assert "Olive Office" not in words(one)


@pytest.mark.parametrize(
    ("first", "match"),
    [(date(2026, 9, 4), "no such half-term"), (AUTUMN_1, "No session of Autumn 1 is recorded")],
)
def test_days_without_a_figure_are_said(small: SmallSchool, first: date, match: str) -> None:
    with pytest.raises(RuleError, match=match):
        newsletter_paper(small.head, first)


def test_that_a_newsletter_was_made_is_kept_with_its_half_term(autumn: SmallSchool) -> None:
    assert newsletter_paper(autumn.head, AUTUMN_1).subject == (NEWSLETTER, AUTUMN_1.toordinal())
    assert summary_paper(autumn.head, YEAR).subject is None
