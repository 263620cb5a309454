"""The form is printed blank for anybody, and filled with a request and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.print_request import blank_form, filled_form
from tests.documents.reading import words_of
from tests.tasks.leave.asking import ask, granted, refusal

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_a_blank_form_names_nobody(small: SmallSchool) -> None:
    ask(small, 0)
    paper = blank_form(small.office)
    (page,) = words_of(paper.pdf)
    assert "Request for leave in term time" in page
    assert "We ask for it two weeks before the first day." in " ".join(page.split())
    assert "Aisha" not in page
    assert paper.subject is None


def test_a_filled_form_says_what_was_asked_and_answered(small: SmallSchool) -> None:
    number = ask(small, 0, 1)
    decide_leave.decide(small.head, number, granted(small, 0))
    paper = filled_form(small.office, number)
    words = " ".join(" ".join(words_of(paper.pdf)).split())
    for part in (
        "Aisha Ahmed, Ben Baxter", "Mrs Amira Ahmed", "Mon 16 Nov 2026", "Mon 23 Nov 2026",
        "A week by the sea", "5 school days",
        "Aisha Ahmed: granted Mon 16 Nov 2026 to Fri 20 Nov 2026, C. Hilda Head:",
    ):  # fmt: skip
        assert part in words
    assert "Ben Baxter: " not in words
    assert paper.subject == ("pupil", small.pupils[0])


def test_children_answered_alike_have_one_answer_ticked(small: SmallSchool) -> None:
    number = ask(small, 0, 1)
    decide_leave.decide(small.head, number, refusal(small, 0, 1))
    words = " ".join(" ".join(words_of(filled_form(small.head, number).pdf)).split())
    assert "Ben Baxter: refused" in words


def test_a_teacher_prints_none(small: SmallSchool) -> None:
    number = ask(small, 0)
    with pytest.raises(PermissionRefused):
        filled_form(small.teacher, number)
