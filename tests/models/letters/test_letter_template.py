"""A school's words: checked as they are saved, filled for a family, the usual ones whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from desktop.models.letters.letter import LetterKind
from desktop.models.letters.letter_example import example_values
from desktop.models.letters.letter_fields import COMMON, GIVEN, fields_of
from desktop.models.letters.letter_template import (
    LetterTemplate,
    language_findings,
    letter_findings,
    letter_subject,
    letter_text,
)
from desktop.models.letters.usual_words import BY_KIND, USUAL

PLAIN = LetterTemplate(kind=LetterKind.GRANTED, subject="Leave", words="Dear {parent}, {child}.")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"subject": "  "}, "subject", "no subject line"),
        ({"words": " \n "}, "words", "empty"),
        ({"words": "{child} {nonsense}"}, "words", "no field {nonsense}"),
        ({"subject": "{Child}"}, "subject", "no field {Child}"),
        ({"words": "{child} {what_follows}"}, "words", "“leave granted” has no field"),
        ({"words": "{child} {evidence}"}, "words", "has no field {evidence}"),
        ({"words": "{child} and { alone"}, "words", "stands alone"),
        ({"words": "{child} } alone"}, "words", "stands alone"),
        ({"subject": "Leave {"}, "subject", "stands alone"),
        ({"words": "{child}" + "x" * 8000}, "words", "longer than four pages"),
        ({"words": "{}{child}"}, "words", "no field {}"),
    ],
)
def test_what_cannot_be_filled_is_refused(change: dict[str, str], field: str, words: str) -> None:
    found = [one for one in letter_findings(replace(PLAIN, **change)) if one.is_refusal]  # type: ignore[arg-type]
    assert [one.field for one in found] == [field]
    assert words in found[0].text


def test_a_letter_that_names_no_child_is_warned_of() -> None:
    (found,) = letter_findings(replace(PLAIN, words="Dear {parent}"))
    assert not found.is_refusal
    assert "names no child" in found.text


def test_the_advice_lists_the_fields_of_that_kind() -> None:
    (found,) = letter_findings(replace(PLAIN, words="{child} {x}"))
    assert "{back_on}" in found.reason
    assert "{evidence}" not in found.reason


@pytest.mark.parametrize("kind", LetterKind)
def test_the_usual_words_have_no_fault_and_use_what_is_given(kind: LetterKind) -> None:
    usual = BY_KIND[kind]
    assert list(letter_findings(usual)) == []
    used = set(re.findall(r"\{(\w+)\}", usual.subject + usual.words))
    assert used <= set(fields_of(kind))
    assert "child_name" in used or "child" in used
    assert usual.words.rstrip().endswith("Yours sincerely")


def test_every_kind_has_words_and_every_field_an_example() -> None:
    assert [one.kind for one in USUAL] == list(LetterKind)
    known = example_values(date(2026, 11, 10))
    assert {field for given in GIVEN.values() for field in given} - known.keys() <= {
        "birth_dates", "other_school",
    }  # fmt: skip
    assert not COMMON.keys() & known.keys()


@pytest.mark.parametrize(
    ("words", "values", "text"),
    [
        ("Dear {parent}\n\nBye", {"parent": "Mrs Ahmed"}, "Dear Mrs Ahmed\n\nBye"),
        ("One\n\n{reason}\n\nTwo", {"reason": ""}, "One\n\nTwo"),
        ("One\n\n{reason}\n\n{where}\n\nTwo", {"where": "Here."}, "One\n\nHere.\n\nTwo"),
        ("One {reason} two", {}, "One two"),
        ("{a} {b}\n\nTwo", {"a": "", "b": ""}, "Two"),
        ("One\n \n\n\nTwo", {}, "One\n\nTwo"),
        ("{what}", {"what": "A\n\nB"}, "A\n\nB"),
        ("{what}", {"what": "{child} stays as it is"}, "{child} stays as it is"),
    ],
)
def test_words_are_filled_and_empty_paragraphs_left_out(
    words: str, values: dict[str, str], text: str
) -> None:
    assert letter_text(words, values) == text


def test_a_subject_is_one_line() -> None:
    assert letter_subject("Leave:\n\n{child}", {"child": "Aisha"}) == "Leave: Aisha"


@pytest.mark.parametrize(
    ("language", "faulty"),
    [
        ("Polish", False),
        ("", True),
        ("  ", True),
        ("English", True),
        ("{x}", True),
        ("x" * 41, True),
    ],
)
def test_a_language_has_a_name_of_its_own(language: str, faulty: bool) -> None:
    assert bool([one for one in language_findings(language) if one.is_refusal]) is faulty


def test_a_template_is_named_by_kind_and_language() -> None:
    assert PLAIN.name == "leave granted"
    assert replace(PLAIN, language="Polish").name == "leave granted (Polish)"


def test_the_usual_words_fit_brothers_and_sisters_too() -> None:
    singular = re.compile(
        r"(?<!with )\{child(_name)?\} (normally )?(is|has|was|lives|goes|travels|does)\b"
    )
    assert [one.name for one in USUAL if singular.search(f"{one.subject} {one.words}")] == []
