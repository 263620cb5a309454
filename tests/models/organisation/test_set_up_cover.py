"""On every day from today somebody may set up the school."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.organisation.set_up_cover import Held, day_without
from desktop.models.organisation.staff import Post, Role

TODAY = date(2026, 11, 10)


def held(
    role: Role, first: str, last: str | None = None, signs_in_until: str | None = None
) -> Held:
    post = Post(role, "", _day(first) or TODAY, _day(last), acting=role is Role.DEPUTY)
    return post, _day(signs_in_until)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


HEAD = held(Role.HEAD, "2020-09-01")
LEAVING = held(Role.HEAD, "2020-09-01", "2026-12-18")


@pytest.mark.parametrize(
    ("posts", "day"),
    [
        ([HEAD], None),
        ([], "2026-11-10"),
        ([held(Role.OFFICE, "2020-09-01")], "2026-11-10"),
        ([LEAVING], "2026-12-19"),
        ([held(Role.HEAD, "2020-09-01", None, "2026-12-18")], "2026-12-19"),
        ([LEAVING, held(Role.HEAD, "2026-12-19")], None),
        ([LEAVING, held(Role.HEAD, "2027-01-01")], "2026-12-19"),
        ([LEAVING, held(Role.DEPUTY, "2026-09-01", "2027-04-01")], "2027-04-02"),
        ([held(Role.HEAD, "2026-11-11")], "2026-11-10"),
    ],
)
def test_the_first_day_without_anybody_is_found(posts: list[Held], day: str | None) -> None:
    assert day_without(posts, TODAY) == _day(day)
