"""Whose classes, which session, and what may be seen of the days before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.shown_mark import Reasons
from desktop.models.organisation.staff import Role
from desktop.tasks.marks import look_at_registers as look
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.taking import MORNING, codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY = Session(date(2026, 11, 9), Half.AM)


@pytest.mark.parametrize(
    ("who", "names"),
    [("teacher", ["6B"]), ("stranger", []), ("office", ["1A", "6B"]), ("head", ["1A", "6B"])],
)
def test_classes_are_ones_own_or_all(small: SmallSchool, who: str, names: list[str]) -> None:
    make.make_group(small.db, small.school, "1A", "1")
    assert [group.name for group in look.my_classes(getattr(small, who))] == names


@pytest.mark.parametrize(
    ("day", "hour", "minute", "session"),
    [
        (date(2026, 11, 10), 7, 0, "Tue 10 Nov 2026 AM"),
        (date(2026, 11, 10), 11, 59, "Tue 10 Nov 2026 AM"),
        (date(2026, 11, 10), 12, 0, "Tue 10 Nov 2026 PM"),
        (date(2026, 11, 10), 17, 0, "Tue 10 Nov 2026 PM"),
        (date(2026, 11, 8), 10, 0, "Fri 6 Nov 2026 PM"),
        (date(2026, 10, 28), 10, 0, "Fri 23 Oct 2026 PM"),
        (date(2026, 9, 1), 10, 0, "None"),
    ],
)
def test_the_session_shown_first_is_the_one_that_matters_now(
    small: SmallSchool, day: date, hour: int, minute: int, session: str
) -> None:
    small.clock.set(hour, minute, day=day)
    assert str(look.session_now(small.office)) == session


@pytest.mark.parametrize(
    ("session", "step", "beside"),
    [
        (MORNING, -1, "Mon 9 Nov 2026 PM"),
        (MORNING, 1, "Tue 10 Nov 2026 PM"),
        (Session(date(2026, 11, 2), Half.AM), -1, "Fri 23 Oct 2026 PM"),
        (Session(date(2026, 9, 3), Half.AM), -1, "None"),
        (Session(date(2026, 11, 10), Half.PM), 1, "None"),
    ],
)
def test_the_session_beside_skips_holidays_and_ends_at_the_record(
    small: SmallSchool, session: Session, step: int, beside: str
) -> None:
    assert str(look.session_beside(small.office, session, step)) == beside


def test_looking_after_the_close_runs_it(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(9, 26)
    register = look.look_at(small.teacher, small.group, MORNING)
    assert register.closed_at is not None
    assert codes(small) == "/ N N N N"
    assert look.refresh_rows(small.teacher, register) == register


@pytest.mark.parametrize(
    ("roles", "teaches", "reasons"),
    [
        ((Role.CLASS_TEACHER,), True, Reasons.NEVER),
        ((Role.OFFICE,), False, Reasons.ALWAYS),
        ((Role.HEAD,), False, Reasons.ALWAYS),
        ((Role.CLASS_TEACHER, Role.HEAD), True, Reasons.HELD),
        ((Role.CLASS_TEACHER, Role.HEAD), False, Reasons.ALWAYS),
        ((Role.SAFEGUARDING_LEAD,), False, Reasons.ALWAYS),
    ],
)
def test_reasons_show_where_no_class_looks_on(
    small: SmallSchool, roles: tuple[Role, ...], teaches: bool, reasons: Reasons
) -> None:
    someone = make.make_person(small.db, small.school, "Sam Some", *roles)
    if teaches:
        make.teach(small.db, small.group, someone)
    assert look.reasons_shown(small.desk(someone), small.group) is reasons


@pytest.mark.parametrize(
    ("who", "in_full", "sign", "words"),
    [
        ("teacher", False, "✕", "absent"),
        ("teacher", True, "✕", "absent"),
        ("office", False, "✕", "absent"),
        ("office", True, "I", "Illness (not medical or dental appointment)"),
    ],
)
def test_the_last_five_days_show_codes_only_to_who_may_see_them(
    small: SmallSchool, who: str, in_full: bool, sign: str, words: str
) -> None:
    small.clock.set(9, day=MONDAY.day)
    mark(small.office, opened(small, MONDAY), 0, "I")
    small.clock.set(9, day=make.TUESDAY)
    strips = look.week_strips(getattr(small, who), opened(small), in_full=in_full)
    days = strips[small.pupils[0]]
    assert [day.day.day for day in days] == [3, 4, 5, 6, 9]
    assert (days[-1].am.sign, days[-1].am.words) == (sign, words)
    assert days[-1].pm.words == "not taken"


def test_the_history_of_a_mark_is_every_entry(small: SmallSchool) -> None:
    register = opened(small)
    for code in ("N", "L", "/"):
        mark(small.teacher, register, 0, code)
    entries = look.history_of_mark(small.teacher, register, small.pupils[0])
    assert [entry.code for entry in entries] == ["N", "L", "/"]


def test_reasons_given_before_are_offered(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(10)
    close_due(small.db, small.clock(), make.TUESDAY)
    mark(small.office, opened(small), 0, "M", reason="Dentist")
    assert look.recent_reasons(small.office) == ("Dentist",)


@pytest.mark.parametrize(("who", "may"), [("teacher", True), ("stranger", False), ("office", True)])
def test_who_takes_a_class_and_who_only_looks(small: SmallSchool, who: str, may: bool) -> None:
    assert look.may_take(getattr(small, who), opened(small)) is may
