"""What granting or refusing leave would do to a child's figures, in the sessions it was made of.

Nothing is decided by it. A session in which the child was present stays present.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.absence.penalty_window import PenaltyCount, penalty_count, unauthorised_in
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.rates import Tally, tally_marks
from desktop.models.marks.year_marks import mark_at, place_in_year, with_mark, year_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.days.session import Session


@dataclass(frozen=True, slots=True)
class Record:
    """What a child's figures are counted from: marks by school year, and the birth date.

    `year` is the one the figures are of; `to_come` counts its sessions without a mark from today
    on, the ones of the request among them.
    """

    birth: date
    year: int
    strings: Mapping[int, str]
    to_come: tuple[int, ...] = ()

    @property
    def marks(self) -> str:
        """The year's string."""
        return self.strings.get(self.year, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One way to decide: the sessions away, and what the figures would be after them.

    `whole_year`: the share of the year's possible sessions missed, if all others were attended.
    `penalty` is None where no notice applies.
    """

    words: str
    code: str
    sessions: int
    now: Tally
    after: Tally
    year_absent: int
    year_possible: int
    penalty: PenaltyCount | None = None

    @property
    def days(self) -> str:
        """The sessions in days: 5 days, or 2½."""
        return days_in_words(self.sessions)

    @property
    def year_is_persistent(self) -> bool:
        """Whether a tenth of the whole year would be missed, compared in whole numbers."""
        return self.year_possible > 0 and 10 * self.year_absent >= self.year_possible

    @property
    def becomes_persistent(self) -> bool:
        """Whether these sessions make the child persistently absent."""
        return self.after.is_persistent and not self.now.is_persistent


def effect_of(
    calendar: SchoolCalendar,
    record: Record,
    away: Iterable[Session],
    how: tuple[str, str],
    at: Session | None = None,
) -> Effect:
    """Work out what it does to be away in these sessions with a code; `how`: words and code.

    The penalty window ends `at` a session, else with the last one away. Sessions of another school
    year count in it and not towards the rate.
    """
    words, code = how
    sessions = tuple(sorted(away))
    strings = dict(record.strings)
    for session in sessions:
        strings = _with(strings, session, code)
    after = tally_marks(strings.get(record.year, ""))
    numbers = {one.number for one in sessions}
    left = [one for one in record.to_come if one not in numbers]
    return Effect(
        words=words,
        code=code,
        sessions=len(sessions),
        now=tally_marks(record.marks),
        after=after,
        year_absent=after.absent,
        year_possible=after.possible + len(left),
        penalty=_penalty(
            calendar, record.birth, strings, at or (sessions[-1] if sessions else None)
        ),
    )


def ways(
    calendar: SchoolCalendar,
    record: Record,
    asked: Collection[Session],
    given: Collection[Session],
    codes: tuple[str, str],
) -> tuple[Effect, ...]:
    """Return the figures as they stand and what each way to decide would make of them.

    `codes`: of leave that is granted, and refused. The penalty windows end with the last session.
    `given` are the sessions of leave for fewer or other days: left out while it is all or nothing.
    """
    granted, refused = codes
    rows: list[tuple[str, Collection[Session], str]] = [
        ("As it stands", (), ""),
        (f"Granted, {days_in_words(len(asked))} ({granted})", asked, granted),
    ]
    if given and set(given) != set(asked):
        rows.append((f"In part, {days_in_words(len(given))} ({granted})", given, granted))
    rows.append((f"Refused, taken ({refused})", asked, refused))
    at = max([*asked, *given], default=None)
    return tuple(effect_of(calendar, record, away, (words, code), at) for words, away, code in rows)


def _with(strings: dict[int, str], session: Session, code: str) -> dict[int, str]:
    year, place = year_of(session.day), place_in_year(session)
    marks = strings.get(year, "")
    stands = BY_SYMBOL.get(mark_at(marks, place))
    if stands is not None and stands.is_attended:
        return strings
    return {**strings, year: with_mark(marks, place, code)}


def _penalty(
    calendar: SchoolCalendar, birth: date, strings: Mapping[int, str], at: Session | None
) -> PenaltyCount | None:
    if at is None:
        return None
    return penalty_count(calendar, unauthorised_in(strings), at, birth)


def days_in_words(sessions: int) -> str:
    """5 days, 1 day, 2½ days, half a day."""
    whole, half = divmod(sessions, 2)
    if not whole:
        return "half a day" if half else "no day"
    return f"{whole}{'½' if half else ''} day{'' if sessions == 2 else 's'}"


def penalty_in_words(found: PenaltyCount | None) -> str:
    """8 of 10; 10 of 10, met; or that it does not apply."""
    if found is None:
        return "does not apply"
    met = ", met" if found.count >= found.needed or found.met else ""
    return f"{found.count} of {found.needed}{met}"
