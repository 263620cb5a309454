"""Circumstances, each with its source: added to, never changed, and two at once are told."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind, TravelFact
from desktop.tasks.travel.record_circumstances import circumstances, history, record_circumstances
from tests.models.travel.travels import facts

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def base(small: SmallSchool, words: str = "Plot 3, Mill Lane") -> TravelFact:
    return TravelFact(
        pupil=small.pupils[0], kind=FactKind.BASE_1, words=words, postcode="NB1 4AB",
        source="Mother, on the form",
    )  # fmt: skip


def test_each_fact_is_kept_with_its_source_and_who_wrote_it(small: SmallSchool) -> None:
    made = (*facts(small.pupils[0]), base(small))
    assert record_circumstances(small.office, NONE_KNOWN, made) == 4
    known = circumstances(small.head, small.pupils[0])
    fact = known.get(FactKind.BASE_1)
    assert fact is not None
    assert (fact.text, fact.source, fact.name) == (
        "Plot 3, Mill Lane, NB1 4AB", "Mother, on the form", "Olive Office",
    )  # fmt: skip
    assert known.lacking() == ()


def test_only_what_changed_is_written_and_the_old_stays(small: SmallSchool) -> None:
    record_circumstances(small.office, NONE_KNOWN, (*facts(small.pupils[0]), base(small)))
    known = circumstances(small.office, small.pupils[0])
    again = (*facts(small.pupils[0]), base(small, "Plot 9, Mill Lane"))
    assert record_circumstances(small.office, known, again) == 1
    said = [one.words for one in history(small.office, small.pupils[0])
            if one.kind is FactKind.BASE_1]  # fmt: skip
    assert said == ["Plot 3, Mill Lane", "Plot 9, Mill Lane"]


def test_brothers_and_sisters_take_the_same_facts(small: SmallSchool) -> None:
    record_circumstances(small.office, NONE_KNOWN, [base(small)], small.pupils[1:2])
    other = circumstances(small.office, small.pupils[1])
    assert other.words(FactKind.BASE_1) == "Plot 3, Mill Lane, NB1 4AB"


def test_two_who_record_at_once_are_told(small: SmallSchool) -> None:
    record_circumstances(small.office, NONE_KNOWN, [base(small)])
    with pytest.raises(StaleError, match="Base 1"):
        record_circumstances(small.head, NONE_KNOWN, [base(small, "Elsewhere")])
    assert len(history(small.office, small.pupils[0])) == 1


def test_nothing_new_and_no_source_are_refused(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="Nothing has changed"):
        record_circumstances(small.office, NONE_KNOWN, [])
    with pytest.raises(RuleError, match="comes from"):
        record_circumstances(small.office, NONE_KNOWN, [replace(base(small), source=" ")])


def test_a_teacher_neither_sees_nor_records_them(small: SmallSchool) -> None:
    for refused in (
        lambda: circumstances(small.teacher, small.pupils[0]),
        lambda: record_circumstances(small.teacher, NONE_KNOWN, [base(small)]),
    ):
        with pytest.raises(PermissionRefused):
            refused()


def test_history_says_that_it_was_recorded_and_nothing_of_it(small: SmallSchool) -> None:
    record_circumstances(small.office, NONE_KNOWN, [base(small)])
    kept = small.db.execute("SELECT what || detail FROM history").fetchall()
    assert kept[-1][0] == 'travel circumstances recorded{"facts": 1}'


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM travel_facts",
        "UPDATE travel_facts SET words = ''",
        "INSERT OR REPLACE INTO travel_facts SELECT * FROM travel_facts",
    ],
)
def test_the_store_refuses_to_change_any(small: SmallSchool, sql: str) -> None:
    record_circumstances(small.office, NONE_KNOWN, [base(small)])
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        small.db.conn.execute(sql)
