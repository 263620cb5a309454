"""The school's own words for letters: checked, shown with a real child, kept with a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.letters.letter import LetterKind
from desktop.models.letters.usual_words import USUAL
from desktop.storage.letters.letter_words import templates_on
from desktop.tasks.letters.word_letters import (
    change_letter_words,
    choose_language,
    example,
    issuer,
    language_of,
    languages,
    letter_templates,
    paper_with,
    shown_with,
    with_language,
)
from tests import make
from tests.documents.reading import words_of
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from desktop.models.letters.letter_template import LetterTemplate
    from tests.conftest import SmallSchool

LA = "the local authority"


def changed(first: str = "Dear {parent}\n\n{child}: yes.") -> tuple[LetterTemplate, ...]:
    return (replace(USUAL[0], words=first), *USUAL[1:])


def test_the_usual_words_hold_until_the_school_has_its_own(small: SmallSchool) -> None:
    assert letter_templates(small.office) == USUAL
    change_letter_words(small.head, changed(), "Leafshire Council")
    assert letter_templates(small.office) == changed()
    assert templates_on(small.db, small.school, date(2026, 11, 9)) == USUAL
    assert issuer(small.office) == "Leafshire Council"
    kept = small.db.execute("SELECT what FROM history ORDER BY id").fetchall()
    assert [one for (one,) in kept] == ["words changed", "penalty notices"]
    change_letter_words(small.head, changed(), "Leafshire Council")
    assert small.db.execute("SELECT count(*) FROM history").fetchone() == (2,)


def test_a_letter_that_is_written_keeps_the_words_it_had(small: SmallSchool) -> None:
    made.family(small)
    before, _ = made.written(small.head, made.draft(small))
    change_letter_words(small.head, changed(), LA)
    after, _ = made.written(small.head, made.draft(small))
    assert made.read(small.head, before.id).words == USUAL[0].words
    assert after.words == "Dear {parent}\n\n{child}: yes."


@pytest.mark.parametrize("who", ["office", "teacher"])
def test_only_who_sets_the_school_up_changes_them(small: SmallSchool, who: str) -> None:
    with pytest.raises(PermissionRefused):
        change_letter_words(getattr(small, who), changed(), LA)
    with pytest.raises(PermissionRefused):
        example(getattr(small, who))


@pytest.mark.parametrize(
    ("words", "said"),
    [("{nonsense}", "no field"), ("{", "stands alone"), ("", "empty"), ("שלום {child}", "Paper")],
)
def test_a_fault_keeps_nothing(small: SmallSchool, words: str, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        change_letter_words(small.head, changed(words), LA)
    assert letter_templates(small.head) == USUAL


@pytest.mark.parametrize("issued_by", ["", " ", "{la}", "x" * 81])
def test_who_sends_penalty_notices_has_a_name(small: SmallSchool, issued_by: str) -> None:
    with pytest.raises(RuleError):
        change_letter_words(small.head, USUAL, issued_by)
    assert issuer(small.head) == LA


def test_words_are_shown_with_a_real_child(small: SmallSchool) -> None:
    made.family(small)
    known = example(small.head)
    shown = shown_with(USUAL[0], known)
    assert shown.about == "Aisha Ahmed"
    assert shown.subject == "Leave of absence is granted: Aisha Ahmed, 6B"
    assert shown.text.startswith("Dear Mrs Ahmed\n\n")
    assert "{" not in shown.text
    other = shown_with(USUAL[0], example(small.head, small.pupils[1]))
    assert other.about == "Ben Baxter"
    assert "Dear Mrs Example" in other.text


@pytest.mark.parametrize("kind", LetterKind)
def test_every_usual_letter_is_shown_whole_and_on_paper(
    small: SmallSchool, kind: LetterKind
) -> None:
    made.family(small)
    template = next(one for one in USUAL if one.kind is kind)
    known = example(small.head)
    shown = shown_with(template, known)
    assert "{" not in shown.text + shown.subject
    assert shown.findings == ()
    pages = words_of(paper_with(small.head, template, known).pdf)
    assert len(pages) == 1
    assert "DRAFT" in pages[0]
    assert "Hilda Head" in pages[0]


def test_a_school_without_children_has_an_example_all_the_same(small: SmallSchool) -> None:
    empty = make.make_school(small.db, "Ashgrove Primary School")
    head = replace(small.head, school=empty)
    assert "Alex" in shown_with(USUAL[0], example(head)).text


def test_a_language_is_added_and_chosen_for_a_contact(small: SmallSchool) -> None:
    mother, _ = made.family(small)
    polish = with_language(USUAL, USUAL[0], " Polish ")
    assert (polish.language, polish.words) == ("Polish", USUAL[0].words)
    change_letter_words(small.head, (*USUAL, polish), LA)
    assert languages(small.office) == ("Polish",)
    with pytest.raises(RuleError, match="already"):
        with_language(letter_templates(small.head), USUAL[0], "polish")
    with pytest.raises(RuleError, match="no words in Welsh"):
        choose_language(small.office, mother, "Welsh")
    choose_language(small.office, mother, "Polish")
    assert language_of(small.office, mother) == "Polish"
    choose_language(small.office, mother, "")
    assert language_of(small.office, mother) == ""
    with pytest.raises(PermissionRefused):
        choose_language(small.teacher, mother, "Polish")


@pytest.mark.parametrize("language", ["", "English", "{Polish}"])
def test_a_language_needs_a_name(language: str) -> None:
    with pytest.raises(RuleError):
        with_language(USUAL, USUAL[0], language)
