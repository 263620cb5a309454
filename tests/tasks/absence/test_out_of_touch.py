"""Out of touch, on real tables: proposed once the policy's day is over; a person decides (R203)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.absence.attempt import AttemptDraft
from desktop.models.absence.proposal import Proposal
from desktop.storage.absence import proposal_decisions
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.organisation import policies
from desktop.tasks.absence import chase_absence
from tests import make
from tests.tasks.absence.test_chase_absence import away_since_monday

if TYPE_CHECKING:
    from desktop.models.organisation.policy import Policy
    from tests.conftest import SmallSchool


def with_policy(small: SmallSchool, **more: object) -> Policy:
    """Let the school's policy say this from today on."""
    policy = replace(policies.policy_on(small.db, small.school, make.TUESDAY), **more)  # type: ignore[arg-type]
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        policies.set_policy(small.db, policy, date(2026, 11, 9), signed)
    return policy


def proposed(small: SmallSchool) -> list[Proposal]:
    return [one.proposal for line in chase_absence.board(small.office) for one in line.proposed]


@pytest.mark.parametrize(
    ("day", "tried", "found"),
    [
        (0, None, [Proposal.REFER]),
        (1, None, [Proposal.REFER, Proposal.OUT_OF_TOUCH]),
        (1, ("call", "no answer"), [Proposal.REFER, Proposal.OUT_OF_TOUCH]),
        (1, ("club asked", "is there"), [Proposal.REFER, Proposal.OUT_OF_TOUCH]),
        (1, ("call", "spoke"), []),
        (2, None, [Proposal.REFER]),  # the second day is not over
    ],
)
def test_proposed_where_the_policy_has_a_day_and_nobody_was_reached(
    small: SmallSchool, day: int, tried: tuple[str, str] | None, found: list[Proposal]
) -> None:
    away_since_monday(small)
    with_policy(small, in_touch_days=day)
    if tried:
        draft = AttemptDraft(pupils=small.pupils[:1], how=tried[0], outcome=tried[1])
        chase_absence.log_attempt(small.office, draft)
    assert proposed(small) == found


def test_the_decision_not_to_is_kept(small: SmallSchool) -> None:
    away_since_monday(small)
    with_policy(small, in_touch_days=1)
    (line,) = chase_absence.board(small.office)
    about = line.proposed[-1]
    reason = "The aunt rang the lead"
    chase_absence.decide(small.office, line.pupil, about, done=False, reason=reason)
    assert proposed(small) == [Proposal.REFER]
    (kept,) = proposal_decisions.decisions_of(small.db, line.pupil)
    assert (kept.proposal, kept.done, kept.reason, kept.name) == (
        Proposal.OUT_OF_TOUCH.value, False, reason, "Olive Office",
    )  # fmt: skip
