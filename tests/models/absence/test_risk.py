"""Likelihood by severity, and what an assessment lacks (R200, R201, WC64)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.absence.risk import Colour, RiskAction, RiskAssessment, assessment_findings

GOOD = RiskAssessment(
    written_on=date(2026, 11, 10),
    review_on=date(2026, 12, 8),
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
        ({"actions": ()}, ["actions"]),
        ({"actions": (RiskAction(" ", 1, 1),)}, ["actions"]),
        ({"actions": (RiskAction("x", 0, 6),)}, ["actions"]),
    ],
)
def test_what_is_lacking_is_said(change: dict[str, object], fields: list[str]) -> None:
    draft = replace(GOOD, **change)  # type: ignore[arg-type]
    assert [one.field for one in assessment_findings(draft)] == fields
