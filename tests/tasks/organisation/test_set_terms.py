"""The calendar changes with history, and never takes back a session that was marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.school_year import Closure, ClosureKind, SessionState, Term
from desktop.models.days.session import Half, Session
from desktop.models.days.year_draft import YearDraft
from desktop.storage.file.authors import author_of
from desktop.tasks.organisation import set_terms as terms
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TODAY = make.TUESDAY
MONDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ONLY_MORNING = frozenset({Half.AM})


def a_closure(day: date, kind: ClosureKind = ClosureKind.INSET) -> Closure:
    return Closure(day, day, kind, name="Staff training")


def state(small: SmallSchool, day: date, half: Half = Half.AM) -> SessionState:
    return terms.calendar_of(small.head).session_state(Session(day, half))


def take(small: SmallSchool, day: date, half: Half = Half.AM) -> None:
    """Let the class's register of a session be taken."""
    at = int(small.clock().timestamp()) + (day - TODAY).days * 86_400
    times = ("opens_at", "begins_at", "closes_at", "expected_at", "ends_at")
    number = make.insert(
        small.db, "registers", school=small.school, group_id=small.group,
        session=Session(day, half).number, **dict.fromkeys(times, at),
    )  # fmt: skip
    author = author_of(small.db, small.school, small.head.who)
    small.db.conn.commit()
    make.insert(
        small.db, "register_events", register=number, kind="taken", effective_at=at, recorded_at=at,
        author=author,
    )  # fmt: skip


def test_a_new_year_comes_with_bank_holidays_and_is_kept(small: SmallSchool) -> None:
    draft = terms.new_draft(2027)
    first = Term("Autumn 1", date(2027, 9, 2), date(2027, 10, 22))
    later = Term("Summer", date(2028, 4, 24), date(2028, 7, 20))
    draft = replace(draft, year=replace(draft.year, terms=(first, later)))
    entered = terms.enter_year(small.head, draft)
    assert [finding.field for finding in entered.warnings] == ["terms"]
    kept = terms.draft_of(small.head, entered.number)
    assert kept.year.terms == (first, later)
    assert kept.closures == draft.closures
    assert state(small, date(2028, 5, 1)) is SessionState.PLANNED


def test_a_year_entered_again_replaces_its_half_terms_and_closures(small: SmallSchool) -> None:
    number = terms.years_of(small.head)[0].id
    draft = terms.draft_of(small.head, number)
    with_inset = replace(draft, closures=(a_closure(TOMORROW), a_closure(date(2027, 1, 5))))
    terms.enter_year(small.head, with_inset, number)
    terms.enter_year(small.head, replace(with_inset, closures=with_inset.closures[1:]), number)
    assert state(small, TOMORROW) is SessionState.OPEN
    assert state(small, date(2027, 1, 5)) is SessionState.PLANNED
    (gone,) = terms.closures_of(small.head, withdrawn=True)
    assert gone.withdrawn_why == "the school year was entered without it"
    changes = small.db.execute("SELECT detail FROM history WHERE subject = 'school year'")
    assert len(changes.fetchall()) == 2


def test_years_do_not_overlap(small: SmallSchool) -> None:
    year = terms.years_of(small.head)[0].year
    with pytest.raises(RuleError, match="2026/27 overlaps 2026/27"):
        terms.enter_year(small.head, YearDraft(year))
    assert len(terms.years_of(small.head)) == 1


def test_a_refused_year_changes_nothing(small: SmallSchool) -> None:
    number = terms.years_of(small.head)[0].id
    draft = terms.draft_of(small.head, number)
    with pytest.raises(RuleError, match="no half-terms"):
        terms.enter_year(small.head, replace(draft, year=replace(draft.year, terms=())), number)
    assert terms.draft_of(small.head, number) == draft


def test_half_terms_never_shrink_over_a_session_that_was_taken(small: SmallSchool) -> None:
    take(small, MONDAY)
    number = terms.years_of(small.head)[0].id
    draft = terms.draft_of(small.head, number)
    autumn = replace(draft.year.terms[1], first=TODAY)
    year = replace(draft.year, terms=(draft.year.terms[0], autumn, *draft.year.terms[2:]))
    with pytest.raises(RuleError, match="Marks have been made for Mon 9 Nov 2026 AM"):
        terms.enter_year(small.head, replace(draft, year=year), number)
    assert terms.draft_of(small.head, number) == draft


def test_a_day_nobody_marked_may_still_be_closed_and_a_marked_one_not(small: SmallSchool) -> None:
    take(small, TODAY, Half.PM)
    terms.add_closure(small.head, a_closure(MONDAY))
    terms.add_closure(small.head, replace(a_closure(TODAY), halves=ONLY_MORNING))
    assert state(small, MONDAY) is SessionState.PLANNED
    assert state(small, TODAY) is SessionState.PLANNED
    with pytest.raises(RuleError, match="Tue 10 Nov 2026 PM"):
        terms.add_closure(small.head, a_closure(TODAY))
    assert state(small, TODAY, Half.PM) is SessionState.OPEN


def test_a_session_lost_to_snow_with_marks_is_not_planned_away_later(small: SmallSchool) -> None:
    take(small, TODAY)
    terms.unexpected_closure(small.head, TODAY, TODAY, "Snow")
    with pytest.raises(RuleError, match="stays a school day"):
        terms.add_closure(small.head, a_closure(TODAY))


@pytest.mark.parametrize(
    ("closure", "words"),
    [
        (a_closure(date(2030, 1, 8)), "in no school year"),
        (Closure(TOMORROW, TODAY, ClosureKind.INSET), "closes nothing"),
        (Closure(TODAY, TODAY, ClosureKind.INSET, frozenset()), "closes nothing"),
        (a_closure(TODAY, ClosureKind.UNEXPECTED), "not planned"),
    ],
)
def test_a_closure_is_refused_with_the_reason(
    small: SmallSchool, closure: Closure, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        terms.add_closure(small.head, closure)


def test_a_closure_is_withdrawn_once_and_with_a_reason(small: SmallSchool) -> None:
    number = terms.add_closure(small.head, a_closure(TOMORROW))
    with pytest.raises(RuleError, match="with a reason"):
        terms.withdraw_closure(small.head, number, " ")
    terms.withdraw_closure(small.head, number, "The trainer is ill")
    assert state(small, TOMORROW) is SessionState.OPEN
    with pytest.raises(RuleError, match="does not stand any more"):
        terms.withdraw_closure(small.head, number, "Again")


def test_an_unexpected_closure_keeps_the_marks_made(small: SmallSchool) -> None:
    take(small, TODAY)
    year = terms.years_of(small.head)[0].year
    planned = terms.calendar_of(small.head).planned_days(year)
    terms.unexpected_closure(small.head, TODAY, TODAY, "Burst pipe", frozenset({Half.PM}))
    assert state(small, TODAY) is SessionState.OPEN
    assert state(small, TODAY, Half.PM) is SessionState.UNEXPECTED
    assert terms.calendar_of(small.head).planned_days(year) == planned


@pytest.mark.parametrize(
    ("first", "last", "name", "words"),
    [
        (TODAY, TODAY + timedelta(days=2), "Snow", "too far ahead"),
        (date(2026, 11, 8), date(2026, 11, 8), "Snow", "does not meet"),
        (date(2026, 10, 27), date(2026, 10, 27), "Snow", "does not meet"),
        (TODAY, MONDAY, "Snow", "does not meet"),
        (TODAY, TODAY, " ", "needs its reason"),
    ],
)
def test_an_unexpected_closure_is_refused_with_the_reason(
    small: SmallSchool, first: date, last: date, name: str, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        terms.unexpected_closure(small.head, first, last, name)


def test_on_a_friday_monday_may_be_closed(small: SmallSchool) -> None:
    small.clock.set(16, 0, day=date(2026, 11, 13))
    monday = date(2026, 11, 16)
    terms.unexpected_closure(small.head, monday, monday, "No heating")
    assert state(small, monday) is SessionState.UNEXPECTED


@pytest.mark.parametrize("whose", ["teacher", "office", "officer"])
def test_only_who_sets_up_changes_the_calendar(small: SmallSchool, whose: str) -> None:
    desk = getattr(small, whose)
    with pytest.raises(PermissionRefused):
        terms.enter_year(desk, terms.new_draft(2027))
    with pytest.raises(PermissionRefused):
        terms.add_closure(desk, a_closure(TOMORROW))
    with pytest.raises(PermissionRefused):
        terms.withdraw_closure(desk, 1, "No")
    with pytest.raises(PermissionRefused):
        terms.unexpected_closure(desk, TODAY, TODAY, "Snow")
