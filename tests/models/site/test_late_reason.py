"""The desk's reasons: a key each, and no code that the policy keeps for the head."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.organisation.policy import RESERVED, Policy
from desktop.models.organisation.staff import Post, Role, who
from desktop.models.site.late_reason import (
    LATE_REASONS,
    LEAVING_REASONS,
    DeskReason,
    better_code,
    reasons_on,
)

DAY = date(2026, 11, 10)
DENTIST = next(one for one in LATE_REASONS if one.better == "M")


@pytest.mark.parametrize("table", [LATE_REASONS, LEAVING_REASONS])
def test_each_reason_has_a_key_of_its_own(table: tuple[DeskReason, ...]) -> None:
    assert len({one.key for one in table}) == len(table)
    assert len({one.words for one in table}) == len(table)


@pytest.mark.parametrize("reason", LATE_REASONS + LEAVING_REASONS, ids=lambda one: one.words)
def test_no_reason_of_the_desk_gives_what_is_the_heads(reason: DeskReason) -> None:
    assert reason.better not in RESERVED
    assert not reason.better or BY_SYMBOL[reason.better].is_absent


@pytest.mark.parametrize(
    ("role", "reserved", "code"),
    [
        (Role.OFFICE, RESERVED, "M"),
        (Role.OFFICE, RESERVED | {"M"}, ""),
        (Role.ATTENDANCE_OFFICER, RESERVED | {"M"}, "M"),
        (Role.HEAD, RESERVED | {"M"}, "M"),
    ],
)
def test_the_office_gives_no_code_that_waits_for_the_head(
    role: Role, reserved: frozenset[str], code: str
) -> None:
    someone = who(1, "Olive", (Post(role, "", DAY),), DAY)
    assert better_code(DENTIST, someone, Policy("Ours", reserved_codes=reserved)) == code


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("O", "", "Overslept"),
        ("O", "  again ", "Overslept: again"),
        ("W", "", ""),
        ("W", "Car broke down", "Car broke down"),
    ],
)
def test_what_is_kept_is_the_reason_and_what_was_typed(key: str, words: str, said: str) -> None:
    reason = next(one for one in LATE_REASONS if one.key == key)
    assert reason.said(words) == said


def test_a_reason_that_has_ended_is_not_offered() -> None:
    ended = DeskReason("E", "Ended", until=date(2026, 11, 9))
    assert reasons_on((DENTIST, ended), DAY) == (DENTIST,)
