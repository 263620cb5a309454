"""A student risk assessment on paper, in the order of the policy's form (R200); signed with ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.form_parts import facts, section, signatures, table_section
from desktop.documents.names import note_on
from desktop.documents.page import LANDSCAPE, SMALL, Pages
from desktop.documents.table import Column
from desktop.models.days.session import day_in_words
from desktop.models.safeguarding.risk import LIKELIHOODS, SEVERITIES, Check, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.documents.page import Heading
    from desktop.models.safeguarding.risk import RiskAction, RiskAssessment

_RISKS = (
    Column("", 3),
    Column("Risk to the child and others", 26, wraps=True),
    Column("How likely", 12, wraps=True),
    Column("How severe", 12, wraps=True),
    Column("RAG", 12, wraps=True),
    Column("What is done to prevent it", 30, wraps=True),
    Column("Staff lead", 14, wraps=True),
    Column("If that fails", 24, wraps=True),
)
_AGENCIES = (
    Column("Agency or professional", 1, wraps=True),
    Column("Name", 1, wraps=True),
    Column("How to reach them", 1, wraps=True),
)
_CHECKS = (Column("Check", 5), Column("Answer", 1))
_SIGNATURES = ("Signed (writer)", "Signed (safeguarding lead)")
_ARRANGED = "Arranged for home visits, timetable, alternative provision"
_SCALE = "Likelihood times severity: 20 to 25 RED, 10 to 19 AMBER, 1 to 9 GREEN."


@dataclass(frozen=True, slots=True)
class RiskPaper:
    """What is printed: `name` as paper can print it."""

    heading: Heading
    name: str
    class_name: str
    assessment: RiskAssessment


def risk_assessment(paper: RiskPaper) -> bytes:
    """Return the assessment as a PDF."""
    page, one = Pages(paper.heading, LANDSCAPE), paper.assessment
    facts(page, _facts(paper))
    section(page, "Purpose", one.purpose)
    section(page, "Historical and current concerns", one.background)
    agencies = [(each.agency, each.name, each.contact) for each in one.agencies]
    table_section(page, "Agencies and professionals involved", _AGENCIES, agencies)
    for part in Part:
        if part is Part.AWAY:
            section(page, _ARRANGED, one.arrangements)
        rows = [_row(number, action) for number, action in enumerate(one.of_part(part), 1)]
        table_section(page, f"Risks: {part.words}", _RISKS, rows)
    page.paragraph(_SCALE, SMALL)
    section(page, "Next steps", one.next_steps)
    answers = [(check.words, "Yes" if check in one.checks else "No") for check in Check]
    table_section(page, "Summary checks", _CHECKS, answers)
    signatures(page, _SIGNATURES)
    note = note_on([paper.name])
    if note:
        page.paragraph(note, SMALL)
    return page.finish()


def _facts(paper: RiskPaper) -> Iterator[tuple[str, str]]:
    one = paper.assessment
    yield "Name", ", ".join(filter(None, (paper.name, paper.class_name)))
    yield "Compiled by", ", ".join(filter(None, (one.name, one.position)))
    yield "Written on", day_in_words(one.written_on)
    yield "Review on", day_in_words(one.review_on)
    yield "Highest risk", one.colour.value


def _row(number: int, one: RiskAction) -> tuple[str, ...]:
    return (
        str(number),
        one.risk,
        f"{one.likelihood} {LIKELIHOODS[one.likelihood - 1]}",
        f"{one.severity} {SEVERITIES[one.severity - 1]}",
        f"{one.score} {one.colour.value}",
        one.action,
        one.lead,
        one.escalation,
    )
