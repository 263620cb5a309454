"""Which lines of the book hold, and who is out of the building by them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.site.signing import Signing, SigningKind, out_now, standing
from tests import make

LATE, LEFT, BACK, GONE = SigningKind
MORNING = Session(make.TUESDAY, Half.AM)


def line(number: int, kind: SigningKind, hour: int, takes_back: int | None = None) -> Signing:
    at = datetime(2026, 11, 10, hour, tzinfo=UTC)
    return Signing(number, 7, MORNING, kind, at, at, takes_back=takes_back)


@pytest.mark.parametrize(
    ("lines", "holding", "out"),
    [
        ([], [], []),
        ([line(1, LATE, 9)], [1], []),
        ([line(1, LATE, 9), line(2, LEFT, 10)], [1, 2], [2]),
        ([line(1, LEFT, 10), line(2, BACK, 11)], [1, 2], []),
        ([line(1, LEFT, 10), line(2, BACK, 11), line(3, GONE, 11, 2)], [1], [1]),
        ([line(1, LEFT, 10), line(2, GONE, 10, 1)], [], []),
        ([line(1, BACK, 11), line(2, LEFT, 10)], [1, 2], []),
    ],
)
def test_what_was_taken_back_holds_no_longer_and_the_latest_says_who_is_out(
    lines: list[Signing], holding: list[int], out: list[int]
) -> None:
    assert [one.id for one in standing(lines)] == holding
    assert [one.id for one in out_now(lines).values()] == out
