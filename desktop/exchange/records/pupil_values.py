"""Years, classes and words as systems write them, turned into the register's own."""

from __future__ import annotations

import re
from functools import lru_cache

_YEAR = re.compile(
    r"(?:(?:curriculum |national curriculum |nc )?(?:year|yr|y)\s*(?:group)?\s*)?(.*)"
)
_NUMBERED = re.compile(r"0?([0-9]|1[0-4])(?:\.0)?")
_YEAR_WORDS = {
    "r": "R", "reception": "R", "rec": "R", "0": "R", "foundation 2": "R", "f2": "R",
    "n1": "N1", "nursery 1": "N1", "n2": "N2", "nursery 2": "N2", "nursery": "N2", "f1": "N2",
    "foundation 1": "N2", "x": "X",
}  # fmt: skip
_IN_COURSE = re.compile(r"year\s+\w+\s*:\s*(.+?)(?:\s+and\s+year\s+\w+)*", re.IGNORECASE)
_AS_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[A-Z][a-z]{2}(?:-[0-9]{2,4})?|[A-Z][a-z]{2}-[0-9]{2}"
)
_SEXES = {"m": "M", "male": "M", "boy": "M", "f": "F", "female": "F", "girl": "F"}
_YES = frozenset({"t", "true", "yes", "y", "1", "x", "✓", "✔"})
_NO = frozenset({"f", "false", "no", "n", "0"})
_ATOM, _LABEL = r"[^\s@<>,;:\"()\[\].]+", r"[^\W_](?:[\w-]*[^\W_])?"
_EMAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?=[^\d.]){_LABEL}(?<=..)")
# The four codes that were seen in real exports; any other relationship is kept as written.
_RELATIONS = {"PAM": "Mother", "PAF": "Father", "OTH": "Other", "DOC": "Doctor"}
_PARTICLES = frozenset(
    {
        "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "ibn", "la",
        "le", "ten", "ter", "van", "vom", "von", "zu",
    }
)  # fmt: skip
_DOCTOR = re.compile(r"\b(?:doctor|doc|gp|g\.p\.|surgery|health visitor)(?![\w])", re.IGNORECASE)


def year_group_of(typed: str) -> str | None:
    """Return N1, N2, R, 1 to 14 or X; empty for nothing, None when it is no year group."""
    words = " ".join(typed.casefold().split())
    if not words:
        return ""
    found = _YEAR.fullmatch(words)
    rest = found[1].strip() if found else words
    if rest in _YEAR_WORDS:
        return _YEAR_WORDS[rest]
    numbered = _NUMBERED.fullmatch(rest)
    return numbered[1] if numbered and numbered[1] != "0" else None


def class_name_of(typed: str) -> str:
    """Return the class, taken out of a course such as "Year 6: 6 Oak And Year 6"."""
    name = " ".join(typed.split())
    found = _IN_COURSE.fullmatch(name)
    return found[1] if found else name


def became_a_date(typed: str) -> bool:
    """Whether a spreadsheet has turned a class such as 1-2 into a date."""
    return _AS_DATE.fullmatch(typed.strip()) is not None


def sex_of(typed: str) -> str | None:
    """Return M or F; empty for nothing, None for any other word."""
    word = typed.strip().casefold()
    return _SEXES.get(word) if word else ""


def yes_or_no(typed: str) -> bool | None:
    """Return True or False for a written yes or no; None for nothing or any other word."""
    word = typed.strip().casefold()
    return True if word in _YES else False if word in _NO else None


@lru_cache(maxsize=4096)
def relationship_of(typed: str) -> str:
    """Return the relationship in words, as written unless it is a known code."""
    words = " ".join(typed.split())
    return _RELATIONS.get(words.upper(), words)


def is_doctor(relationship: str) -> bool:
    """Whether a contact is the pupil’s doctor, who is never texted."""
    return _DOCTOR.search(relationship) is not None


def is_email(typed: str) -> bool:
    """Whether the text has the form of an e-mail address."""
    return len(typed) <= 254 and _EMAIL.fullmatch(typed) is not None


@lru_cache(maxsize=4096)
def address_lines(whole: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return an address's lines, from one cell split at line ends or commas, or from several."""
    parts = lines or tuple(whole.splitlines() if "\n" in whole else whole.split(","))
    return tuple(line for part in parts if (line := " ".join(part.split()).strip(",")))


def split_full_name(typed: str) -> tuple[str, str]:
    """Return surname and forename of "Surname, Forename", else of "Forename Surname".

    Without a comma the last word is the surname, and "de", "van" and the like before it with it.
    """
    surname, comma, forename = typed.partition(",")
    if comma:
        return (typed.strip(), "") if "," in forename else (surname.strip(), forename.strip())
    words = typed.split()
    start = max(len(words) - 1, 0)
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def forename_beside(whole: str, surname: str) -> str:
    """Return what is left of a full name without a surname that is known; empty if it is not in."""
    before, name = whole.strip(), surname.casefold()
    if "," in before:
        last, _, first = before.partition(",")
        return first.strip() if last.strip().casefold() == name else ""
    if before.casefold().endswith(f" {name}"):
        return before[: -len(surname)].strip()
    return before if " " not in before else ""
