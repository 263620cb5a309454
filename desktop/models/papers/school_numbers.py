"""A school's numbers in words for families, none of which few children made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.models.marks.rates import rate
from desktop.models.papers.school_page import Box, Counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOT_SHOWN, _NO_RATE = "not shown", "–"


class SchoolSums(NamedTuple):
    """Children with a session that counts, and what they missed; `timed` late marks say minutes."""

    children: int
    never_absent: int
    never_late: int
    late: int
    minutes: int
    timed: int
    holiday: int
    on_holiday: int


def number_of(children: int, of: int, smallest: int) -> str:
    """Say how many children never did a thing; none could be told from it.

    That all but a few never did is said no closer than that: the few would be known.
    """
    if children < smallest:
        return f"fewer than {smallest}"
    if 0 < of - children < smallest:
        return "nearly all"
    return f"{children:,}"


def numbers(sums: SchoolSums, smallest: int) -> Iterator[Box]:
    """Return who was never away or late, and what lateness and holidays cost."""
    of = sums.children
    yield Box("children were never absent", number_of(sums.never_absent, of, smallest))
    yield Box("children were never late", number_of(sums.never_late, of, smallest))
    yield _late(sums, smallest)
    few = 0 < sums.on_holiday < smallest
    sessions = "session" if sums.holiday == 1 else "sessions"
    missed = "missed to holidays that were not agreed"
    yield Box(f"{sessions} {missed}", NOT_SHOWN if few else f"{sums.holiday:,}")


def _late(sums: SchoolSums, smallest: int) -> Box:
    if 0 < sums.children - sums.never_late < smallest:
        return Box("lessons missed by coming late", NOT_SHOWN)
    arrivals = "1 late arrival" if sums.late == 1 else f"{sums.late:,} late arrivals"
    if not sums.timed:
        return Box("late arrivals", f"{sums.late:,}")
    known = f", as far as noted ({sums.timed:,})" if sums.timed < sums.late else ""
    return Box(f"of lessons missed by {arrivals}{known}", hours_in_words(sums.minutes))


def not_shown(boxes: Iterable[Box], smallest: int) -> Iterator[str]:
    """Say why a figure is not shown, where one is not."""
    if any(box.figure == NOT_SHOWN for box in boxes):
        yield f"Not shown: what fewer than {smallest} children made, so that none can be told."


def hours_in_words(minutes: int) -> str:
    """14 h 35 min; 45 min."""
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{hours:,} h" if hours else "",
                                  f"{rest} min" if rest or not hours else "")))  # fmt: skip


def attendance_box(title: str, below: str, found: Counted, smallest: int) -> Box:
    """Return a group's attendance as a large figure; a dash where it cannot be shown."""
    return Box(title, _percent(found, found.tally.attended, smallest), below)


def year_boxes(now: Counted, before: Counted, name: str, smallest: int) -> Iterator[Box]:
    """Return a year's three rates, each with that of the year before below, where it is known."""
    for title, what in (("Attended", "attended"), ("Authorised absence", "authorised"),
                        ("Unauthorised absence", "unauthorised")):  # fmt: skip
        earlier = _percent(before, getattr(before.tally, what), smallest)
        below = f"{name}: {earlier}" if earlier != _NO_RATE else ""
        yield Box(title, _percent(now, getattr(now.tally, what), smallest), below)


def year_numbers(now: Counted, before: Counted, name: str, smallest: int) -> Iterator[Box]:
    """Return how many sessions a year had for how many children, and the year before."""
    for found, when in ((now, ""), (before, f" in {name}")):
        if found.children >= smallest:
            words = f"possible sessions of {found.children:,} children{when}"
            yield Box(words, f"{found.tally.possible:,}")


def _percent(found: Counted, part: int, smallest: int) -> str:
    share = rate(part, found.tally.possible) if found.children >= smallest else None
    return _NO_RATE if share is None else f"{share} %"
