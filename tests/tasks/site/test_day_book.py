"""The day's book: newest first, and taken back by further lines and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.marks.entry import Kind
from desktop.storage.marks import entries
from desktop.tasks.marks.look_at_registers import recent_reasons
from desktop.tasks.site.day_book import book_of_day, book_of_pupil, take_back
from tests import make
from tests.tasks.site.test_sign_in_late import closed, late
from tests.tasks.site.test_sign_out import leave
from tests.tasks.taking import MORNING, codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def book(small: SmallSchool) -> list[tuple[str, str, str, str]]:
    lines = book_of_day(small.office, make.TUESDAY)
    return [(one.child, one.signing.kind.value, one.code, one.taken_back_by) for one in lines]


def test_the_newest_line_stands_first_with_its_mark(small: SmallSchool) -> None:
    closed(small)
    late(small.office, small.pupils[0])
    leave(small.officer, small.pupils[1])
    assert book(small) == [
        ("Ben Baxter", "left", "", ""),
        ("Aisha Ahmed", "came late", "U", ""),
    ]
    assert book_of_day(small.office, make.TUESDAY)[1].group_name == "6B"


def test_while_open_a_line_taken_back_leaves_the_blank_and_the_register_untaken(
    small: SmallSchool,
) -> None:
    small.clock.set(9, 10)
    (done,) = late(small.office, small.pupils[0])
    take_back(small.officer, [done.signing])
    assert book(small) == [("Aisha Ahmed", "came late", "L", "Asif Officer")]
    assert codes(small) == ". . . . ."
    assert not opened(small).was_taken
    late(small.office, small.pupils[0])
    assert codes(small) == "L . . . ."


def test_after_the_close_the_mark_is_amended_back(small: SmallSchool) -> None:
    closed(small)
    (done,) = late(small.office, small.pupils[0])
    (gone,) = take_back(small.office, [done.signing])
    assert not gone.mark_left
    made = entries.entry_chain(small.db, small.pupils[0], MORNING)[-1]
    assert (made.code, made.kind) == ("N", Kind.AMENDMENT)
    assert recent_reasons(small.office) == ()
    assert made.reason == "Late desk: Overslept, taken back"


def test_after_the_close_a_blank_is_not_restored_and_it_is_said(small: SmallSchool) -> None:
    small.clock.set(9, 10)
    (done,) = late(small.office, small.pupils[0])
    small.clock.set(9, 30)
    with pytest.raises(RuleError, match="after the close a blank cannot be restored"):
        take_back(small.office, [done.signing])
    assert codes(small) == "L . . . ."
    mark(small.office, opened(small), 0, "N", reason="Not here after all")
    (gone,) = take_back(small.office, [done.signing])
    assert gone.mark_left
    assert codes(small) == "N . . . ."


def test_a_line_is_taken_back_once_and_the_later_one_first(small: SmallSchool) -> None:
    closed(small)
    (done,) = late(small.office, small.pupils[0])
    left = leave(small.office, small.pupils[0])
    with pytest.raises(RuleError, match="Aisha Ahmed has a later line: left"):
        take_back(small.office, [done.signing])
    take_back(small.office, [left.signing])
    with pytest.raises(StaleError, match="Olive Office has taken this back already"):
        take_back(small.officer, [left.signing])
    take_back(small.office, [done.signing])
    assert codes(small) == "N / / / /"


def test_a_line_of_another_school_or_none_is_not_found(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="no such line"):
        take_back(small.office, [99])


def test_only_the_office_reads_and_takes_back(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        book_of_day(small.teacher, make.TUESDAY)
    with pytest.raises(PermissionRefused):
        take_back(small.teacher, [1])


def test_a_childs_page_has_the_years_lines_that_hold(small: SmallSchool) -> None:
    closed(small)
    late(small.office, small.pupils[0])
    left = leave(small.office, small.pupils[0])
    take_back(small.office, [left.signing])
    (line,) = book_of_pupil(small.office, small.pupils[0])
    assert (line.signing.kind.value, line.code, line.minutes) == ("came late", "U", 70)
    assert book_of_pupil(small.office, small.pupils[1]) == ()
    with pytest.raises(PermissionRefused):
        book_of_pupil(small.teacher, small.pupils[0])
