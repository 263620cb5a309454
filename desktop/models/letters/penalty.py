"""Penalty notices as a letter explains them: amounts and days by the law of a day, never decided.

Education Act 1996 s444A; the Education (Penalty Notices) (England) Regulations 2007, amended from
19 August 2024 by SI 2024/210 (the National Framework). Days run from the day it is served.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

NEW_RULES = date(2024, 8, 19)
THESE_DAYS = "these days"


@dataclass(frozen=True, slots=True)
class PenaltyRates:
    """Pounds and days that hold from a day on, for each parent and each child.

    `second`: what a second notice costs, with no lower amount; None where every notice is a first.
    `most` notices to one parent for one child within `years`; none where there is no such limit.
    """

    since: date
    early: int
    early_days: int
    full: int
    full_days: int
    second: int | None = None
    most: int | None = None
    years: int = 0


# A table by date: what a policy says of £60 and £120 was so until 18 August 2024.
RATES = (
    PenaltyRates(date(2013, 9, 1), 60, 21, 120, 28),
    PenaltyRates(NEW_RULES, 80, 21, 160, 28, second=160, most=2, years=3),
)


class Paid(Enum):
    """How a payment stands to the notice's days."""

    EARLY = "within the first days"
    FULL = "in time"
    OVERDUE = "overdue"


def rates_on(served: date) -> PenaltyRates:
    """Return the amounts for a notice that is served on a day."""
    return next(one for one in reversed(RATES) if one.since <= served or one is RATES[0])


def paid_how(served: date, paid: date, earlier: int = 0) -> Paid:
    """Say how a payment on a day stands; a second notice has no lower amount."""
    rates, days = rates_on(served), (paid - served).days
    if days <= rates.early_days and not (earlier and rates.second is not None):
        return Paid.EARLY
    return Paid.FULL if days <= rates.full_days else Paid.OVERDUE


def amount(served: date, paid: date, earlier: int = 0) -> int | None:
    """Return the pounds for one parent and one child; None once it is overdue.

    `earlier`: notices to the same parent for the same child that count within the years.
    """
    rates, how = rates_on(served), paid_how(served, paid, earlier)
    if how is Paid.OVERDUE:
        return None
    if earlier and rates.second is not None:
        return rates.second
    return rates.early if how is Paid.EARLY else rates.full


def may_be_another(served: date, earlier: tuple[date, ...]) -> bool:
    """Whether one more notice may go to the same parent for the same child: no third in 3 years."""
    rates = rates_on(served)
    if rates.most is None:
        return True
    counted = [day for day in earlier if served < _years_later(day, rates.years)]
    return len(counted) < rates.most


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28) + timedelta(days=1)


def penalty_values(day: date) -> dict[str, str]:
    """Return what the fields about amounts and days become by the law of a day."""
    rates = rates_on(day)
    return {
        "fine_early": f"£{rates.early}",
        "fine_early_days": str(rates.early_days),
        "fine": f"£{rates.full}",
        "fine_days": str(rates.full_days),
        "fine_second": f"£{rates.second if rates.second is not None else rates.full}",
        "fine_years": str(rates.years) if rates.years else "",
    }


@dataclass(frozen=True, slots=True)
class Following:
    """By the law of which day, who sends penalty notices, and which days are spoken of.

    `taken`: they were over, or had begun, when it was written.
    """

    day: date
    issuer: str
    days: str = THESE_DAYS
    taken: bool = False


def what_follows(law: Following, child: str, liable: str | None = None) -> str:
    """Say what may follow if a refused leave is taken, by the law of that day.

    It is considered case by case (the National Framework; never automatic): nothing is promised.
    `liable` names the children of compulsory school age, to whom alone it applies; all by default.
    """
    first = f"Should {child} be away on {law.days} all the same, the absence is unauthorised."
    if law.taken:
        first = f"Absence on {law.days} is unauthorised: leave cannot be granted afterwards."
    named = child if liable is None else liable
    if not named:
        return first
    whose = "" if named == child else f" about {named}"
    first += (
        f" We may then have to tell {law.issuer}, who may send a penalty notice{whose}. Each case"
        " is looked at on its own merits."
    )
    return f"{first}\n\n{_amounts(rates_on(law.day))}"


def _amounts(rates: PenaltyRates) -> str:
    said = (
        f"A penalty notice goes to each parent, for each child. It is £{rates.early} if it is paid"
        f" within {rates.early_days} days and £{rates.full} if it is paid within {rates.full_days}"
        " days."
    )
    if rates.second is None:
        return f"{said} If it is not paid, the case may go to court."
    return (
        f"{said} A second one to the same parent for the same child within {rates.years} years is"
        f" £{rates.second}, with no lower amount. There is no third within {rates.years} years of"
        " the first: the case may go to court instead."
    )
