"""Half-terms 1 to 6, last year's pattern, the three circumstances, the search before deletion."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.errors import RuleError
from desktop.models.admissions.pupil import Pupil
from desktop.models.days.school_year import SchoolCalendar, SchoolYear, Term
from desktop.models.travel.circumstances import (
    Circumstances,
    FactKind,
    TravelFact,
    circumstances_of,
    fact_findings,
    t_findings,
)
from desktop.models.travel.deletion import (
    DoneStep,
    Step,
    check_deletion,
    lacking_steps,
    standing_steps,
    step_findings,
)
from desktop.models.travel.half_terms import by_half_term, half_term_number
from desktop.models.travel.pattern import offered
from tests.models.travel.travels import YEAR, agreed, asked, facts

TODAY = date(2026, 11, 10)
CHILD = Pupil(id=1, legal_forename="Lee", legal_surname="Doran", birth_date=date(2016, 3, 4))


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2026, 9, 1), 1),
        (date(2026, 10, 23), 1),
        (date(2026, 10, 26), 2),
        (date(2027, 1, 5), 3),
        (date(2027, 2, 22), 4),
        (date(2027, 4, 2), 5),
        (date(2027, 7, 21), 6),
        (date(2027, 8, 20), 6),
    ],
)
def test_a_day_belongs_to_its_half_term_or_the_next(day: date, number: int) -> None:
    assert half_term_number(YEAR, day) == number


def test_a_seventh_term_counts_in_the_sixth() -> None:
    more = replace(YEAR, terms=(*YEAR.terms, Term("More", date(2027, 8, 1), date(2027, 8, 9))))
    assert half_term_number(more, date(2027, 8, 5)) == 6


def test_days_of_travel_and_of_return_stand_in_six_columns() -> None:
    second = asked(first_day=date(2027, 4, 20), back_on=date(2027, 6, 21))
    going, coming = by_half_term(YEAR, [second, agreed()])
    assert going == ((), (date(2026, 11, 16),), (), (), (date(2027, 4, 20),), ())
    assert coming == ((), (date(2026, 11, 30),), (), (), (), (date(2027, 6, 21),))


LAST = SchoolYear(
    "2025/26", date(2025, 9, 1), date(2026, 8, 31),
    (Term("All", date(2025, 9, 3), date(2026, 7, 21)),),
)  # fmt: skip
TWO_YEARS = SchoolCalendar((LAST, YEAR))


@pytest.mark.parametrize(
    ("change", "others", "begins"),
    [
        ({}, (), [date(2027, 2, 8)]),
        ({"decision": None}, (), []),
        ({"first_day": date(2025, 11, 10), "back_on": date(2025, 11, 20)}, (), []),
        ({}, (asked(first_day=date(2027, 2, 1), back_on=date(2027, 2, 9)),), []),
        ({}, (asked(first_day=date(2027, 3, 15), back_on=date(2027, 3, 19)),), [date(2027, 2, 8)]),
        ({"pupils": (2,)}, (asked(first_day=date(2027, 2, 1), back_on=date(2027, 2, 9)),),
         [date(2027, 2, 8)]),
    ],
)  # fmt: skip
def test_last_years_journey_is_offered_in_the_same_week(
    change: dict[str, Any], others: tuple[Any, ...], begins: list[date]
) -> None:
    days = {"first_day": date(2026, 2, 9), "back_on": date(2026, 3, 2)}
    found = offered((agreed(**(days | change)), *others), TWO_YEARS, TODAY)
    assert [one.first_day for one in found] == begins
    assert all((one.id, one.decision) == (0, None) for one in found)


def test_t_needs_three_circumstances_and_compulsory_age() -> None:
    whole = circumstances_of(facts(1))
    assert list(t_findings(CHILD, whole, TODAY)) == []
    assert len(list(t_findings(CHILD, Circumstances({}), TODAY))) == 3
    no_trade = circumstances_of((*facts(1), TravelFact(pupil=1, kind=FactKind.TRADE, holds=False)))
    (said,) = t_findings(CHILD, no_trade, TODAY)
    assert "recorded as not so" in said.text
    young = replace(CHILD, birth_date=date(2022, 3, 4))
    (said,) = t_findings(young, whole, TODAY)
    assert "compulsory school age" in said.text


def test_a_newer_fact_stands_and_what_is_no_longer_so_is_silent() -> None:
    base = TravelFact(pupil=1, kind=FactKind.BASE_1, words="Plot 3", postcode="NB1 4AB")
    known = circumstances_of((base, replace(base, holds=False, words="")))
    assert known.words(FactKind.BASE_1) == ""
    assert circumstances_of((base,)).words(FactKind.BASE_1) == "Plot 3, NB1 4AB"


@pytest.mark.parametrize(
    ("change", "words"), [({"source": ""}, "comes from"), ({"words": " "}, "nothing is written")]
)
def test_a_fact_needs_its_source_and_its_words(change: dict[str, Any], words: str) -> None:
    base = TravelFact(pupil=1, kind=FactKind.BASE_1, words="Plot 3", source="Mother")
    assert [words in one.text for one in fact_findings(replace(base, **change))] == [True]


def done(step: Step, day: date) -> DoneStep:
    return DoneStep(
        step=step,
        done_on=day,
        words="Nobody answers",
        recorded_at=datetime(2026, 11, 2, tzinfo=UTC),
    )


def test_steps_of_before_the_child_was_last_in_school_lapse() -> None:
    old, new = date(2026, 10, 1), date(2026, 11, 5)
    found = standing_steps([done(Step.CONTACTS, old), done(Step.BASES, new)], date(2026, 11, 4))
    assert list(found) == [Step.BASES]
    assert len(lacking_steps(found)) == len(Step) - 1


@pytest.mark.parametrize(
    ("ground", "main", "steps", "allowed"),
    [
        ("A", True, tuple(Step), False),
        ("C", True, tuple(Step), False),
        ("A", False, (), True),
        ("F", True, (), True),
        ("I", True, (), False),
        ("I", True, tuple(Step)[:-1], False),
        ("I", True, tuple(Step), True),
        ("H", False, tuple(Step)[1:], False),
        ("", True, (), False),
    ],
)
def test_a_mobile_childs_name_comes_off_only_after_the_search(
    ground: str, main: bool, steps: tuple[Step, ...], allowed: bool
) -> None:
    if allowed:
        check_deletion("Lee Doran", ground, steps, is_main_school=main)
        return
    with pytest.raises(RuleError, match="Lee Doran travels"):
        check_deletion("Lee Doran", ground, steps, is_main_school=main)


def test_a_step_is_not_of_a_day_to_come_and_says_what_came_of_it() -> None:
    assert len(list(step_findings(date(2026, 11, 11), " ", TODAY))) == 2
    assert list(step_findings(TODAY, "Nobody answers", TODAY)) == []
