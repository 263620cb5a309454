"""What a line of the board counts on days that are not whole, such as a part-time timetable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.absence.attempt import AttemptDraft
from desktop.models.absence.first_day_clock import Step
from desktop.models.absence.proposal import Proposal
from desktop.models.days.session import Half, Session
from desktop.models.marks.year_marks import first_session
from desktop.tasks.absence import chase_absence
from desktop.tasks.absence.see_unexplained import unexplained_lines
from tests import make
from tests.tasks.absence.test_chase_absence import board, call, taken
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import AFTERNOON, MORNING, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

MONDAY = Session(date(2026, 11, 9), Half.AM)


def tried(small: SmallSchool) -> None:
    """Text and ring about the first child, one after the other."""
    text = AttemptDraft(pupils=small.pupils[:1], how="text", outcome="sent")
    for draft in (text, call(small.pupils[0]), call(small.pupils[0])):
        chase_absence.log_attempt(small.office, draft)


def test_an_afternoon_is_chased_anew_once_the_morning_is_explained(small: SmallSchool) -> None:
    taken(small, 0)
    small.clock.set(9, 40)
    tried(small)
    assert board(small)[0].next is None
    said(small, reason="appointment", last=MORNING)
    small.clock.set(13)
    taken(small, 0, session=AFTERNOON)
    (line,) = board(small)
    assert line.next is not None
    assert (line.next.what, len(line.attempts)) == (Step.TEXT, 3)


def test_an_afternoon_goes_on_where_the_morning_left_off(small: SmallSchool) -> None:
    taken(small, 0)
    small.clock.set(9, 40)
    tried(small)
    small.clock.set(13)
    taken(small, 0, session=AFTERNOON)
    assert board(small)[0].next is None


def test_a_part_time_timetable_does_not_hide_the_second_day(small: SmallSchool) -> None:
    small.clock.set(9, day=MONDAY.day)
    mark(small.teacher, opened(small, MONDAY), 0, "N")
    small.clock.set(13)
    mark(small.head, opened(small, Session(MONDAY.day, Half.PM)), 0, "C2")
    small.clock.set(9, day=make.TUESDAY)
    taken(small, 0)
    (line,) = board(small)
    assert (line.day, [one.proposal for one in line.proposed]) == (2, [Proposal.REFER])


def test_a_run_goes_on_over_the_summer(small: SmallSchool) -> None:
    year = make.insert(small.db, "school_years", school=small.school, name="2025/26",
                       first_day="2025-09-01", last_day="2026-08-31")  # fmt: skip
    make.insert(small.db, "terms", school_year=year, name="Summer 2", first_day="2026-06-01",
                last_day="2026-07-17")  # fmt: skip
    friday, back = date(2026, 7, 17), date(2026, 9, 3)
    dots = "." * (Session(friday, Half.AM).number - first_session(2025).number)
    for pupil, codes in zip(small.pupils, ("OO", "//"), strict=False):
        row = {"pupil": pupil, "year": 2025, "marks": f"{dots}{codes}"}
        small.db.table("year_marks").insert(row)
    small.clock.set(8, day=back)  # 09:00 in London
    taken(small, 0, 1, session=Session(back, Half.AM))
    assert [line.day for line in board(small)] == [2, 1]


def test_after_an_attempt_only_its_child_is_read_and_the_board_is_as_if_read_whole(
    small: SmallSchool,
) -> None:
    taken(small, 0, 1, 3)
    small.clock.set(9, 40)
    before = chase_absence.whole_board(small.office)
    chase_absence.log_attempt(small.office, call(small.pupils[0]))
    after = chase_absence.board_after(small.office, before, small.pupils[:1])
    assert after == chase_absence.whole_board(small.office)
    assert [line.name for line in after.lines] != [line.name for line in before.lines]


def test_a_child_settled_meanwhile_has_left_it_and_the_last_one_leaves_it_empty(
    small: SmallSchool,
) -> None:
    taken(small, 0)
    before = chase_absence.whole_board(small.office)
    mark(small.officer, opened(small), 0, "L", minutes=5)
    after = chase_absence.board_after(small.office, before, small.pupils[:1])
    assert after == chase_absence.whole_board(small.office)
    assert after.lines == ()


def test_a_child_who_is_here_in_the_afternoon_has_come(small: SmallSchool) -> None:
    taken(small, 0, 1)
    small.clock.set(13)
    taken(small, 1, session=AFTERNOON)
    assert [line.name for line in board(small)] == ["Ben Baxter"]
    assert {one.name for one in unexplained_lines(small.office)} == {"Aisha Ahmed", "Ben Baxter"}
