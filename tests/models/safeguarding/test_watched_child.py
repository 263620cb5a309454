"""Children at risk: who needs an assessment comes first, then what is due (R193)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.absence.tier import Placed
from desktop.models.safeguarding.risk import Colour
from desktop.models.safeguarding.watched_child import WatchedChild, most_urgent_first

TODAY = date(2026, 11, 10)
RED = WatchedChild(
    pupil=1, name="Ben", class_name="6B", tier=Placed("RED", "a flag"), is_first_tier=True,
    flags=1, notes=0,
)  # fmt: skip
DUE = replace(RED, name="Aisha", colour=Colour.AMBER, review_on=TODAY)
FLAG_DUE = replace(DUE, name="Chloe", review_on=date(2026, 12, 8), flag_review_on=TODAY)
LATER = replace(DUE, name="Abel", review_on=date(2026, 11, 11))
AMBER = replace(RED, name="Aaron", tier=Placed("AMBER", "a flag"), is_first_tier=False)


def test_the_most_urgent_stands_first_and_then_by_name() -> None:
    found = most_urgent_first((AMBER, LATER, FLAG_DUE, DUE, RED), TODAY)
    assert [one.name for one in found] == ["Ben", "Aisha", "Chloe", "Abel", "Aaron"]


@pytest.mark.parametrize(("child", "needs"), [(RED, True), (DUE, False), (AMBER, False)])
def test_a_child_of_the_first_tier_needs_an_assessment(child: WatchedChild, needs: bool) -> None:
    assert child.needs_assessment is needs


@pytest.mark.parametrize(
    ("child", "due"), [(RED, False), (DUE, True), (FLAG_DUE, True), (LATER, False)]
)
def test_a_review_is_due_on_its_day(child: WatchedChild, due: bool) -> None:
    assert child.is_due(TODAY) is due
