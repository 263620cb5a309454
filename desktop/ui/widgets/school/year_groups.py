"""Year groups as schools name them, and as somebody types them for a class."""

from __future__ import annotations

import re

YEAR_GROUPS = ("N1", "N2", "R", *(str(year) for year in range(1, 14)))
_WORDS = {"N1": "Nursery 1", "N2": "Nursery 2", "R": "Reception"}
_KNOWN = {"n": "N2", "nursery": "N2", "reception": "R", "rec": "R"}
_BREAKS = re.compile(r"[\s,;/&+]+|\band\b", re.IGNORECASE)
_IN_A_NAME = re.compile(r"[0-9]{1,2}|\bR(?:ec(?:eption)?)?\b|\bN(?:ursery|[12])?\b", re.IGNORECASE)


def year_in_words(year: str) -> str:
    """Year 6, Reception, Nursery 2; as it is written when it is none of these."""
    return f"Year {year}" if year.isdigit() else _WORDS.get(year, year)


def years_in_words(years: tuple[str, ...]) -> str:
    """5, 6: as it may be typed."""
    return ", ".join(years)


def typed_years(text: str) -> tuple[tuple[str, ...], str]:
    """Return the year groups typed, youngest first, and the first word that is none."""
    words = [word for word in _BREAKS.split(text) if word and word.casefold() not in _FILLERS]
    read = {word: _year(word) for word in words}
    unknown = next((word for word, year in read.items() if year not in YEAR_GROUPS), "")
    found = {year for year in read.values() if year in YEAR_GROUPS}
    return tuple(sorted(found, key=YEAR_GROUPS.index)), unknown


def years_in_name(name: str) -> tuple[str, ...]:
    """Guess a class's year groups from its name: 5/6B has two, Oak has none."""
    return typed_years(" ".join(_IN_A_NAME.findall(name)))[0]


_FILLERS = frozenset({"year", "years", "yr", "y"})


def _year(word: str) -> str:
    plain = word.casefold()
    plain = plain.removeprefix("y") if plain[1:].isdigit() else plain
    plain = plain.removeprefix("0")
    return _KNOWN.get(plain, plain.upper())
