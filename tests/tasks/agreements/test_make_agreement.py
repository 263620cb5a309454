"""Contracts and plans: by whom, changed by a new version, and when the next review would be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.agreements.agreement import Kind
from desktop.models.organisation.staff import Role
from desktop.tasks.agreements.make_agreement import beginning, make_agreement, next_version
from desktop.tasks.agreements.review_agreement import answer_agreement, review_agreement
from desktop.tasks.agreements.see_agreements import (
    agreement_lines,
    agreements_of,
    due_reviews,
    find_standing,
    sessions_counted,
)
from tests import make
from tests.tasks.agreements.agreed import CONTRACT, MET, REVIEW, contact, made
from tests.tasks.safeguarding.at_risk import lead

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


@pytest.mark.parametrize("who", ["office", "officer", "head", "lead"])
def test_the_office_the_head_and_the_lead_keep_them(small: SmallSchool, who: str) -> None:
    desk = lead(small) if who == "lead" else getattr(small, who)
    number = make_agreement(desk, CONTRACT)
    assert find_standing(desk, number).agreement.name == desk.who.name
    assert [one.number for one in agreements_of(desk, small.pupils[0])] == [number]


@pytest.mark.parametrize("who", [Role.CLASS_TEACHER, Role.DEPUTY, Role.ADMINISTRATOR])
def test_nobody_else_writes_reads_or_lists_any(small: SmallSchool, who: Role) -> None:
    number = made(small)
    desk = small.desk(make.make_person(small.db, small.school, "Ann Other", who))
    for refused in (
        lambda: make_agreement(desk, CONTRACT),
        lambda: beginning(desk, small.pupils[0]),
        lambda: agreement_lines(desk),
        lambda: agreements_of(desk, small.pupils[0]),
        lambda: sessions_counted(desk, number),
        lambda: due_reviews(desk),
        lambda: answer_agreement(desk, number, []),
        lambda: review_agreement(desk, number, REVIEW),
    ):
        with pytest.raises(PermissionRefused):
            refused()


def test_a_newer_version_replaces_the_old_which_stays(small: SmallSchool) -> None:
    first = made(small)
    review_agreement(small.office, first, REVIEW)
    draft = next_version(find_standing(small.head, first))
    assert draft.review_on == date(2026, 12, 8)
    second = make_agreement(small.head, replace(draft, target="Five whole weeks"))
    (line,) = agreement_lines(small.office)
    assert line.number == second
    assert line.standing.agreement.target == "Five whole weeks"
    assert line.standing.before[0].agreement.target == CONTRACT.target
    assert [one.kept_to for one in line.standing.all_reviews] == [REVIEW.kept_to]
    with pytest.raises(StaleError, match="changed it meanwhile"):
        find_standing(small.head, first)
    with pytest.raises(StaleError, match="changed it meanwhile"):
        make_agreement(small.head, draft)


def test_one_of_a_kind_runs_at_once_and_both_kinds_may(small: SmallSchool) -> None:
    first = made(small)
    with pytest.raises(StaleError, match="runs already"):
        made(small)
    made(small, kind=Kind.PLAN)
    review_agreement(small.office, first, MET)
    made(small)
    states = [one.standing.ended is None for one in agreement_lines(small.office)]
    assert states == [True, True, False]


def test_what_has_ended_is_not_changed(small: SmallSchool) -> None:
    number = made(small)
    draft = next_version(find_standing(small.office, number))
    review_agreement(small.office, number, MET)
    with pytest.raises(StaleError, match="ended meanwhile"):
        make_agreement(small.office, draft)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"made_on": date(2026, 11, 11), "review_on": date(2026, 12, 12)}, "day to come"),
        ({"family": ""}, "What the family will do"),
        ({"parties": ()}, "Nobody"),
    ],
)
def test_what_lacks_keeps_nothing(
    small: SmallSchool, change: dict[str, object], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        made(small, **change)
    assert agreement_lines(small.office) == ()


def test_a_new_one_begins_with_the_contacts_and_the_policys_weeks(small: SmallSchool) -> None:
    number = contact(small)
    begin = beginning(small.office, small.pupils[0])
    assert [one.id for one in begin.contacts] == [number]
    assert begin.review_on == date(2026, 12, 8)  # four weeks


def test_a_review_never_falls_on_a_day_of_holiday(small: SmallSchool) -> None:
    small.clock.set(9, day=date(2026, 11, 27))
    assert beginning(small.office, small.pupils[0]).review_on == date(2027, 1, 5)


def test_history_keeps_that_it_was_made_and_nothing_it_says(small: SmallSchool) -> None:
    make_agreement(small.head, replace(next_version(find_standing(small.head, made(small)))))
    kept = [row[0] for row in small.db.execute("SELECT what || detail FROM history").fetchall()]
    assert kept[-2:] == [
        'attendance contract made{"agreement": 1}', 'attendance contract changed{"agreement": 2}',
    ]  # fmt: skip


def test_an_agreement_of_a_child_who_has_left_is_on_its_page_alone(small: SmallSchool) -> None:
    made(small, made_on=date(2026, 10, 6), review_on=date(2026, 11, 3))
    assert due_reviews(small.office) == (date(2026, 11, 3),)
    small.db.execute("UPDATE enrolments SET leaving_day = '2026-11-09' WHERE pupil = 1")
    assert agreement_lines(small.office) == ()
    assert due_reviews(small.office) == ()
    assert len(agreements_of(small.office, small.pupils[0])) == 1
