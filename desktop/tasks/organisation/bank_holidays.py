"""England's bank holidays, to be filled into a school year and corrected there by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.school_year import SATURDAY, Closure, ClosureKind

if TYPE_CHECKING:
    from datetime import date

_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}
_OBSERVED = " (observed)"


def bank_holidays(first: date, last: date) -> tuple[Closure, ...]:
    """Return the bank holidays on weekdays between two days, substitute days among them."""
    from holidays import country_holidays  # noqa: PLC0415 - large, and seldom needed

    known = country_holidays("GB", subdiv="ENG", years=range(first.year, last.year + 1))
    return tuple(
        Closure(day, day, ClosureKind.BANK_HOLIDAY, name=_name(name))
        for day, name in sorted(known.items())
        if first <= day <= last and day.weekday() < SATURDAY
    )


def _name(name: str) -> str:
    if name.endswith(_OBSERVED):
        return f"{_name(name.removesuffix(_OBSERVED))} (substitute day)"
    return _NAMES.get(name, name)
