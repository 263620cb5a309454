"""Before a travelling child’s name comes off the roll: what must be tried, and what protects it.

Deletion only after thorough investigation, by the authority’s protocol for children missing
education (policy 004, R249). At a mobile child’s main school the name is protected from grounds A
and C (reg 9(1)). Nothing deletes by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.finding import Finding, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime


class Step(Enum):
    """A step of the search, by the word that the file keeps."""

    CONTACTS = "contacts"
    BASES = "bases"
    WHEREABOUTS = "whereabouts"
    OTHER_SCHOOL = "other school"
    TRAVELLER_EDUCATION = "traveller education"
    AUTHORITY = "authority"
    AGREED = "agreed"

    @property
    def words(self) -> str:
        """What is to be done, as the checklist says it."""
        return _STEPS[self]


_STEPS = {
    Step.CONTACTS: "Every contact rung, and written to at each address",
    Step.BASES: "Asked at base 1 and base 2",
    Step.WHEREABOUTS: "The last known whereabouts followed up",
    Step.OTHER_SCHOOL: "The other school asked, or none is known",
    Step.TRAVELLER_EDUCATION: "The Traveller Education Service and the welfare service asked",
    Step.AUTHORITY: "The authority told (children missing education), and asked together with it",
    Step.AGREED: "The authority agrees: no reasonable ground to expect the child back",
}
PROTECTED = frozenset({"A", "C"})  # at a mobile child's main school (reg 9(1)(a) and (c))
WITHOUT_A_SEARCH = frozenset({"A", "C", "D", "E", "F", "death", "custody", "excluded", "over age"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneStep:
    """A step that was taken: when, what came of it, and who wrote it down."""

    step: Step
    done_on: date
    words: str
    recorded_at: datetime
    name: str = ""


def standing_steps(done: Iterable[DoneStep], last_attended: date | None) -> dict[Step, DoneStep]:
    """Return the newest of each step taken since the child was last in school: older ones lapse."""
    return {one.step: one for one in done if last_attended is None or one.done_on >= last_attended}


def lacking_steps(standing: Iterable[Step]) -> tuple[Step, ...]:
    """Return what has still to be done, in order."""
    taken = set(standing)
    return tuple(step for step in Step if step not in taken)


def step_findings(done_on: date, words: str, today: date) -> Iterator[Finding]:
    """Find what a step lacks as it is written down."""
    if done_on > today:
        yield refused("done_on", "It was done on a day to come.", "Choose today or before.")
    if not words.strip():
        yield refused("words", "What came of it is not said.", "A few words are enough.")


def check_deletion(
    name: str, ground: str, standing: Iterable[Step], *, is_main_school: bool
) -> None:
    """RuleError unless a mobile child’s name may come off the roll on this ground.

    A and C never at the main school; where the family cannot be found, only after every step.
    """
    if ground in PROTECTED and is_main_school:
        raise RuleError(
            f"{name} travels, and this is the main school: ground {ground} does not apply.",
            "A mobile child stays registered at the main school (reg 9(1)). If that is no longer "
            "so, record it in Travel first.",
        )
    lacking = lacking_steps(standing)
    if ground not in WITHOUT_A_SEARCH and lacking:
        raise RuleError(
            f"{name} travels: the name comes off only after the search.",
            f"Still to do in Travel: {lacking[0].words.lower()}"
            + (f", and {len(lacking) - 1} more." if len(lacking) > 1 else "."),
        )
