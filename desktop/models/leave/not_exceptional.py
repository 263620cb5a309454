"""Reasons that schools' policies name as not exceptional: recognised and named, never decided.

R229 (a primary school's list), R32 (explanations that do not satisfy) and R168 (a holiday, or what
it costs). Which of them a school goes by is its policy's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.leave.reason import HOLIDAY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.leave.request import RequestDraft


@dataclass(frozen=True, slots=True)
class NotExceptional:
    """A reason with the beginnings of words that give it away; `of` are kinds it is looked for in.

    Without words, the kind alone gives it away.
    """

    name: str
    said_as: str
    words: tuple[str, ...] = ()
    of: tuple[str, ...] = ()

    def fits(self, kind: str, said: str) -> bool:
        """Whether a reason of this kind, in these words, is one of these."""
        if self.of and kind not in self.of:
            return False
        return not self.words or any(re.search(rf"\b{part}", said) for part in self.words)


_AWAY = (HOLIDAY.name, "extended visit")
OVERLAP = NotExceptional(
    "overlap", "an overlap with the beginning or end of term",
    ("(start|beginning|end) of (the )?(half[- ])?term", "(first|last) (day|week)s? of",
     "break(s|ing)? up"),
    _AWAY,
)  # fmt: skip
LIST: tuple[NotExceptional, ...] = (
    NotExceptional("holiday", "a family holiday", (), (HOLIDAY.name,)),
    NotExceptional(
        "cheaper", "a cheaper price",
        ("cheap", "price", "expensive", "afford", "costs? (of|too|more|less|so)", "bargain"),
    ),
    NotExceptional(
        "accommodation", "the dates when accommodation is free",
        ("accommodation", "caravan", "villa", "cottage", "hotel", "availab"),
    ),
    NotExceptional("weather", "the weather in the school holidays", ("weather", "sunn", "heat")),
    OVERLAP,
    NotExceptional(
        "wrong dates", "wrong dates booked by mistake",
        ("wrong (date|week|day)", "by mistake", "mixed up", "mix-up"),
    ),
    NotExceptional(
        "booked by others", "a booking by somebody else",
        ("booked (it |this |them )?by", "booked for us", "(has|had|have|parents|nan|nana|gran"
         "|grandma|grandad|granny|aunt|auntie|uncle|sister|brother) booked", "surprise", "gift"),
    ),
    NotExceptional(
        "wedding", "a wedding outside the immediate family",
        ("friend", "cousin", "colleague", "neighbour", "godmother", "godfather", "distant"),
        ("wedding",),
    ),
    NotExceptional("birthday", "a birthday", ("birthday",)),
    NotExceptional("shopping", "shopping or a haircut", ("shopping", "uniform", "hair ?cut")),
    NotExceptional(
        "training day", "another school’s INSET day", ("inset", "training day")
    ),
)  # fmt: skip
BY_NAME = {one.name: one for one in LIST}


def recognised(
    draft: RequestDraft, calendar: SchoolCalendar, listed: Collection[str]
) -> Iterator[NotExceptional]:
    """Find the reasons on a school's list that a request's kind, words or dates give away."""
    said = draft.words.casefold()
    for one in LIST:
        if one.name not in listed:
            continue
        by_dates = one is OVERLAP and draft.reason in _AWAY and at_edge(draft, calendar)
        if by_dates or one.fits(draft.reason, said):
            yield one


def at_edge(draft: RequestDraft, calendar: SchoolCalendar) -> bool:
    """Whether the leave begins on a half-term's first school day or ends on its last."""
    first, last = draft.first.day, draft.last.day
    return first in _edge_days(calendar, first, 0) or last in _edge_days(calendar, last, -1)


def _edge_days(calendar: SchoolCalendar, day: date, place: int) -> tuple[date, ...]:
    term = calendar.half_term_of(day)
    days = calendar.school_days(term.first, term.last) if term else ()
    return (days[place],) if days else ()
