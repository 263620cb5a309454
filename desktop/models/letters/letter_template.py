"""The school's own words for a kind of letter: checked as they are saved, filled for a family."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.finding import Finding, refused, warning
from desktop.models.letters.letter_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.models.letters.letter import LetterKind

ENGLISH = ""
_FIELD = re.compile(r"\{([^{}]*)\}")
_LONGEST = 8000  # letters: some four pages
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """`language` is a name as "Polish", empty for English; `subject` stands above the words."""

    kind: LetterKind
    language: str = ENGLISH
    subject: str
    words: str

    @property
    def name(self) -> str:
        """What the ledger keeps: leave refused, or leave refused (Polish)."""
        return f"{self.kind.value} ({self.language})" if self.language else self.kind.value


def letter_findings(template: LetterTemplate) -> Iterator[Finding]:
    """Find what is wrong with words as they are saved."""
    if not template.subject.strip():
        yield refused("subject", "The letter has no subject line.", "A few words are enough.")
    if not template.words.strip():
        yield refused("words", "The letter is empty.", "Write it, or put the usual words back.")
        return
    if len(template.words) > _LONGEST:
        yield refused("words", "This is longer than four pages.", "Say it more shortly.")
    for where in ("subject", "words"):
        yield from _unknown(where, getattr(template, where), template.kind)
    if not {"child", "child_name"} & set(_FIELD.findall(template.words + template.subject)):
        yield warning("words", "The letter names no child: {child} is missing.")


def language_findings(language: str) -> Iterator[Finding]:
    """Find what is wrong with the name of a language that is being added."""
    name = language.strip()
    if not name:
        yield refused("language", "The language has no name.", "Write it, as Polish.")
    elif len(name) > _LONGEST_NAME or any(sign in name for sign in "(){}"):
        yield refused("language", "That is no language’s name.", "Write it shortly, as Polish.")
    elif name.casefold() == "english":
        yield refused("language", "English is there already.", "Choose it in the list.")


def _unknown(where: str, words: str, kind: LetterKind) -> Iterator[Finding]:
    known = fields_of(kind)
    listed = ", ".join(f"{{{field}}}" for field in known)
    for field in dict.fromkeys(_FIELD.findall(words)):
        if field not in known:
            text = f"A letter “{kind.value}” has no field {{{field}}}."
            yield refused(where, text, f"The fields are {listed}.")
    if re.search(r"[{}]", _FIELD.sub("", words)):
        yield refused(where, "A { or } stands alone.", "A field is written as {child}.")


def letter_text(words: str, values: Mapping[str, str]) -> str:
    """Put the values in; a paragraph of nothing but fields that are all empty is left out.

    A field that nobody has filled in becomes an empty one: what is kept is what was said.
    """
    kept = []
    for paragraph in re.split(r"\n\s*\n", words.strip()):
        alone = not _FIELD.sub("", paragraph).strip()
        said = _FIELD.sub(lambda found: values.get(found.group(1), "").strip(), paragraph).strip()
        if said or not alone:
            kept.append(re.sub(r"[ \t]{2,}", " ", said))
    return "\n\n".join(kept)


def letter_subject(subject: str, values: Mapping[str, str]) -> str:
    """Put the values into the subject line."""
    return " ".join(letter_text(subject, values).split())
