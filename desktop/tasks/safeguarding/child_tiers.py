"""The tier of children for those who watch them: from flags, this year's figures, or a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.tier import placed
from desktop.models.marks.rates import Tally, alerts_suppressed, tally
from desktop.models.marks.year_marks import symbol_of, year_of
from desktop.storage.absence import tier_choices
from desktop.storage.marks import entries
from desktop.storage.organisation import policies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.tier import Placed
    from desktop.tasks.desk import Desk


def tiers_of(desk: Desk, pupils: Sequence[int]) -> dict[int, Placed]:
    """Return each child's tier today; the words name no flag."""
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    flags = tier_choices.flags_of_pupils(desk.db, pupils)
    choices = tier_choices.choices_of(desk.db, pupils, desk.today)
    marks = entries.marks_of_year(desk.db, pupils, year_of(desk.today))
    found = {}
    for pupil in pupils:
        figures = tally(map(symbol_of, marks.get(pupil, "")))
        if alerts_suppressed(figures, policy.minimum_sessions):
            figures = Tally()
        given = flags.get(pupil, []), figures, choices.get(pupil)
        found[pupil] = placed(policy.first_day, *given)
    return found


def first_tier(desk: Desk) -> str:
    """Return the name of the policy's most urgent tier, RED in most schools."""
    return policies.policy_on(desk.db, desk.school, desk.today).first_day.tiers[0].name
