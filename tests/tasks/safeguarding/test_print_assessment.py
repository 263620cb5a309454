"""The paper of an assessment: for whom, each use kept as a look, and never in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.tasks.papers.paper import keep_use
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.tasks.safeguarding.print_assessment import assessment_paper
from tests.documents.reading import words_of
from tests.tasks.safeguarding.at_risk import ASSESSMENT, looks

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_showing_printing_and_saving_are_each_a_look_and_no_history(small: SmallSchool) -> None:
    paper = assessment_paper(small.head, write_assessment(small.officer, ASSESSMENT))
    keep_use(small.head, [paper], "printed")
    keep_use(small.officer, [paper], "saved as a file")
    assert looks(small) == [
        "Hilda Head: risk assessment of Tue 10 Nov 2026 shown as paper",
        "Hilda Head: risk assessment of Tue 10 Nov 2026 printed",
        "Asif Officer: risk assessment of Tue 10 Nov 2026 saved as a file",
    ]
    kept = [row[0] for row in small.db.execute("SELECT what FROM history").fetchall()]
    assert "printed" not in kept
    assert "saved as a file" not in kept


def test_the_paper_names_the_child_on_each_page_and_who_wrote_it(small: SmallSchool) -> None:
    paper = assessment_paper(small.head, write_assessment(small.officer, ASSESSMENT))
    pages = words_of(paper.pdf)
    assert all("Aisha Ahmed. Confidential" in page for page in pages)
    assert "Asif Officer, Attendance officer" in pages[0]
    assert paper.file_name == "Risk assessment of Aisha Ahmed 2026-11-10.pdf"


@pytest.mark.parametrize("who", ["office", "teacher"])
def test_nobody_else_makes_the_paper(small: SmallSchool, who: str) -> None:
    number = write_assessment(small.officer, ASSESSMENT)
    with pytest.raises(PermissionRefused):
        assessment_paper(getattr(small, who), number)
    assert looks(small) == []
