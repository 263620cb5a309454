"""Evidence is never asked for needlessly (R155)."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from desktop.errors import RuleError
from desktop.models.absence.evidence import CARD, MEDICAL, check_ask, kind_for, may_ask_by_length


@pytest.mark.parametrize(("day", "may"), [(1, False), (5, False), (6, True)])
def test_an_illness_of_more_than_five_days_may_be_asked_about(day: int, may: bool) -> None:
    assert may_ask_by_length(day, 5) is may


@pytest.mark.parametrize(
    ("what", "why", "long", "refused"),
    [
        (MEDICAL, "", True, False),
        (MEDICAL, "Away each Friday", False, False),
        (MEDICAL, " ", False, True),
        ("a scan of the letter", "Doubt", True, True),
    ],
)
def test_before_that_the_doubt_is_said(what: str, why: str, *, long: bool, refused: bool) -> None:
    with pytest.raises(RuleError) if refused else nullcontext():
        check_ask(what, why, long=long)


def test_what_is_asked_for_follows_from_the_reason() -> None:
    assert [kind_for(one) for one in ("appointment", "illness", "other")] == [
        CARD, MEDICAL, "other evidence",
    ]  # fmt: skip
