"""Undo adds entries that put back what stood before; nothing is removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.marks.entry import Kind
from desktop.storage.marks import entries
from desktop.tasks.marks import take_register, undo_marks
from tests.tasks.taking import MORNING, codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


@pytest.mark.parametrize(
    ("done", "after"), [("N", ". / . . ."), ("L N", "L / . . ."), ("N L /", "L / . . .")]
)
def test_undo_puts_back_what_stood_before_by_a_new_entry(
    small: SmallSchool, done: str, after: str
) -> None:
    register = opened(small)
    mark(small.teacher, register, 1, "/")
    made = [mark(small.teacher, register, 0, code).entry for code in done.split()]
    undone = undo_marks.undo(small.teacher, register.id, made[-1:])
    assert codes(small) == after
    assert undone.entries[0].replaces == made[-1].id
    chain = entries.entry_chain(small.db, small.pupils[0], MORNING)
    assert len(chain) == len(made) + 1


def test_undoing_a_fill_leaves_what_somebody_changed_meanwhile(small: SmallSchool) -> None:
    register = opened(small)
    filled = take_register.fill_rest(small.teacher, register.id)
    mark(small.office, register, 3, "L", minutes=4)
    undone = undo_marks.undo(small.teacher, register.id, filled.entries)
    assert codes(small) == ". . . L ."
    assert (len(undone.entries), undone.left) == (4, 1)


@pytest.mark.parametrize(
    ("who", "before", "words"),
    [("teacher", "/", "Send the office"), ("office", "/", ""), ("office", "", "no mark before")],
)
def test_after_the_close_only_an_amendment_is_taken_back(
    small: SmallSchool, who: str, before: str, words: str
) -> None:
    register = opened(small)
    if before:
        mark(small.teacher, register, 0, before)
    small.clock.set(10)
    made = mark(small.office, register, 0, "N", reason="Looked").entry
    if words:
        with pytest.raises(RuleError, match=words):
            undo_marks.undo(getattr(small, who), register.id, [made])
        return
    put_back = undo_marks.undo(small.office, register.id, [made]).entries[0]
    assert (put_back.code, put_back.kind) == ("/", Kind.AMENDMENT)
    assert put_back.reason == "taken back: Looked"
