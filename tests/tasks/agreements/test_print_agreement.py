"""The paper of a contract or plan: for whom, and its printing kept in the child's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.tasks.agreements.print_agreement import agreement_paper
from desktop.tasks.papers.paper import keep_use
from tests.documents.reading import words_of
from tests.tasks.agreements.agreed import made

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_the_paper_names_the_child_and_is_not_for_a_wall(small: SmallSchool) -> None:
    paper = agreement_paper(small.office, made(small))
    assert all("Aisha Ahmed. For the family and the school." in one for one in words_of(paper.pdf))
    assert "Not for a wall." in words_of(paper.pdf)[0]
    assert paper.file_name == "Attendance contract of Aisha Ahmed 2026-11-10.pdf"
    assert agreement_paper(small.office, 1).pdf == paper.pdf


def test_a_version_that_was_replaced_prints_as_it_was_and_says_so(small: SmallSchool) -> None:
    first = made(small)
    made(small, replaces=first, family="Something else")
    words = " ".join(words_of(agreement_paper(small.office, first).pdf)[0].split())
    assert "Rings by 08:30" in words
    assert "Replaced by the version agreed on Tue 10 Nov 2026" in words
    assert "Mr Ahmed (father): no answer is kept" in words
    assert "Something else" in words_of(agreement_paper(small.office, 2).pdf)[0]
    with pytest.raises(RuleError, match="no such agreement"):
        agreement_paper(small.office, 3)


def test_that_it_was_printed_stands_in_the_childs_history(small: SmallSchool) -> None:
    keep_use(small.office, [agreement_paper(small.office, made(small))], "printed")
    kept = small.db.execute("SELECT subject_id, what FROM history ORDER BY id DESC").fetchone()
    assert kept == (small.pupils[0], "printed")


@pytest.mark.parametrize("who", ["teacher", "stranger"])
def test_nobody_else_makes_it(small: SmallSchool, who: str) -> None:
    number = made(small)
    with pytest.raises(PermissionRefused):
        agreement_paper(getattr(small, who), number)
