"""The roll as a table: a child a row, sorted as a person sorts names, classes and years."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import search_words, sort_key
from desktop.models.admissions.pupil import search_key_of
from desktop.models.days.session import day_in_words
from desktop.models.organisation.group import year_in_words
from desktop.ui.dialogs.roll.class_field import YEARS
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.tasks.admissions.list_roll import RollLine, Standing


_found_by = lru_cache(maxsize=5_000)(search_key_of)
_YEAR_PLACE = {year: place for place, year in enumerate(YEARS)}


def _name(line: RollLine) -> str:
    return f"{line.pupil.surname}, {line.pupil.forename}"


def _by_name(line: RollLine) -> tuple[str, ...]:
    return sort_key(line.pupil.surname, line.pupil.forename)


def _class(line: RollLine) -> str:
    return line.place.group_name if line.place else ""


def _by_class(line: RollLine) -> tuple[str, tuple[str, ...]]:
    return _class(line).casefold(), _by_name(line)


def _year(line: RollLine) -> str:
    return year_in_words(line.place.year_group) if line.place else ""


def _by_year(line: RollLine) -> tuple[int, tuple[str, ...]]:
    year = line.place.year_group if line.place else ""
    return _YEAR_PLACE.get(year, len(YEARS)), _by_name(line)


def _born(line: RollLine) -> str:
    return day_in_words(line.pupil.birth_date)


def _by_birth(line: RollLine) -> date:
    return line.pupil.birth_date


def _upn(line: RollLine) -> str:
    return line.upn_state


def _upn_picture(line: RollLine) -> tuple[str, str] | None:
    return ("circle-help", "late_text") if line.upn_state else None


def _contacts(line: RollLine) -> str:
    return {"": "", "There is only one emergency contact.": "Only one"}.get(line.lacking, "Nobody")


def _contacts_picture(line: RollLine) -> tuple[str, str] | None:
    if not line.lacking:
        return None
    return "triangle-alert", "warn_text" if _contacts(line) == "Nobody" else "late_text"


def _start(line: RollLine) -> str:
    return day_in_words(line.enrolment.starting_day)


def _by_start(line: RollLine) -> date:
    return line.enrolment.starting_day


def _leaving(line: RollLine) -> str:
    day = line.enrolment.leaving_day
    return day_in_words(day) if day else ""


def _by_leaving(line: RollLine) -> str:
    return str(line.enrolment.leaving_day or "")


COLUMNS: tuple[Column[RollLine], ...] = (
    Column("Name", _name, _by_name),
    Column("Class", _class, _by_class),
    Column("Year", _year, _by_year),
    Column("Born", _born, _by_birth),
    Column("UPN", _upn, picture=_upn_picture),
    Column("To ring", _contacts, picture=_contacts_picture),
    Column("On roll from", _start, _by_start),
    Column("Leaving day", _leaving, _by_leaving),
)
OFTEN_EMPTY = (4, 5, 7)  # columns that say something only of some children


def narrowed(
    lines: Iterable[RollLine], standing: Standing, group: int | None, typed: str
) -> tuple[RollLine, ...]:
    """Return the lines of a standing, of a class when one is given, with each word typed."""
    words = search_words(typed)
    return tuple(
        line
        for line in lines
        if line.standing is standing
        and (group is None or (line.place is not None and line.place.group == group))
        and (not words or _has(line, words))
    )


def _has(line: RollLine, words: tuple[str, ...]) -> bool:
    key = _found_by(line.pupil)
    return all(word in key for word in words)
