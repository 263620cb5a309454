"""The school's own words with fields in them, checked as they are saved and filled for a child."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.finding import Finding, refused, warning
from desktop.models.sending.text_length import MOST_TEXTS, texts_needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FIELD = re.compile(r"\{([^{}]*)\}")
_LONGEST_EMAIL = 4000

# What a field becomes; forenames only, since more than the family needs to know never leaves.
FIELDS: dict[str, str] = {
    "child": "the child’s forename, or the forenames of brothers and sisters",
    "class": "the class, or the classes",
    "school": "the school’s name",
    "session": "this morning, this afternoon or today",
    "phone": "the school’s telephone number",
    "day": "the day, as Tue 10 Nov",
    "back": "the day the child was expected back",
}


@dataclass(frozen=True, slots=True)
class Template:
    """`name` is what the outbox keeps; `subject` is for e-mails only."""

    name: str
    title: str
    subject: str
    words: str


NO_REASON, FAMILY, OVERDUE = "no reason", "no reason, family", "return overdue"
DEFAULTS = (
    Template(
        NO_REASON,
        "No reason known, one child",
        "{child} is not in school {session}",
        "{child} is not in school {session} and we do not know why. Please ring us on {phone}."
        " Thank you. {school}",
    ),
    Template(
        FAMILY,
        "No reason known, brothers and sisters",
        "{child} are not in school {session}",
        "{child} are not in school {session} and we do not know why. Please ring us on {phone}."
        " Thank you. {school}",
    ),
    Template(
        OVERDUE,
        "Expected back, not here",
        "We expected {child} back in school",
        "We expected {child} back on {back} and hope all is well. Please ring us on {phone} to tell"
        " us how things stand. Thank you. {school}",
    ),
)
BY_NAME = {one.name: one for one in DEFAULTS}


def template_findings(template: Template, example: Mapping[str, str]) -> Iterator[Finding]:
    """Find what is wrong with a school's words; `example` fills them as for a real child."""
    if not template.words.strip():
        yield refused("words", "The message is empty.", "Write it, or put the usual words back.")
        return
    yield from _unknown("words", template.words)
    yield from _unknown("subject", template.subject)
    if not template.subject.strip():
        yield refused("subject", "The e-mail has no subject.", "A few words are enough.")
    if "child" not in _FIELD.findall(template.words):
        yield warning("words", "The message names no child: {child} is missing.")
    yield from length_findings(filled(template.words, example))


def length_findings(words: str) -> Iterator[Finding]:
    """Find a message that is too long to be sent, or that goes as more than one text."""
    needed = texts_needed(words)
    if needed > MOST_TEXTS:
        reason = f"{MOST_TEXTS} are the most. Say it more shortly."
        yield refused("words", f"This is {needed} texts long.", reason)
    elif needed > 1:
        yield warning("words", f"This goes out as {needed} texts; the school pays for each.")
    if len(words) > _LONGEST_EMAIL:
        yield refused("words", "This is too long for an e-mail.", "Say it more shortly.")


def arrival_findings(subject: str, words: str) -> Iterator[Finding]:
    """Find what stops a message that is filled in: a field that is still empty, or its length."""
    empty = _FIELD.findall(words) + _FIELD.findall(subject)
    if empty:
        text = (
            f"The message still has {{{empty[0]}}} in it: {FIELDS.get(empty[0], '')} is not known."
        )
        yield refused("words", text, "Fill it in among the school’s facts, or choose other words.")
    yield from length_findings(words)


def _unknown(where: str, words: str) -> Iterator[Finding]:
    known = ", ".join(f"{{{field}}}" for field in FIELDS)
    for field in _FIELD.findall(words):
        if field not in FIELDS:
            yield refused(where, f"There is no field {{{field}}}.", f"The fields are {known}.")
    if re.search(r"[{}]", _FIELD.sub("", words)):
        yield refused(where, "A { or } stands alone.", "A field is written as {child}.")


def filled(words: str, values: Mapping[str, str]) -> str:
    """Put the values in; a field without one stays as it is written, to be seen."""

    def value(found: re.Match[str]) -> str:
        return values.get(found.group(1), found.group(0))

    return _FIELD.sub(value, words).strip()


def together(names: Iterable[str]) -> str:
    """Aisha; Aisha and Ben; Aisha, Ben and Chloe."""
    found = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))
