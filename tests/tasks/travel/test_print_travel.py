"""The papers of the place: a year's journeys on one form, kept in history when printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.travel.circumstances import NONE_KNOWN, FactKind
from desktop.models.travel.journey import Outcome
from desktop.tasks.papers.paper import keep_use
from desktop.tasks.travel.decide_journey import decide_journey
from desktop.tasks.travel.print_travel import request_paper, tracking_paper
from desktop.tasks.travel.record_circumstances import record_circumstances
from tests.documents.reading import words_of
from tests.models.travel.travels import SCHOOL, facts
from tests.tasks.travel.family import agreed, asked, mother

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def words(pdf: bytes) -> str:
    return " ".join(words_of(pdf))


def test_the_tracking_form_has_the_years_journeys_and_no_refused_one(small: SmallSchool) -> None:
    aisha = small.pupils[0]
    mother(small, aisha)
    base = replace(facts(aisha)[0], kind=FactKind.BASE_1, words="Plot 3", postcode="NB1 4AB")
    record_circumstances(small.office, NONE_KNOWN, (*facts(aisha), base))
    agreed(small, school=SCHOOL, pack=True, pack_words="Reading")
    asked(small, first_day=date(2027, 2, 22), back_on=date(2027, 3, 8), words="Spring fairs")
    later = asked(small, first_day=date(2027, 4, 12), back_on=date(2027, 4, 19), words="Wedding")
    decide_journey(small.head, later, Outcome.NOT_AGREED, "Not for work.")
    paper = tracking_paper(small.office, aisha)
    said = words(paper.pdf)
    for part in ("Aisha Ahmed", "04/03/2016", "Plot 3, NB1 4AB", "Ms Mary Doran", "Mon 16 Nov",
                 "Mon 22 Feb", "Saltmarsh Primary", "not confirmed yet", "Reading"):  # fmt: skip
        assert part in said, part
    assert "Mon 12 Apr" not in said
    assert paper.file_name == "Traveller pupil tracking form- Aisha Ahmed 2026-27.pdf"
    keep_use(small.office, [paper], "printed")
    kept = small.db.execute("SELECT what FROM history").fetchall()
    assert kept[-1][0] == "printed"


def test_the_request_form_shows_the_decision(small: SmallSchool) -> None:
    journey = asked(small, pupils=small.pupils[:2])
    decide_journey(small.head, journey, Outcome.NOT_AGREED, "Please ask for it as leave.")
    said = words(request_paper(small.office, journey.id).pdf)
    for part in ("Aisha Ahmed, Ben Baxter", "6B", "Winter fairs", "Hilda Head", "ask for it as"):
        assert part in said, part


def test_blank_forms_name_nobody_and_are_kept_nowhere(small: SmallSchool) -> None:
    for paper in (tracking_paper(small.office), request_paper(small.office)):
        assert paper.subject is None
        assert "blank" in paper.title
        assert len(words_of(paper.pdf)) == 1


def test_a_teacher_prints_none(small: SmallSchool) -> None:
    for refused in (tracking_paper, request_paper):
        with pytest.raises(PermissionRefused):
            refused(small.teacher)
