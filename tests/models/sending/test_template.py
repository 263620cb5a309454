"""The school's words: fields, checks as they are saved, and as they arrive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.sending.template import (
    DEFAULTS,
    Template,
    arrival_findings,
    filled,
    template_findings,
    together,
)

EXAMPLE = {
    "child": "Aisha", "class": "6B", "school": "Hawthorn Lane Primary School",
    "session": "this afternoon", "phone": "01632 960123", "day": "Tue 10 Nov", "back": "Mon 9 Nov",
}  # fmt: skip
PLAIN = Template("x", "X", "About {child}", "{child} is not in school.")


def found(template: Template) -> list[str]:
    return [one.text for one in template_findings(template, EXAMPLE) if one.is_refusal]


@pytest.mark.parametrize("template", DEFAULTS, ids=lambda one: one.name)
def test_the_usual_words_fit_one_text_without_a_word_to_correct(template: Template) -> None:
    assert list(template_findings(template, EXAMPLE)) == []
    assert "{" not in filled(template.words, EXAMPLE) + filled(template.subject, EXAMPLE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"words": " "}, "The message is empty."),
        ({"words": "{chlid} is away"}, "There is no field {chlid}."),
        ({"subject": "{Child}"}, "There is no field {Child}."),
        ({"words": "{child is away"}, "A { or } stands alone."),
        ({"words": "{child} {} away"}, "There is no field {}."),
        ({"words": "{child} " + "a" * 400}, "This is 3 texts long."),
        ({"subject": ""}, "The e-mail has no subject."),
    ],
)
def test_words_that_would_not_arrive_well_are_refused(change: dict[str, str], said: str) -> None:
    assert found(replace(PLAIN, **change)) == [said]


@pytest.mark.parametrize(
    ("words", "said"),
    [("Somebody is away", "names no child"), ("{child}" + "a" * 200, "goes out as 2 texts")],
)
def test_words_that_may_be_meant_are_warned_about(words: str, said: str) -> None:
    (only,) = template_findings(replace(PLAIN, words=words), EXAMPLE)
    assert (said in only.text, only.is_refusal) == (True, False)


@pytest.mark.parametrize(
    ("subject", "words", "refused"),
    [("", "Aisha is away", 0), ("", "Ring {phone}", 1), ("{back}", "Aisha", 1), ("", "a" * 307, 1)],
)
def test_a_field_that_is_still_empty_stops_a_message(
    subject: str, words: str, refused: int
) -> None:
    assert sum(one.is_refusal for one in arrival_findings(subject, words)) == refused


def test_what_stands_in_a_value_is_no_field() -> None:
    assert filled("{child}", {"child": "{phone}", "phone": "1"}) == "{phone}"


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["Aisha"], "Aisha"), (["Aisha", "Ben"], "Aisha and Ben"), (["A", "A"], "A"),
     (["Aisha", "Ben", "Chloe"], "Aisha, Ben and Chloe")],
)  # fmt: skip
def test_names_stand_together_as_a_person_says_them(names: list[str], words: str) -> None:
    assert together(names) == words
