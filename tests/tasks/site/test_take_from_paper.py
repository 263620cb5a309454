"""A register taken on paper is keyed in afterwards, and says so in each of its entries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.marks.entry import Draft, Kind
from desktop.models.site.paper_register import PaperRegister
from desktop.tasks.marks import see_today, take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.look_at_registers import history_of_mark
from desktop.tasks.papers.official_registers import register_paper
from desktop.tasks.site import take_from_paper
from tests import make
from tests.documents.reading import words_of
from tests.tasks.taking import MORNING, codes, expect, mark, opened

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

TAKEN = datetime(2026, 11, 10, 9, 2, tzinfo=UTC)
PAPER = PaperRegister("Sally Wyatt", TAKEN)
REASON = "taken on paper by Sally Wyatt at 09:02"


@pytest.fixture
def late(small: SmallSchool) -> SmallSchool:
    """Ten o'clock: the power is back, and nobody has marked the class."""
    small.clock.set(10)
    close_due(small.db, small.clock(), make.TUESDAY)
    return small


def key(desk: Desk, small: SmallSchool, place: int, code: str, minutes: int | None = None) -> None:
    row = opened(small).rows[place]
    seen = row.entry.id if row.entry else None
    draft = Draft(row.pupil, code, seen, minutes)
    take_from_paper.mark(desk, opened(small).id, draft, PAPER)


def test_each_mark_says_who_took_it_when_and_who_keyed_it_in(late: SmallSchool) -> None:
    key(late.office, late, 0, "/")
    (entry,) = history_of_mark(late.office, opened(late), late.pupils[0])
    assert (entry.code, entry.kind, entry.reason) == ("/", Kind.PAPER, REASON)
    assert (entry.name, entry.effective_at, entry.recorded_at) == (
        "Olive Office", TAKEN, late.clock(),
    )  # fmt: skip


def test_the_register_counts_as_taken_when_the_paper_was(late: SmallSchool) -> None:
    assert see_today.not_taken(late.office, make.TUESDAY, make.TUESDAY) != ()
    key(late.office, late, 0, "/")
    assert opened(late).taken_at == TAKEN
    (begun,) = see_today.not_taken(late.office, make.TUESDAY, make.TUESDAY)
    assert (begun.begun, begun.children) == (True, 4)
    take_from_paper.fill_rest(late.office, opened(late).id, PAPER)
    assert see_today.not_taken(late.office, make.TUESDAY, make.TUESDAY) == ()


def test_the_rest_are_here_and_what_is_known_is_left(late: SmallSchool) -> None:
    expect(late, 1, "I")
    key(late.office, late, 0, "N")
    filled = take_from_paper.fill_rest(late.office, opened(late).id, PAPER)
    assert (len(filled.entries), filled.left) == (3, 1)
    assert {entry.reason for entry in filled.entries} == {REASON}
    take_register.hand_in(late.office, opened(late).id, reason=REASON)
    assert codes(late) == "N I / / /"


def test_blanks_left_on_the_paper_become_n_when_it_is_handed_in(late: SmallSchool) -> None:
    key(late.office, late, 0, "/")
    take_register.hand_in(late.office, opened(late).id, leave_blanks=True, reason=REASON)
    assert codes(late) == "/ N N N N"
    assert opened(late).rows[1].entry
    (by_close,) = history_of_mark(late.office, opened(late), late.pupils[1])
    assert by_close.kind is Kind.CLOSE


def test_what_the_close_made_n_is_put_right_from_the_paper(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    small.clock.set(10)
    close_due(small.db, small.clock(), make.TUESDAY)
    key(small.office, small, 1, "L", minutes=7)
    assert codes(small) == "/ L N N N"
    first, then = history_of_mark(small.office, opened(small), small.pupils[1])
    assert (first.kind, then.kind, then.replaces) == (Kind.CLOSE, Kind.PAPER, first.id)


def test_a_teacher_keys_in_their_own_class_until_the_close_and_not_after(
    small: SmallSchool,
) -> None:
    small.clock.set(9, 20)
    key(small.teacher, small, 0, "/")
    assert opened(small).rows[0].entry
    small.clock.set(9, 26)
    with pytest.raises(RuleError, match="closed before 09:26"):
        key(small.teacher, small, 1, "/")
    with pytest.raises(PermissionRefused):
        key(small.stranger, small, 1, "/")


def test_a_paper_from_before_marking_opens_is_refused(late: SmallSchool) -> None:
    early = PaperRegister("Sally Wyatt", TAKEN - timedelta(hours=1))
    number, desk = opened(late).id, late.office
    with pytest.raises(RuleError, match="taken from 08:45"):
        take_from_paper.begin(desk, late.group, MORNING, early)
    with pytest.raises(RuleError, match="taken from 08:45"):
        take_from_paper.mark(desk, number, Draft(late.pupils[0], "/"), early)
    with pytest.raises(RuleError, match="taken from 08:45"):
        take_from_paper.fill_rest(desk, number, early)
    assert codes(late) == ". . . . ."


def test_a_code_that_may_not_be_used_is_refused_from_paper_too(late: SmallSchool) -> None:
    with pytest.raises(RuleError, match="waits for the head"):
        key(late.office, late, 0, "T")
    assert opened(late).taken_at is None


def test_a_mark_made_meanwhile_is_not_lost(late: SmallSchool) -> None:
    number = opened(late).id
    mark(late.head, opened(late), 0, "M", reason="Her mother rang")
    with pytest.raises(StaleError):
        take_from_paper.mark(late.office, number, Draft(late.pupils[0], "/"), PAPER)
    assert codes(late).startswith("M")


def test_begin_shows_the_register_and_asks_for_the_right_person(late: SmallSchool) -> None:
    register = take_from_paper.begin(late.office, late.group, MORNING, PAPER)
    assert (register.group_name, register.was_taken) == ("6B", False)
    with pytest.raises(PermissionRefused):
        take_from_paper.begin(late.stranger, late.group, MORNING, PAPER)
    with pytest.raises(RuleError, match="closed before"):
        take_from_paper.begin(late.teacher, late.group, MORNING, PAPER)


def test_its_teacher_is_offered_first_as_the_one_who_took_it(small: SmallSchool) -> None:
    found = take_from_paper.takers(small.office, small.group, make.TUESDAY)
    assert found[0] == "Tara Teach"
    assert sorted(found) == [
        "Asif Officer", "Hilda Head", "Olive Office", "Stan Strange", "Tara Teach",
    ]  # fmt: skip


def test_the_printed_register_says_what_was_on_paper(late: SmallSchool) -> None:
    key(late.office, late, 0, "/")
    paper = register_paper(late.office, late.group, make.TUESDAY, make.TUESDAY)
    words = " ".join(" ".join(words_of(paper.pdf)).split())
    assert (
        f"Tue 10 Nov 2026 AM: {REASON}, keyed in by Olive Office on Tue 10 Nov 2026 10:00." in words
    )
