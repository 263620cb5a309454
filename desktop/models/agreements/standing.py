"""How an agreement stands: who signed or declined, its reviews, whether it runs, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.agreements.agreement import is_reached, rate_shown
from desktop.models.days.session import day_in_words
from desktop.models.finding import Finding, refused
from desktop.models.marks.rates import rate_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from desktop.models.agreements.agreement import Agreement, Party
    from desktop.models.marks.rates import Tally


class Answer(Enum):
    """What somebody at the meeting answered; it is voluntary, and declining is kept as well."""

    SIGNED = "signed"
    DECLINED = "declined"


class Outcome(Enum):
    """What a review came to; all but the first end the agreement."""

    GOES_ON = "goes on"
    MET = "met"
    NOT_KEPT = "not kept to"
    DECLINED = "declined"

    @property
    def words(self) -> str:
        """As a list of choices has it."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.GOES_ON: "Goes on",
    Outcome.MET: "Met: it ends",
    Outcome.NOT_KEPT: "Not kept to: it ends",
    Outcome.DECLINED: "Declined by the family: it ends",
}


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """An answer on paper, ticked here; `place` is the party's, from 1."""

    place: int
    answer: Answer
    day: date
    words: str = ""
    recorded_at: datetime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review as it was written down; each is a new fact."""

    id: int = 0
    held_on: date
    came: str
    kept_to: str
    outcome: Outcome
    words: str = ""
    next_on: date | None = None
    recorded_at: datetime | None = None
    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest version with its answers, its own reviews, and the versions before, newest first.

    The reviews of a version before stay with that version.
    """

    agreement: Agreement
    answers: tuple[PartyAnswer, ...] = ()
    reviews: tuple[Review, ...] = ()
    before: tuple[Standing, ...] = ()

    @property
    def ended(self) -> Review | None:
        """The review that ended it."""
        last = self.reviews[-1] if self.reviews else None
        return None if last is None or last.outcome is Outcome.GOES_ON else last

    @property
    def due_on(self) -> date | None:
        """The day of the next review; None once it has ended."""
        if self.ended:
            return None
        following = self.reviews[-1].next_on if self.reviews else None
        return following or self.agreement.review_on

    @property
    def all_reviews(self) -> tuple[Review, ...]:
        """Every review of every version, the oldest first."""
        return tuple(one for version in (*reversed(self.before), self) for one in version.reviews)

    def is_due(self, today: date) -> bool:
        """Whether the day of its review has come."""
        return self.due_on is not None and self.due_on <= today

    def answer_of(self, place: int) -> PartyAnswer | None:
        """The newest answer of the party at a place, from 1."""
        theirs = [one for one in self.answers if one.place == place]
        return theirs[-1] if theirs else None

    def answered(self) -> Iterator[tuple[Party, PartyAnswer | None]]:
        """Each party with the newest answer."""
        for place, party in enumerate(self.agreement.parties, 1):
            yield party, self.answer_of(place)

    def count(self, answer: Answer) -> int:
        """How many of the parties gave this answer last."""
        return sum(one is not None and one.answer is answer for _party, one in self.answered())


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """One line of the list: whose it is, how it stands, and the figure over its span so far."""

    name: str
    class_name: str
    standing: Standing
    tally: Tally

    @property
    def pupil(self) -> int:
        """The child's number."""
        return self.standing.agreement.pupil

    @property
    def number(self) -> int:
        """The number of the version that stands."""
        return self.standing.agreement.id


def review_findings(review: Review, of: Standing) -> Iterator[Finding]:
    """Find what a review still lacks, or why it cannot be of that day."""
    earliest = of.reviews[-1].held_on if of.reviews else of.agreement.made_on
    if review.held_on < earliest:
        day = day_in_words(earliest)
        yield refused("held_on", f"It was agreed, or reviewed last, on {day}.", "Change the day.")
    if not review.came.strip():
        yield refused("came", "Who came is not said.", "Write names, or nobody.")
    if not review.kept_to.strip():
        yield refused("kept_to", "What was kept to is not said.", "Write it, or nothing.")
    if review.outcome is not Outcome.GOES_ON:
        return
    if review.held_on > of.agreement.last_day:
        day = day_in_words(of.agreement.last_day)
        yield refused("outcome", f"It ran until {day}.", "End it, or change its last day first.")
    if review.next_on is None or review.next_on <= review.held_on:
        yield refused("next_on", "The next review is not after this one.", "Choose a day.")


def most_urgent_first(found: Iterable[AgreementLine], today: date) -> tuple[AgreementLine, ...]:
    """Put first whose review is due, then what runs by its review, then what has ended lately."""

    def order(line: AgreementLine) -> tuple[bool, bool, int, str]:
        one = line.standing
        ended, due = one.ended, one.due_on
        when = -ended.held_on.toordinal() if ended else due.toordinal() if due else 0
        return not one.is_due(today), ended is not None, when, line.name.casefold()

    return tuple(sorted(found, key=order))


def matches(line: AgreementLine, words: str) -> bool:
    """Whether a line is looked for by these words: child, class, or what it is, by any name."""
    kind = line.standing.agreement.kind
    where = " ".join((line.name, line.class_name, kind.value, *kind.aliases)).casefold()
    return all(word in where for word in words.casefold().split())


def state_in_words(one: Standing, today: date) -> str:
    """review due Fri 6 Nov 2026; review Tue 8 Dec 2026; ended Fri 23 Oct 2026: met."""
    if one.ended is not None:
        return f"ended {day_in_words(one.ended.held_on)}: {one.ended.outcome.value}"
    day = day_in_words(one.due_on or today)
    return f"review due {day}" if one.is_due(today) else f"review {day}"


def answers_in_words(one: Standing) -> str:
    """2 of 3 signed, 1 declined."""
    whole, signed, declined = (
        len(one.agreement.parties), one.count(Answer.SIGNED), one.count(Answer.DECLINED)
    )  # fmt: skip
    words = f"{signed} of {whole} signed"
    return f"{words}, {declined} declined" if declined else words


def figure_in_words(one: Standing, tally: Tally) -> str:
    """91.3 % (42 of 46 sessions), target 95 % not reached; reached is said of whole numbers."""
    rate = one.agreement.rate
    aim = f", target {rate_shown(rate)} %" if rate is not None else ""
    if not tally.possible:
        return f"no sessions yet{aim}"
    if rate is not None:
        aim += " reached" if is_reached(rate, tally) else " not reached"
    shown = rate_in_words(tally.attendance)
    return f"{shown} % ({tally.attended} of {tally.possible} sessions){aim}"
