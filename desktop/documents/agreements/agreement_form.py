"""An attendance contract or action plan on paper, to be signed by those who were at the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.documents.form_parts import (
    facts,
    section,
    signatures,
    small_print,
    table_section,
)
from desktop.documents.names import note_on
from desktop.documents.page import BODY, SECTION, Pages
from desktop.documents.table import Column
from desktop.models.agreements.agreement import Kind, rate_shown
from desktop.models.agreements.standing import Answer
from desktop.models.days.session import day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.documents.page import Heading
    from desktop.models.agreements.agreement import Agreement
    from desktop.models.agreements.standing import PartyAnswer, Review, Standing

_REVIEWS = (
    Column("Held on", 16, wraps=True),
    Column("Who came", 18, wraps=True),
    Column("What was kept to", 32, wraps=True),
    Column("What came of it", 34, wraps=True),
)
_VOLUNTARY = (
    "It is voluntary. Nobody has to sign it; neither signing nor declining admits anything."
)
# Policy 000, of contracts under the Anti-social Behaviour Act 2003.
_EVIDENCE = (
    "An attendance contract can be used as evidence in a prosecution should irregular attendance"
    " continue."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPaper:
    """What is printed: `name` as paper can print it, `figure` the attendance so far in words.

    `replaced_on`: when the version that stands now was agreed, of one that no longer stands.
    """

    heading: Heading
    name: str
    class_name: str
    standing: Standing
    figure: str
    replaced_on: date | None = None


def agreement_form(paper: AgreementPaper) -> bytes:
    """Return the form as a PDF."""
    page, one = Pages(paper.heading), paper.standing.agreement
    facts(page, _facts(paper, one))
    section(page, "What makes attending difficult", one.difficulties)
    section(page, "Target", _target(one))
    section(page, "What the family does", one.family)
    section(page, "What the school does", one.by_school)
    section(page, "What others do", one.others)
    reviews = [_row(each) for each in paper.standing.all_reviews]
    if reviews:
        table_section(page, "Reviews", _REVIEWS, reviews)
    _sign(page, paper.standing, asks=paper.replaced_on is None)
    notes = note_on([paper.name])
    small_print(
        page, _VOLUNTARY, *([_EVIDENCE] if one.kind is Kind.CONTRACT else []), *_some(notes)
    )
    return page.finish()


def _facts(paper: AgreementPaper, one: Agreement) -> Iterator[tuple[str, str]]:
    yield "Name", ", ".join(filter(None, (paper.name, paper.class_name)))
    yield "Agreed on", day_in_words(one.made_on)
    yield "Runs", f"{day_in_words(one.first_day)} to {day_in_words(one.last_day)}"
    ended, due = paper.standing.ended, paper.standing.due_on
    if paper.replaced_on is not None:
        yield "Replaced by", f"the version agreed on {day_in_words(paper.replaced_on)}"
    elif ended is not None:
        yield "Ended on", f"{day_in_words(ended.held_on)}: {ended.outcome.value}"
    elif due is not None:
        yield "Next review", day_in_words(due)
    yield "Attendance in it", paper.figure
    if paper.standing.before:
        before = paper.standing.before[0].agreement
        yield "Replaces", f"the version agreed on {day_in_words(before.made_on)}"


def _target(one: Agreement) -> str:
    if one.rate is None:
        return one.target
    days = f"{day_in_words(one.first_day)} to {day_in_words(one.last_day)}"
    return f"{one.target}\nAs a figure: attendance of at least {rate_shown(one.rate)} %, {days}."


def _row(one: Review) -> tuple[str, ...]:
    following = f"Next review {day_in_words(one.next_on)}" if one.next_on else ""
    came_of_it = ". ".join(filter(None, (one.outcome.words, following, one.words)))
    return day_in_words(one.held_on), one.came, one.kept_to, came_of_it


def _sign(page: Pages, standing: Standing, *, asks: bool) -> None:
    """Say who has answered, and leave lines for the others while it stands."""
    page.need(60)
    page.paragraph("At the meeting", SECTION, 2)
    waiting = []
    for party, answer in standing.answered():
        if answer is None and asks:
            waiting.append(party.words)
        else:
            page.paragraph(f"{party.words}: {_said(answer)}", BODY, 2)
    for words in waiting:
        signatures(page, (words,))
    page.y -= 8


def _said(answer: PartyAnswer | None) -> str:
    if answer is None:
        return "no answer is kept"
    how = "signed on paper" if answer.answer is Answer.SIGNED else "declined"
    return ". ".join(filter(None, (f"{how} {day_in_words(answer.day)}", answer.words)))


def _some(note: str) -> tuple[str, ...]:
    return (note,) if note else ()
