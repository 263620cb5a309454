"""The sheet of what is open and the visits' papers: what they say, and who may have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.absence.home_visit import VisitReport
from desktop.tasks.absence import chase_absence, visit_home
from desktop.tasks.absence.print_board import open_paper
from desktop.tasks.absence.print_visits import forms_paper, list_paper, phone_paper
from tests.documents.reading import words_of
from tests.tasks.absence.test_chase_absence import call, closed, taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from tests.conftest import SmallSchool

VISITS = (list_paper, forms_paper, phone_paper)


def words(paper: Paper) -> str:
    return " ".join("\n".join(words_of(paper.pdf)).split())


@pytest.fixture
def morning(small: SmallSchool) -> SmallSchool:
    """09:41: Aisha was tried twice and is to be visited, Ben is overdue."""
    small.db.conn.execute(
        "UPDATE pupils SET address = '3 Mill Street' WHERE id = ?", (small.pupils[0],)
    )
    small.db.conn.commit()
    taken(small, 0, 1)
    chase_absence.log_attempt(small.office, call(small.pupils[0]))
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "No answer to the call")
    closed(small, 9, 41)
    return small


def test_the_sheet_says_who_is_open_what_was_tried_and_what_comes_next(
    morning: SmallSchool,
) -> None:
    said = words(open_paper(morning.office))
    for part in ("2 children without a reason, 1 overdue", "Aisha Ahmed 6B AM, day 1",
                 "Call, no answer (Nadia Ahmed)", "A visit is asked for.",
                 "Text by 09:30, overdue", "Looked over at 10:30"):  # fmt: skip
        assert part in said


@pytest.mark.parametrize("make", VISITS)
def test_a_visits_paper_has_the_child_the_address_and_why(
    morning: SmallSchool, make: Callable[[Desk], Paper]
) -> None:
    said = words(make(morning.office))
    for part in ("Aisha Ahmed, 6B", "3 Mill Street", "No answer to the call", "The first visit"):
        assert part in said


@pytest.mark.parametrize("make", VISITS[::2])
def test_a_visit_that_was_made_is_no_longer_on_the_list(
    morning: SmallSchool, make: Callable[[Desk], Paper]
) -> None:
    visit = visit_home.visits_today(morning.office)[0].visit
    visit_home.write_report(morning.office, visit.id, VisitReport(outcome="called off"))
    assert "No visit is to be made." in words(make(morning.office))


@pytest.mark.parametrize("make", [open_paper, *VISITS])
def test_no_teacher_has_them(small: SmallSchool, make: Callable[[Desk], Paper]) -> None:
    with pytest.raises(PermissionRefused):
        make(small.teacher)


def test_a_name_in_other_letters_prints_in_latin_with_a_note(small: SmallSchool) -> None:
    small.db.conn.execute(
        "UPDATE pupils SET preferred_forename = 'عائشة' WHERE id = ?", (small.pupils[0],)
    )
    small.db.conn.commit()
    taken(small, 0)
    said = words(open_paper(small.office))
    assert "Aisha Ahmed *" in said
    assert "letters that paper cannot show" in said
