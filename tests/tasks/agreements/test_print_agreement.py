"""The paper of a contract or plan: for whom, and its printing kept in the child's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
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


def test_that_it_was_printed_stands_in_the_childs_history(small: SmallSchool) -> None:
    keep_use(small.office, [agreement_paper(small.office, made(small))], "printed")
    kept = small.db.execute("SELECT subject_id, what FROM history ORDER BY id DESC").fetchone()
    assert kept == (small.pupils[0], "printed")


@pytest.mark.parametrize("who", ["teacher", "stranger"])
def test_nobody_else_makes_it(small: SmallSchool, who: str) -> None:
    number = made(small)
    with pytest.raises(PermissionRefused):
        agreement_paper(getattr(small, who), number)
