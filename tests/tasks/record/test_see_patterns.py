"""Patterns of absence, read from the real tables for a term."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.tasks.record.see_patterns import see_patterns
from tests.tasks.record.test_see_figures import keep

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

HERE = "/\\" * 4 + "...."
MONDAYS = ("II" + HERE) * 5


def test_a_child_often_away_on_mondays_is_listed(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", MONDAYS)
    keep(small, 1, "2026-09-07", ("/\\" + HERE) * 5)
    span, (line,) = see_patterns(small.office, small.office.today)
    assert (span.first, span.last) == (date(2026, 9, 3), small.office.today)
    assert (line.pupil, line.class_name) == (small.pupils[0], "6B")
    assert line.pattern.words == "5 of 5 days away were Mondays; 5 separate spells"
    assert (line.pattern.authorised, line.pattern.unauthorised) == (10, 0)


def test_days_after_the_one_asked_for_do_not_count(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", MONDAYS)
    assert see_patterns(small.office, date(2026, 9, 20))[1] == ()


def test_who_has_left_is_not_listed(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", MONDAYS)
    small.db.conn.execute(
        "UPDATE enrolments SET leaving_day = '2026-10-20' WHERE pupil = ?", (small.pupils[0],)
    )
    assert see_patterns(small.office, small.office.today)[1] == ()


def test_only_who_sees_every_class_may_look(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        see_patterns(small.teacher, small.office.today)


def test_before_the_first_term_there_is_none(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="no term before"):
        see_patterns(small.office, date(2020, 1, 1))
