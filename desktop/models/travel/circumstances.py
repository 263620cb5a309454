"""A travelling child's circumstances: single facts, each with its source; never an ethnic group.

A mobile child is of compulsory school age, has no fixed abode, has a parent in a trade or business
that requires travel from place to place, and travels with that parent (reg 10, code T). A settled
place that is not lived in for substantial periods is no fixed abode. Proof is asked for only on
genuine and reasonable doubt: that a parent says so is a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.finding import Finding, refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from desktop.models.admissions.pupil import Pupil


class FactKind(Enum):
    """What a fact is about, by the word that the file keeps."""

    NO_ABODE = "no fixed abode"
    TRADE = "trade"
    WITH_PARENT = "travels with"
    MAIN_SCHOOL = "main school"
    BASE_1 = "base 1"
    BASE_2 = "base 2"
    LANDLINE = "landline"
    MOBILE = "mobile"
    EMAIL = "email"
    WHEREABOUTS = "whereabouts"

    @property
    def title(self) -> str:
        """The fact as the card names it."""
        return _TITLES[self]

    @property
    def asks(self) -> bool:
        """Whether it is answered yes or no; the others are words that are known or not."""
        return self in ASKED


ASKED = (FactKind.NO_ABODE, FactKind.TRADE, FactKind.WITH_PARENT, FactKind.MAIN_SCHOOL)
OF_A_MOBILE_CHILD = ASKED[:3]
ADDRESSES = (FactKind.BASE_1, FactKind.BASE_2)
_TITLES = {
    FactKind.NO_ABODE: "No fixed abode",
    FactKind.TRADE: "A parent’s trade or business requires travel",
    FactKind.WITH_PARENT: "The child travels with that parent",
    FactKind.MAIN_SCHOOL: "This is the main (base) school",
    FactKind.BASE_1: "Base 1",
    FactKind.BASE_2: "Base 2 (other residence)",
    FactKind.LANDLINE: "Landline",
    FactKind.MOBILE: "Mobile",
    FactKind.EMAIL: "E-mail",
    FactKind.WHEREABOUTS: "Last known whereabouts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelFact:
    """One fact with its source; `holds` is false where it is not so, or no longer."""

    id: int = 0
    pupil: int
    kind: FactKind
    holds: bool = True
    words: str = ""
    postcode: str = ""
    source: str = ""
    recorded_at: datetime | None = None
    name: str = ""
    position: str = ""

    @property
    def text(self) -> str:
        """What it says: yes or no with its words, or an address with its postcode."""
        said = ", ".join(part for part in (self.words, self.postcode) if part)
        if not self.kind.asks:
            return said if self.holds else ""
        answer = "Yes" if self.holds else "No"
        return f"{answer}: {said}" if said else answer


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The newest fact of each kind about one child."""

    facts: Mapping[FactKind, TravelFact]

    def get(self, kind: FactKind) -> TravelFact | None:
        """Return the fact that stands."""
        return self.facts.get(kind)

    def holds(self, kind: FactKind) -> bool:
        """Whether it is known to be so."""
        fact = self.facts.get(kind)
        return fact is not None and fact.holds

    def words(self, kind: FactKind) -> str:
        """Return an address, a number or a place in words; empty where none is known."""
        fact = self.facts.get(kind)
        return fact.text if fact is not None and fact.holds else ""

    @property
    def is_recorded(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.facts)

    @property
    def is_main_school(self) -> bool:
        """Whether this is said to be the school that the child attends when not travelling."""
        return self.holds(FactKind.MAIN_SCHOOL)

    def lacking(self) -> tuple[FactKind, ...]:
        """Return which of the three circumstances are not recorded, or recorded as not so."""
        return tuple(kind for kind in OF_A_MOBILE_CHILD if not self.holds(kind))

    def is_mobile(self, birth: date, day: date) -> bool:
        """Whether this is a mobile child on a day (reg 10, code T)."""
        return not self.lacking() and is_compulsory(birth, day)


NONE_KNOWN = Circumstances({})


def circumstances_of(facts: Iterable[TravelFact]) -> Circumstances:
    """Put facts together, oldest first: a newer one of a kind stands in place of the older."""
    return Circumstances({fact.kind: fact for fact in facts})


def fact_findings(fact: TravelFact) -> Iterator[Finding]:
    """Find what a fact lacks."""
    key = fact.kind.name.lower()
    if not fact.source.strip():
        yield refused(key, "Where this comes from is not said.", "Such as: mother, on the form.")
    if not fact.kind.asks and fact.holds and not fact.words.strip():
        yield refused(key, f"{fact.kind.title}: nothing is written.", "Write it, or leave it out.")


def t_findings(pupil: Pupil, known: Circumstances, day: date) -> Iterator[Finding]:
    """Find why T may not stand for a child from a day on: age, or a circumstance not recorded."""
    if not is_compulsory(pupil.birth_date, day):
        yield refused(
            "pupils",
            f"{pupil.name} is not of compulsory school age then.",
            "T is only for a mobile child of compulsory school age (reg 10).",
        )
    for kind in known.lacking():
        fact = known.get(kind)
        said = "recorded as not so" if fact else "not recorded"
        yield refused(
            "pupils",
            f"{pupil.name}: “{kind.title}” is {said}.",
            "T needs it (reg 10). Record the circumstances with who said so; proof is asked for "
            "only on genuine doubt.",
        )
