"""The form of a contract or plan, read back: what was agreed, whole, with lines to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.agreements.agreement_form import AgreementPaper, agreement_form
from desktop.models.agreements.agreement import Kind
from desktop.models.agreements.standing import Answer, PartyAnswer, Standing
from tests.documents.facts import HEADING
from tests.documents.reading import words_of
from tests.tasks.agreements.agreed import CONTRACT, MET, REVIEW

ANSWERS = (
    PartyAnswer(1, Answer.SIGNED, CONTRACT.made_on),
    PartyAnswer(2, Answer.DECLINED, CONTRACT.made_on, "Would rather not"),
)
WHOLE = Standing(CONTRACT, ANSWERS, (REVIEW, replace(MET, held_on=date(2026, 12, 8))))


def paper(one: Standing = WHOLE) -> AgreementPaper:
    return AgreementPaper(
        heading=HEADING, name="Siân O’Connor", class_name="6B", standing=one, figure="93.5 %"
    )


def printed(one: Standing = WHOLE) -> str:
    return " ".join(" ".join(words_of(agreement_form(paper(one)))).split())


@pytest.mark.parametrize(
    "words",
    [
        "Siân O’Connor, 6B",
        "Tue 10 Nov 2026",
        "Mon 2 Nov 2026 to Fri 18 Dec 2026",
        "Early shifts at home",
        "Rings by 08:30",
        "Breakfast club",
        "School nurse",
        "In school every day",
        "As a figure: attendance of at least 95 %",
        "93.5 %",
        "Mrs Ahmed (mother): signed on paper Tue 10 Nov 2026",
        "Mr Ahmed (father): declined Tue 10 Nov 2026. Would rather not",
        "Asif Officer",
        "Rang each time",
        "Goes on. Next review Tue 8 Dec 2026",
        "Tue 8 Dec 2026: met",
        "It is voluntary.",
        "neither signing nor declining admits anything",
    ],
)
def test_all_of_it_is_on_paper(words: str) -> None:
    assert words in printed()


@pytest.mark.parametrize(("kind", "said"), [(Kind.CONTRACT, True), (Kind.PLAN, False)])
def test_only_a_contract_is_said_to_be_evidence(kind: Kind, said: bool) -> None:
    words = printed(replace(WHOLE, agreement=replace(CONTRACT, kind=kind)))
    assert ("used as evidence in a prosecution" in words) is said


def test_a_new_one_has_a_line_for_each_who_was_there() -> None:
    words = printed(Standing(CONTRACT))
    assert words.count("Date") == len(CONTRACT.parties)
    assert "Reviews" not in words


def test_a_newer_version_says_which_it_replaces() -> None:
    newer = Standing(replace(CONTRACT, id=2), before=(Standing(CONTRACT),))
    assert "the version agreed on Tue 10 Nov 2026" in printed(newer)


def test_long_words_go_on_over_pages_and_nothing_is_lost() -> None:
    words = [f"word{number}" for number in range(900)]
    text = " ".join(words)
    long = replace(WHOLE, agreement=replace(CONTRACT, family=text),
                   reviews=(replace(MET, kept_to=text),))  # fmt: skip
    found = printed(long).split()
    assert all(found.count(word) == 2 for word in words)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert agreement_form(paper()) == agreement_form(paper())
