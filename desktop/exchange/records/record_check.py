"""Judging one record: what is refused, what is only warned of, and the day it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

from desktop.exchange.formats.sheet import EXCEL_ERRORS
from desktop.models.admissions.person_name import clean_name, looks_damaged
from desktop.models.admissions.upn import tidy_upn, upn_doubts, upn_fault
from desktop.models.days.uk_date import is_written_as_day, parse_day
from desktop.models.imports.incoming import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

YOUNGEST, OLDEST = 2, 20
_LONGEST_NAME, _LONGEST_SHOWN = 120, 80
_BLANKS = " -–—./"
_NO_NAMES = frozenset({"n/a", "n.a.", "#n/a"})
_STAND_INS = _NO_NAMES | {
    "unknown", "not known", "tbc", "tba", "not applicable", "no name", "no surname", "no forename",
    "anon", "anonymous", "not given", "not provided", "surname unknown", "to be confirmed",
}  # fmt: skip
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
_ODD = frozenset({"So", "Co", "Cn"})
_NO_VALUE = frozenset({"", "-", "--", "n/a", "na", "none", "null", "tbc", "unknown"})


class RecordCheck:
    """Collects what is wrong with one record; `refused` once anything leaves it out."""

    __slots__ = ("problems", "pupil", "refused", "row")

    def __init__(self, row: int | None, pupil: str) -> None:
        self.row = row
        self.pupil = pupil
        self.problems: list[Problem] = []
        self.refused = False

    def refuse(self, field: str, value: str, reason: str) -> None:
        """Leave the record out, and say why."""
        self.refused = True
        self._add(field, value, reason, refused=True)

    def warn(self, field: str, value: str, reason: str) -> None:
        """Take the record in with a warning."""
        self._add(field, value, reason, refused=False)

    def leave_out(self, field: str, value: str, reason: str) -> None:
        """Leave out one part, such as a contact, while the record itself is taken in."""
        self._add(field, value, reason, refused=True)

    def _add(self, field: str, value: str, reason: str, *, refused: bool) -> None:
        shown = value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"
        self.problems.append(Problem(self.row, self.pupil, field, shown, reason, refused))


def read_name(check: RecordCheck, field: str, typed: str, *, required: bool = False) -> str:
    """Return a name cleaned and otherwise letter for letter; a required one must be there."""
    if _is_plain(typed) or not (typed or required):
        return typed
    name = clean_name(typed)
    say = check.refuse if required else check.warn
    if required and (reason := _no_name(name)):
        check.refuse(field, typed, reason)
        return ""
    if not name.strip(_BLANKS) or name.casefold() in _NO_NAMES:
        return ""
    if len(name) > _LONGEST_NAME:
        say(field, name, f"This is longer than any name ({len(name)} characters).")
        return ""
    if not typed.isascii() or not typed.isprintable() or "?" in typed:
        for doubt in _doubts(name, typed):
            check.warn(field, name, doubt)
    return name


def _is_plain(name: str) -> bool:
    """Letters a to z alone, as most names are: nothing in it to doubt."""
    plain = name.isascii() and name.isalpha() and len(name) <= _LONGEST_NAME
    return plain and not _stands_in(name)


def _no_name(name: str) -> str:
    """Say why nobody is called this; words that are somebody's name, such as Null, are names."""
    if not name:
        return "A name is needed here."
    if not any(sign.isalpha() for sign in name):
        return "This is no name."
    if _stands_in(name) or name in EXCEL_ERRORS:
        return "This stands in place of a name: enter the real one."
    return ""


def _stands_in(name: str) -> bool:
    return name.casefold() in _STAND_INS


def _doubts(name: str, typed: str) -> Iterator[str]:
    if looks_damaged(name):
        yield "Letters of this name look damaged: compare it with the source."
        return
    if _HIDDEN.search(typed):
        yield "Signs that cannot be seen were left out: compare it with the source."
    if any(category(sign) in _ODD for sign in name):
        yield "There are signs in it that no name has: compare it with the source."


def read_upn(check: RecordCheck, field: str, typed: str) -> str | None:
    """Return a right UPN or None when there is none; a wrong one refuses the record."""
    if typed.strip().casefold() in _NO_VALUE:
        return None
    upn = tidy_upn(typed)
    fault = upn_fault(upn)
    if fault:
        check.refuse(field, typed, _damaged_number(typed) or fault)
        return None
    for doubt in upn_doubts(upn):
        check.warn(field, upn, doubt)
    return upn


def read_birth_date(check: RecordCheck, field: str, typed: str, today: date) -> date | None:
    """Return a birth date that a child at school can have; any other refuses the record."""
    day = parse_day(typed)
    if day is None:
        check.refuse(field, typed, _no_day(typed))
    elif day > today:
        check.refuse(field, typed, "This date of birth is in the future.")
    elif not YOUNGEST <= age_on(day, today) <= OLDEST:
        age = age_on(day, today)
        check.refuse(field, typed, f"Born then, the pupil would be {age}: check the date.")
    else:
        return day
    return None


def _no_day(typed: str) -> str:
    if not typed.strip():
        return "A date of birth is needed here."
    if is_written_as_day(typed):
        return "This is no date: the calendar has no such day."
    return "This is no date."


def read_day(check: RecordCheck, field: str, typed: str) -> date | None:
    """Return a day that the record can do without; a warning when it cannot be read."""
    if typed.strip().casefold() in _NO_VALUE:
        return None
    day = parse_day(typed)
    if day is None:
        check.warn(field, typed, "This is no date; it was left empty.")
    return day


def age_on(birth_date: date, day: date) -> int:
    """Whole years lived on a day."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def _damaged_number(typed: str) -> str:
    """Say so when a spreadsheet has rewritten a number, since its digits cannot come back."""
    figures = typed.strip().upper()
    mantissa, mark, power = figures.partition("E+")
    if mark and power.isdigit() and mantissa.replace(".", "").isdigit():
        return "A spreadsheet rewrote this number and its last digits are lost: export it again."
    return ""
