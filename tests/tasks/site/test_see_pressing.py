"""What needs someone, gathered from the real tables and gone again once it is settled."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.absence.doubt import DoubtOutcome
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.models.organisation.staff import Role
from desktop.models.papers.newsletter_rules import NEWSLETTER
from desktop.models.site.pressing import Matter
from desktop.tasks.absence import settle_doubts
from desktop.tasks.marks import see_today, settle_corrections, take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.papers.paper import Paper, keep_use
from desktop.tasks.site.see_pressing import class_then, pressing
from tests import make
from tests.tasks.absence.test_settle_doubts import doubted
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import MORNING, expect, mark, opened

if TYPE_CHECKING:
    from desktop.models.site.pressing import Pressing
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

MONDAY = Session(date(2026, 11, 9), Half.AM)


def found(desk: Desk) -> list[Pressing]:
    return list(pressing(desk, see_today.classes_on(desk)))


def matters(desk: Desk) -> list[Matter]:
    return [one.matter for one in found(desk)]


def close(small: SmallSchool, hour: int = 9, minute: int = 26) -> None:
    small.clock.set(hour, minute)
    close_due(small.db, small.clock(), make.TUESDAY)


def test_a_quiet_morning_needs_nobody(small: SmallSchool) -> None:
    assert found(small.office) == []


def test_late_then_unknown_then_taken_by_the_office(small: SmallSchool) -> None:
    small.clock.set(9, 12)
    assert matters(small.office) == [Matter.LATE]
    close(small)
    assert matters(small.office) == [Matter.UNKNOWN]
    take_register.fill_rest(small.office, opened(small).id, "The teacher was ill")
    assert matters(small.office) == []


def test_taken_but_never_handed_in_until_the_office_hands_it_in(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    close(small)
    assert matters(small.office) == [Matter.NOT_HANDED_IN, Matter.BOARD]
    take_register.hand_in(small.office, opened(small).id, reason="Its teacher says so")
    assert matters(small.office) == [Matter.BOARD]


def test_the_first_day_board_is_one_line_until_it_is_empty(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.teacher, register, 0, "N")
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)
    small.clock.set(9, 31)
    (line,) = found(small.office)
    assert (line.what, line.who, line.when) == (
        "1 child without a reason on the first-day board, 1 overdue", "Aisha Ahmed, 6B, next",
        "09:00",
    )  # fmt: skip
    mark(small.office, opened(small), 0, "I", reason="As her mother said")
    assert found(small.office) == []


def test_what_was_known_but_not_accepted_presses_until_it_is_settled(small: SmallSchool) -> None:
    expect(small, 1, "I")
    mark(small.teacher, opened(small), 0, "/")
    close(small)
    lines = [(one.matter, one.who) for one in found(small.office)]
    assert (Matter.KNOWN, "Ben Baxter, 6B AM") in lines
    mark(small.office, opened(small), 1, "I", reason="As his mother said")
    assert Matter.KNOWN not in matters(small.office)


def test_what_was_known_of_a_whole_class_is_one_line(small: SmallSchool) -> None:
    trip = {"pupil": None, "group_id": small.group}
    expect(small, 0, "V", **trip)
    mark(small.teacher, opened(small), 0, "/")
    close(small)
    assert (Matter.KNOWN, "4 children, 6B AM") in [
        (one.matter, one.who) for one in found(small.office)
    ]


def test_an_n_that_a_person_gave_is_not_one_that_was_known(small: SmallSchool) -> None:
    expect(small, 1, "I")
    mark(small.teacher, opened(small), 1, "N")
    close(small)
    assert Matter.KNOWN not in matters(small.office)


def test_corrections_wait_and_gaps_of_earlier_days_stay(small: SmallSchool) -> None:
    small.clock.set(9, day=MONDAY.day)
    register = opened(small, MONDAY)
    take_register.fill_rest(small.teacher, register.id)
    take_register.hand_in(small.teacher, register.id)
    small.clock.set(14, day=MONDAY.day)
    close_due(small.db, small.clock(), MONDAY.day)
    row = opened(small, MONDAY).rows[0]
    assert row.entry
    draft = Draft(row.pupil, "L", row.entry.id, minutes=4, reason="Came in late")
    settle_corrections.ask_correction(small.teacher, register.id, draft)
    small.clock.set(8, 50, day=make.TUESDAY)
    assert matters(small.office) == [Matter.NOT_TAKEN, Matter.CORRECTION]


def test_a_timetable_due_for_review_is_named_by_its_child(small: SmallSchool) -> None:
    expect(small, 2, "C2", last_day="2026-11-30", review_day="2026-11-10")
    (one,) = found(small.office)
    assert (one.matter, one.who) == (Matter.REVIEW, "Chloe Carr")


@pytest.mark.parametrize(
    ("day", "what"),
    [(13, None), (16, "N in 1 session, deadline today: a reason, or O"),
     (17, "N in 1 session, deadline passed: a reason, or O")],
)  # fmt: skip
def test_an_n_presses_once_its_school_days_have_run_out(
    small: SmallSchool, day: int, what: str | None
) -> None:
    small.clock.set(9, day=MONDAY.day)
    mark(small.teacher, opened(small, MONDAY), 3, "N")
    small.clock.set(8, 40, day=date(2026, 11, day))
    due = [one for one in found(small.office) if one.matter is Matter.DEADLINE]
    assert [one.what for one in due] == ([what] if what else [])
    assert all(class_then(small.office, one) == small.group for one in due)


def test_an_n_of_september_presses_until_it_is_settled(small: SmallSchool) -> None:
    session = Session(date(2026, 9, 10), Half.AM)
    small.clock.set(8, day=session.day)  # it is summer: nine o'clock in London
    mark(small.teacher, opened(small, session), 3, "N")
    small.clock.set(8, 40, day=make.TUESDAY)
    (one,) = found(small.office)
    assert (one.matter, one.session, one.who) == (Matter.DEADLINE, session, "Dylan Dodd, 6B")
    mark(small.office, opened(small, session), 3, "O", reason="No reason was ever given")
    assert small.pupils[3] not in {one.pupil for one in found(small.office)}


def test_who_sees_every_class_is_shown_what_they_have_a_place_for(small: SmallSchool) -> None:
    expect(small, 2, "C2", last_day="2026-11-30", review_day="2026-11-10")
    lead = make.make_person(small.db, small.school, "Dee Ess", Role.SAFEGUARDING_LEAD)
    small.clock.set(9, 12)
    assert matters(small.desk(lead)) == [Matter.LATE]
    assert matters(small.office) == [Matter.LATE, Matter.REVIEW]
    with pytest.raises(PermissionRefused):
        pressing(small.teacher, ())
    assert found(small.office)[0].session == MORNING


def test_here_or_away_presses_until_somebody_has_found_out(small: SmallSchool) -> None:
    doubt = doubted(small)
    (one,) = [one for one in found(small.office) if one.matter is Matter.DOUBT]
    assert (one.what, one.who) == (
        "Here or away? Nadia Ahmed said away, but Tara Teach marked /", "Aisha Ahmed, 6B AM",
    )  # fmt: skip
    assert Matter.HERE_AFTER_ALL not in matters(small.office)
    settle_doubts.settle(small.office, doubt, DoubtOutcome.HERE, "Seen in class")
    assert not {Matter.DOUBT, Matter.HERE_AFTER_ALL} & set(matters(small.office))


def test_what_waits_for_the_head_is_a_line_of_whoever_may_enter_it(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    take_register.fill_rest(small.teacher, opened(small).id)
    close(small)
    said(small, reason="family", words="A funeral")
    (line,) = [one for one in found(small.head) if one.matter is Matter.WAITS]
    assert (line.what, line.who) == (
        "1 session is explained: a code is yours to enter", "Aisha Ahmed",
    )  # fmt: skip
    assert Matter.WAITS not in matters(small.office)
    mark(small.head, opened(small), 0, "C", reason="Bereavement")
    assert Matter.WAITS not in matters(small.head)


def promise_newsletters(small: SmallSchool) -> None:
    policy = {**make.POLICY, "newsletter": {"every_half_term": True}}
    make.insert(
        small.db, "settings", school=small.school, name="policy", value=json.dumps(policy),
        from_day="2026-09-01", recorded_at=0,
    )  # fmt: skip


def test_a_newsletter_that_the_policy_promises_is_owed_until_it_is_made(
    small: SmallSchool,
) -> None:
    assert matters(small.office) == []
    promise_newsletters(small)
    [line] = found(small.office)
    assert (line.matter, line.who, line.when) == (Matter.NEWSLETTER, "Autumn 1", "Sat 24 Oct 2026")
    summer = Paper("Newsletter", "n.pdf", b"", (NEWSLETTER, date(2026, 6, 1).toordinal()))
    keep_use(small.office, [summer], "printed")
    assert matters(small.office) == [Matter.NEWSLETTER]
    other = make.make_own_school(small.head, "Elm Park Primary School")
    autumn = replace(summer, subject=(NEWSLETTER, date(2026, 9, 3).toordinal()))
    keep_use(other, [autumn], "printed")
    assert matters(small.office) == [Matter.NEWSLETTER]
    keep_use(small.head, [autumn], "saved as a file")
    assert matters(small.office) == []


@pytest.mark.parametrize(
    ("begins", "day"),
    [("2026-09-03", date(2026, 10, 23)), ("2026-11-02", make.TUESDAY)],
)
def test_no_newsletter_is_owed_before_a_half_term_of_registers_has_ended(
    small: SmallSchool, begins: str, day: date
) -> None:
    promise_newsletters(small)
    small.db.conn.execute("UPDATE schools SET registers_from = ?", (begins,))
    small.db.conn.commit()
    small.clock.set(8, day=day)
    assert Matter.NEWSLETTER not in matters(small.office)
