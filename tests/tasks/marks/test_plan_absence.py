"""What may be planned, by whom, for which children, and how it is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.finding import Severity
from desktop.models.marks.absence_plan import Plan
from desktop.models.marks.expectation import pattern_of
from desktop.storage.marks.expectations import expectations_for
from desktop.tasks.marks.plan_absence import findings, plan_absence, planned, withdraw
from tests.make import make_group, make_pupil, make_school
from tests.tasks.admissions.test_change_roll import history

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

THURSDAY, FRIDAY = date(2026, 11, 12), date(2026, 11, 13)
EVERY_MORNING = pattern_of((day, Half.AM) for day in range(5))


def _plan(small: SmallSchool, code: str = "V", **more: Any) -> Plan:
    facts: dict[str, Any] = {
        "code": code,
        "first_day": THURSDAY,
        "last_day": FRIDAY,
        "pupils": small.pupils[:1],
    }
    return Plan(**(facts | more))


def _expected(small: SmallSchool, session: Session) -> dict[int, str]:
    known = expectations_for(small.db, small.pupils, small.group, session)
    return {pupil: each.code for pupil, each in known.items()}


def test_a_visit_is_planned_for_a_class_or_for_chosen_children(small: SmallSchool) -> None:
    plan_absence(small.office, _plan(small, pupils=(), group=small.group))
    assert _expected(small, Session(THURSDAY, Half.PM)) == dict.fromkeys(small.pupils, "V")
    plan_absence(small.office, _plan(small, "P", pupils=small.pupils[1:3]))
    known = _expected(small, Session(THURSDAY, Half.PM))
    assert [known[pupil] for pupil in small.pupils] == ["V", "P", "P", "V", "V"]
    lines = planned(small.office, THURSDAY, THURSDAY)
    assert [line.name for line in lines] == ["6B", "Ben Baxter", "Chloe Carr"]


def test_dual_registration_keeps_to_its_weekdays(small: SmallSchool) -> None:
    pattern = pattern_of([(3, Half.AM), (3, Half.PM)])
    plan_absence(
        small.office,
        _plan(small, "D", pattern=pattern, note="Blackthorn", last_day=date(2027, 7, 21)),
    )
    pupil = small.pupils[0]
    assert _expected(small, Session(THURSDAY, Half.AM)) == {pupil: "D"}
    assert _expected(small, Session(FRIDAY, Half.AM)) == {}


@pytest.mark.parametrize(
    ("code", "more", "reason"),
    [
        ("V", {"pupils": ()}, "Nobody is chosen"),
        ("V", {"last_day": date(2026, 11, 11)}, "before the first"),
        ("V", {"first_day": date(2026, 11, 5), "last_day": date(2026, 11, 6)}, "have passed"),
        ("V", {"last_day": date(2028, 11, 12)}, "a school year at the most"),
        ("V", {"first_day": date(2026, 12, 21), "last_day": date(2026, 12, 22)}, "does not meet"),
        ("V", {"pattern": 0}, "does not meet"),
        ("N", {}, "not planned"),
        ("Y4", {}, "not planned"),
        ("H", {}, "no longer used"),
        ("B", {}, "needs a note"),
        ("B", {"note": "on Zoom"}, "never B"),
        ("C2", {"note": "agreed with Ms Ahmed"}, "needs a review day"),
        ("C2", {"review_day": FRIDAY}, "with which parent"),
        ("C2", {"review_day": date(2026, 12, 1), "note": "Ms Ahmed"}, "needs a review day"),
        ("C", {"first_day": date(2026, 11, 9)}, "never given afterwards"),
        ("X", {}, "of compulsory school age"),
    ],
)
def test_what_the_rules_refuse_is_not_planned(
    small: SmallSchool, code: str, more: dict[str, Any], reason: str
) -> None:
    with pytest.raises(RuleError, match=reason):
        plan_absence(small.head, _plan(small, code, **more))
    assert planned(small.head, date(2026, 1, 1), date(2030, 1, 1)) == ()


def test_a_part_time_timetable_with_review_and_agreement_stands(small: SmallSchool) -> None:
    plan = _plan(
        small, "C2", pattern=EVERY_MORNING, last_day=date(2026, 12, 4),
        review_day=date(2026, 11, 27), note="Agreed with Ms Ahmed",
    )  # fmt: skip
    with pytest.raises(RuleError, match="waits for the head"):
        plan_absence(small.office, plan)
    (number,) = plan_absence(small.officer, plan)
    (line,) = planned(small.office, THURSDAY, FRIDAY)
    assert (line.expectation.id, line.expectation.review_day) == (number, date(2026, 11, 27))
    assert line.expectation.is_not_expected_here


def test_x_ends_before_compulsory_age_and_is_kept_child_by_child(small: SmallSchool) -> None:
    nursery = make_group(small.db, small.school, "N", "N")
    child = make_pupil(
        small.db, small.school, nursery, "Nia", "Nye", birth_date="2021-12-01",
        compulsory_from="2026-12-31",
    )  # fmt: skip
    plan = _plan(small, "X", pupils=(), group=nursery, last_day=date(2027, 2, 1))
    with pytest.raises(RuleError, match="from Thu 31 Dec 2026"):
        plan_absence(small.office, plan)
    plan_absence(small.office, replace(plan, last_day=date(2026, 12, 18)))
    (line,) = planned(small.office, THURSDAY, FRIDAY)
    assert line.expectation.pupil == child


def test_a_suspension_over_five_days_warns_of_the_sixth(small: SmallSchool) -> None:
    week = _plan(small, "E", last_day=date(2026, 11, 18))
    assert findings(small.office, week) == ()
    (warned,) = findings(small.office, replace(week, last_day=date(2026, 11, 19)))
    assert warned.severity is Severity.WARNING
    assert "sixth school day, Thu 19 Nov 2026" in warned.text


def test_travelling_for_work_is_pointed_to_its_own_place(small: SmallSchool) -> None:
    (warned,) = findings(small.head, _plan(small, "T"))
    assert warned.severity is Severity.WARNING
    assert "T is agreed in Travel" in warned.text


@pytest.mark.parametrize(
    ("code", "pattern", "severities"),
    [
        ("V", 1023, [Severity.REFUSED]),
        ("I", 1023, [Severity.WARNING]),
        ("I", EVERY_MORNING << 1, []),
    ],
)
def test_what_overlaps_is_refused_or_warned_of(
    small: SmallSchool, code: str, pattern: int, severities: list[Severity]
) -> None:
    plan_absence(small.office, _plan(small, "V", pattern=EVERY_MORNING))
    found = findings(small.office, _plan(small, code, pattern=pattern))
    assert [finding.severity for finding in found] == severities


def test_a_plan_is_withdrawn_wholly_or_from_a_day_on(small: SmallSchool) -> None:
    plan_absence(small.office, _plan(small))
    (line,) = planned(small.office, THURSDAY, FRIDAY)
    with pytest.raises(RuleError, match="Say why"):
        withdraw(small.office, line.expectation, FRIDAY, " ")
    with pytest.raises(RuleError, match="ends on"):
        withdraw(small.office, line.expectation, date(2026, 11, 16), "moved")
    withdraw(small.office, line.expectation, FRIDAY, "coach cancelled")
    assert _expected(small, Session(THURSDAY, Half.AM)) == {small.pupils[0]: "V"}
    assert _expected(small, Session(FRIDAY, Half.AM)) == {}
    with pytest.raises(StaleError):
        withdraw(small.office, line.expectation, FRIDAY, "again")
    (line,) = planned(small.office, THURSDAY, FRIDAY)
    withdraw(small.office, line.expectation, THURSDAY, "cancelled")
    assert planned(small.office, THURSDAY, FRIDAY) == ()
    kept = small.db.execute("SELECT withdrawn_why FROM expectations").fetchall()
    assert kept == [("cancelled",)]
    assert [what for what, _ in history(small.db, small.pupils[0])] == [
        "planned",
        "plan withdrawn",
        "plan withdrawn",
    ]


def test_plans_are_the_offices_and_of_one_school(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        plan_absence(small.teacher, _plan(small))
    other = make_group(small.db, make_school(small.db, "Blackthorn Junior School"), "6B")
    with pytest.raises(RuleError, match="not one of this school's"):
        plan_absence(small.office, _plan(small, pupils=(), group=other))
