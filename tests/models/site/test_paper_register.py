"""A paper register says who took it and when; where paper and screen differ somebody decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.marks.entry import Draft, Kind
from desktop.models.marks.register import Row
from desktop.models.site.paper_register import PaperRegister, check_paper, disagrees, is_said
from tests.models.registers import BORN, a_register, an_entry, at

if TYPE_CHECKING:
    from datetime import datetime

PAPER = PaperRegister("Sally Wyatt", at(9, 2))
NOW = at(11)


def test_its_marks_carry_who_took_it_and_when() -> None:
    assert PAPER.reason == "taken on paper by Sally Wyatt at 09:02"
    summer = PaperRegister(" Sally Wyatt ", at(8, 2, day=BORN.replace(year=2026, month=9)))
    assert summer.reason == "taken on paper by Sally Wyatt at 09:02"


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (PaperRegister("  ", at(9, 2)), "Who took the register on paper is missing"),
        (PaperRegister("Sally Wyatt", at(8, 44)), "taken from 08:45 to 12:00"),
        (PaperRegister("Sally Wyatt", at(11, 1)), "11:01 has not come yet"),
        (PaperRegister("Sally Wyatt", at(9, 2, day=BORN)), "taken from 08:45 to 12:00"),
    ],
)
def test_a_paper_is_refused_that_could_not_have_been_taken_then(
    paper: PaperRegister, words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        check_paper(a_register(), paper, NOW)


@pytest.mark.parametrize("taken", [at(8, 45), at(9, 2), at(9, 40), NOW])
def test_a_paper_may_be_from_when_marking_opens_until_now(taken: datetime) -> None:
    check_paper(a_register(), replace(PAPER, at=taken), NOW)


@pytest.mark.parametrize(
    ("stands", "draft", "said", "asked"),
    [
        (("/", Kind.TAKEN, "", None), Draft(1, "/"), True, False),
        (("/", Kind.TAKEN, "", None), Draft(1, "N"), False, True),
        (("N", Kind.CLOSE, "", None), Draft(1, "N"), False, False),  # nobody had said so
        (("N", Kind.CLOSE, "", None), Draft(1, "/"), False, False),
        (("L", Kind.LATE_DESK, "", 12), Draft(1, "N"), False, True),
        (("L", Kind.LATE_DESK, "", 12), Draft(1, "L"), True, False),  # the paper gives no minutes
        (("L", Kind.LATE_DESK, "", 12), Draft(1, "L", minutes=4), False, True),
        (("L", Kind.LATE_DESK, "", 12), Draft(1, "L", minutes=12), True, False),
        (("/", Kind.PAPER, PAPER.reason, None), Draft(1, "N"), False, False),  # a slip put right
        (("/", Kind.PAPER, "taken on paper by Tara at 09:00", None), Draft(1, "N"), False, True),
        (("", Kind.TAKEN, "", None), Draft(1, "/"), False, False),  # taken back: blank
        (("/", Kind.TAKEN, "", None), Draft(1, ""), False, False),
    ],
)
def test_paper_and_screen_say_the_same_or_one_of_them_stands(
    stands: tuple[str, Kind, str, int | None], draft: Draft, said: bool, asked: bool
) -> None:
    code, kind, reason, minutes = stands
    entry = replace(an_entry(1, code), kind=kind, reason=reason, minutes=minutes)
    row = Row(1, "Ben Baxter", BORN, entry)
    assert (is_said(row, draft), disagrees(PAPER, row, draft)) == (said, asked)


def test_on_a_blank_the_paper_simply_stands() -> None:
    row, draft = Row(1, "Ben Baxter", BORN), Draft(1, "/")
    assert (is_said(row, draft), disagrees(PAPER, row, draft)) == (False, False)
