"""Likelihood by severity, and what an assessment lacks (R200, R201, WC64)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.safeguarding.risk import (
    Check,
    Colour,
    Part,
    RiskAction,
    RiskAssessment,
    assessment_findings,
)

GOOD = RiskAssessment(
    written_on=date(2026, 11, 10),
    review_on=date(2026, 12, 8),
    purpose="Safe on the way home",
    actions=(RiskAction("Leaves the site at lunch", 4, 4), RiskAction("Falls out", 2, 3)),
)


@pytest.mark.parametrize(
    ("likelihood", "severity", "score", "colour"),
    [
        (5, 5, 25, Colour.RED),
        (5, 4, 20, Colour.RED),
        (4, 4, 16, Colour.AMBER),
        (2, 5, 10, Colour.AMBER),
        (3, 3, 9, Colour.GREEN),
        (1, 1, 1, Colour.GREEN),
    ],
)
def test_the_colour_follows_from_the_product(
    likelihood: int, severity: int, score: int, colour: Colour
) -> None:
    action = RiskAction("x", likelihood, severity)
    assert (action.score, action.colour) == (score, colour)


def test_an_assessment_has_the_colour_of_its_highest_risk() -> None:
    assert GOOD.colour is Colour.AMBER
    assert replace(GOOD, actions=()).colour is Colour.GREEN


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, []),
        ({"review_on": date(2026, 11, 10)}, ["review_on"]),
        ({"purpose": " "}, ["purpose"]),
        ({"actions": ()}, ["actions"]),
        ({"actions": (RiskAction("x", 1, 1, part=Part.AWAY), RiskAction("", 1, 1))}, ["actions"]),
        ({"actions": (RiskAction(" ", 1, 1),)}, ["actions"]),
        ({"actions": (RiskAction("x", 0, 6),)}, ["actions"]),
    ],
)
def test_what_is_lacking_is_said(change: dict[str, object], fields: list[str]) -> None:
    draft = replace(GOOD, **change)  # type: ignore[arg-type]
    assert [one.field for one in assessment_findings(draft)] == fields


def test_a_line_that_lacks_something_is_named_by_its_table_and_place() -> None:
    draft = replace(GOOD, actions=(*GOOD.actions, RiskAction("", 1, 1, part=Part.AWAY)))
    (found,) = assessment_findings(draft)
    assert found.text == "Home visits, timetable, alternative provision, line 1 names no risk."


@pytest.mark.parametrize(("day", "due"), [(7, False), (8, True), (9, True)])
def test_a_review_is_due_from_its_day_on(day: int, due: bool) -> None:
    assert GOOD.is_due(date(2026, 12, day)) is due


def test_the_four_checks_are_the_policys() -> None:
    assert [check.words for check in Check] == [
        "Reviewed by the education welfare officer",
        "Shared with the agencies involved",
        "Approved by the safeguarding lead",
        "The head is aware of all of it",
    ]
