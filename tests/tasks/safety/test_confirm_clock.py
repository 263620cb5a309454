"""A doubtful clock stops marking until somebody with the duty confirms it with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.clock_check import ClockFault
from desktop.models.days.sample_clock import morning_of
from desktop.models.days.session import Half, Session
from desktop.tasks.desk import computer_clock
from desktop.tasks.marks import take_register
from desktop.tasks.safety import confirm_clock as errand
from desktop.tasks.safety import file_clock, watch_file
from tests import make

if TYPE_CHECKING:
    from datetime import datetime

    from tests.conftest import SmallSchool

AM = Session(make.TUESDAY, Half.AM)


@pytest.fixture
def real(small: SmallSchool) -> SmallSchool:
    """The small school with a mark recorded just now, in a file that is no sample."""
    record(small, small.clock())
    return small


def record(small: SmallSchool, at: datetime) -> None:
    """Record a mark at a moment, as an import does, while the file is a sample."""
    make.set_kind(small.db, "sample")
    held = small.db.execute("SELECT count(*) FROM entries").fetchone()[0]
    day = make.TUESDAY - timedelta(days=held + 1)
    signed = make.make_import(small.db, small.school, small.head.who, at)
    mark = {"pupil": small.pupils[0], "session": day.toordinal() * 2, "code": "/"}
    make.insert(small.db, "entries", **signed, **mark)
    make.set_kind(small.db, "real")


def fault(school: SmallSchool, watch: file_clock.ClockWatch | None = None) -> ClockFault | None:
    desk = replace(school.head, now=watch) if watch else school.head
    trouble = errand.check_clock(desk)
    return trouble.fault if trouble else None


def test_a_clock_that_went_back_stops_marking_until_it_is_confirmed(real: SmallSchool) -> None:
    assert fault(real) is None
    real.clock.set(8, 57)
    with pytest.raises(RuleError, match="before the last mark was recorded"):
        errand.need_right_clock(real.head)
    errand.confirm_clock(real.head, "It was an hour fast yesterday")
    errand.need_right_clock(real.head)
    row = real.db.execute("SELECT reason, what FROM clock_confirmations, history").fetchall()
    assert row == [("It was an hour fast yesterday", "confirmed the clock")]


def test_a_confirmation_does_not_cover_a_clock_set_back_further(real: SmallSchool) -> None:
    real.clock.set(8, 30)
    errand.confirm_clock(real.head, "It was fast")
    real.clock.set(8, 27)
    assert fault(real) is ClockFault.BACK


def test_a_confirmation_ends_with_the_next_entry(real: SmallSchool) -> None:
    real.clock.set(8, 30)
    errand.confirm_clock(real.head, "It was fast")
    record(real, real.clock())
    assert fault(real) is None
    real.clock.set(8, 20)
    assert fault(real) is ClockFault.BACK


def test_a_clock_after_the_last_school_year_is_confirmed_too(real: SmallSchool) -> None:
    real.clock.set(8, 30, day=date(2027, 9, 1))
    assert fault(real) is ClockFault.AFTER_THE_YEAR
    errand.confirm_clock(real.head, "The new year is not entered yet")
    real.clock.set(8, 30, day=date(2027, 9, 2))
    assert fault(real) is None


def test_a_jump_is_confirmed_for_every_window(real: SmallSchool) -> None:
    ours, theirs = (file_clock.ClockWatch(real.clock, float) for _ in range(2))
    real.clock.set(9, 0, day=make.TUESDAY + timedelta(days=1))
    assert fault(real, ours) is ClockFault.JUMPED
    errand.confirm_clock(real.head, "The clock was a day slow")
    record(real, real.clock())
    assert fault(real, ours) is None
    assert fault(real, theirs) is None
    assert ours.jump() == timedelta(0)


def test_a_night_asleep_is_no_jump(real: SmallSchool) -> None:
    steady = iter([0.0, 24 * 3600.0])
    watch = file_clock.ClockWatch(real.clock, steady.__next__)
    real.clock.set(9, 0, day=make.TUESDAY + timedelta(days=1))
    assert fault(real, watch) is None


def test_the_steady_clock_runs_on() -> None:
    assert file_clock.steady_seconds() <= file_clock.steady_seconds()


def test_a_confirmation_needs_the_duty_and_a_reason(real: SmallSchool) -> None:
    for desk in (real.teacher, real.office, real.officer):
        with pytest.raises(PermissionRefused):
            errand.confirm_clock(desk, "It is right")
    with pytest.raises(RuleError, match="with a reason"):
        errand.confirm_clock(real.head, " ")


def test_a_sample_school_has_a_clock_of_its_own(small: SmallSchool) -> None:
    assert file_clock.clock_for(small.db)().date() == date(2026, 11, 10)
    other_day = date(2026, 12, 1)
    clock = file_clock.clock_for(small.db, other_day)
    assert timedelta(0) <= clock() - morning_of(other_day) < timedelta(minutes=5)
    late = replace(small.head, now=lambda: morning_of(date(2030, 1, 7)))
    assert errand.check_clock(late) is None


def test_nothing_sets_the_clock_of_a_real_file(real: SmallSchool) -> None:
    clock = file_clock.clock_for(real.db, date(2026, 12, 1))
    assert abs(clock() - computer_clock()) < timedelta(minutes=1)


def test_nothing_is_marked_by_a_clock_in_doubt(real: SmallSchool) -> None:
    real.clock.set(9, 0)
    number = take_register.open_register(real.teacher, real.group, AM).id
    real.clock.set(8, 50)
    with pytest.raises(RuleError, match="before the last mark was recorded"):
        take_register.fill_rest(real.teacher, number)


def test_nothing_closes_by_a_clock_in_doubt(real: SmallSchool) -> None:
    take_register.open_register(real.teacher, real.group, AM)
    real.clock.set(9, 0, day=make.TUESDAY + timedelta(days=400))
    assert watch_file.close_recent(real.head) == ()
    assert watch_file.close_all(real.head) == ()
