"""The paper of a risk assessment, read back: the policy's form, whole, in words (R200)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.documents.safeguarding.risk_assessment import RiskPaper, risk_assessment
from desktop.models.safeguarding.risk import RiskAction, RiskAssessment
from tests.documents.facts import HEADING
from tests.documents.reading import words_of
from tests.tasks.safeguarding.at_risk import ASSESSMENT

SIGNED = replace(ASSESSMENT, name="Asif Officer", position="Attendance officer")


def printed(one: RiskAssessment = SIGNED) -> list[str]:
    return words_of(risk_assessment(RiskPaper(HEADING, "Siân O’Connor", "6B", one)))


@pytest.mark.parametrize(
    "words",
    [
        "Siân O’Connor, 6B",
        "Asif Officer, Attendance officer",
        "Written on",
        "Tue 10 Nov 2026",
        "Tue 8 Dec 2026",
        "Has left the site twice.",
        "Nia Pugh",
        "Leaves the site at lunch",
        "4 Probable",
        "5 Extreme",
        "20 RED",
        "6 GREEN",
        "Home visits, timetable, alternative provision",
        "Visits in pairs.",
        "Meet the family.",
        "Approved by the safeguarding lead",
        "Signed (writer)",
        "Signed (safeguarding lead)",
    ],
)
def test_all_of_the_form_is_on_paper_and_the_colours_in_words(words: str) -> None:
    assert words in " ".join(printed())


def test_the_four_checks_have_their_answers() -> None:
    words = " ".join(printed())
    assert words.count("Yes") == 1
    assert words.count("No\n") == 3


def test_long_texts_go_on_over_pages_and_nothing_is_lost() -> None:
    words = [f"word{number}" for number in range(900)]
    long = RiskAction("Much", 5, 5, " ".join(words), "Lead", " ".join(reversed(words)))
    pages = printed(replace(SIGNED, background=" ".join(words), actions=(long, *SIGNED.actions)))
    assert len(pages) > 3
    found = " ".join(pages).split()
    assert [word for word in words if found.count(word) != 3] == []
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_the_same_facts_are_the_same_bytes() -> None:
    paper = RiskPaper(HEADING, "Siân O’Connor", "6B", SIGNED)
    assert risk_assessment(paper) == risk_assessment(paper)
