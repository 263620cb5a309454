"""Travelling children as their place shows them: a line for the list, everything for the card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, warning
from desktop.models.travel.circumstances import FactKind
from desktop.models.travel.journey_state import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.travel.circumstances import Circumstances
    from desktop.models.travel.deletion import DoneStep, Step
    from desktop.models.travel.journey import Journey
    from desktop.models.travel.journey_state import Standing
    from desktop.models.travel.meters import AttendanceMeter, BaseSchool, Elsewhere, TravelMeter
    from desktop.models.travel.misfit import Misfit

IN_ORDER = {state: place for place, state in enumerate(State)}
NO_JOURNEY = "at the base"


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelLine:
    """One line of the list: the children who go on a journey, or a child at the base."""

    pupils: tuple[int, ...]
    names: str
    class_names: str
    journey: Journey | None = None
    standing: Standing | None = None
    attendances: int = 0
    short: int = 0
    travel: int = 0
    over: bool = False
    offered: int = 0

    @property
    def key(self) -> tuple[int, tuple[int, ...]]:
        """What makes a line the same when it is read again."""
        return (self.journey.id if self.journey else 0), self.pupils

    @property
    def state(self) -> str:
        """The state in words."""
        return self.standing.state.value if self.standing else NO_JOURNEY

    @property
    def is_past(self) -> bool:
        """Whether it is over, one way or another."""
        return self.standing is not None and self.standing.state in (
            State.ENDED, State.NOT_AGREED, State.WITHDRAWN,
        )  # fmt: skip

    @property
    def order(self) -> tuple[int, str, str]:
        """Overdue first, then what waits for the head, then by the day."""
        if self.standing is None:
            return IN_ORDER[State.NOT_AGREED], "", self.names
        day = self.journey.first_day if self.journey else self.standing.due
        return IN_ORDER[self.standing.state], str(day), self.names


@dataclass(frozen=True, slots=True, kw_only=True)
class TravellingChild:
    """All that the place shows of one child."""

    pupil: Pupil
    class_name: str
    known: Circumstances
    journeys: tuple[tuple[Journey, Standing], ...] = ()
    offered: tuple[Journey, ...] = ()
    attendances: AttendanceMeter
    travel: TravelMeter
    base: BaseSchool
    elsewhere: tuple[Elsewhere, ...] = ()
    steps: Mapping[Step, DoneStep]
    contacts: tuple[Contact, ...] = ()
    registers_from: date
    misfits: tuple[Misfit, ...] = ()

    @property
    def is_away(self) -> bool:
        """Whether an agreed journey is under way or its return overdue."""
        away = (State.TRAVELLING, State.DUE_BACK, State.OVERDUE)
        return any(standing.state in away for _journey, standing in self.journeys)

    def prompts(self) -> Iterator[Finding]:
        """Say what somebody should look at; nothing of it decides by itself."""
        yield from self._lacking()
        yield from self._base()
        for journey, standing in self.journeys:
            yield from _about(journey, standing)
        for misfit in self.misfits:
            yield misfit.finding()
        if self.attendances.short:
            yield warning(
                "attendances",
                f"{self.attendances.short} attendances short of 200 in twelve months.",
                "A parent’s defence needs 200 (Education Act 1996, section 444(6)). All sessions "
                "are expected all the same.",
            )
        if self.travel.is_over:
            yield warning(
                "travel",
                f"More than {self.travel.limit} T sessions this school year.",
                "A concern by the school’s policy; the law asks for 200 attendances instead.",
            )

    def _lacking(self) -> Iterator[Finding]:
        lacking = self.known.lacking()
        if lacking and self.known.is_recorded:
            words = "; ".join(kind.title for kind in lacking)
            yield warning("circumstances", f"Not recorded as so: {words}.", "T needs all three.")

    def _base(self) -> Iterator[Finding]:
        if not self.known.is_main_school or self.base.qualifies or self.base.unknown:
            return
        yield warning(
            "base",
            f"Not in school since {day_in_words(self.base.since)}: no longer the base school "
            "by the school’s policy.",
            "Look at it with the family; the name stays on the roll.",
        )


def _about(journey: Journey, standing: Standing) -> Iterator[Finding]:
    if standing.state is State.OVERDUE:
        yield warning(
            "overdue",
            f"Expected back on {day_in_words(standing.due)} and not in school.",
            "Ask as for any child away without a reason; T ended with the journey.",
        )
    elif standing.seen is not None:
        yield warning(
            "seen",
            f"In school on {day_in_words(standing.seen)}, while said to be away.",
            "If the family is back, end the journey: at home or on a site T does not apply.",
        )
    school = journey.school
    if school is not None and not school.is_confirmed and journey.is_open:
        yield warning(
            "school",
            f"{school.name} has not confirmed the dual registration yet.",
            "D stands here once it has.",
        )


def last_known(known: Circumstances) -> str:
    """Return where a family was last known to be, with who said so; empty where nobody did."""
    fact = known.get(FactKind.WHEREABOUTS)
    if fact is None or not fact.holds:
        return ""
    at = f", {day_in_words(fact.recorded_at.date())}" if fact.recorded_at else ""
    return f"{fact.text} ({fact.source}{at})"
