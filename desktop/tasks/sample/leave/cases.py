"""What the invented school's families ask for of days to come."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.models.leave.decision import Outcome
from desktop.models.leave.leave_kind import LeaveKind, LeaveTerms
from desktop.models.leave.request import Came


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the head decided, and how many school days ago; `days` are those granted, from 1."""

    outcome: Outcome
    reason: str
    ago: int = 2
    kind: LeaveKind = LeaveKind.EXCEPTIONAL
    terms: LeaveTerms = field(default_factory=LeaveTerms)
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: `first` and `count` are school days from the day on, `ago` is when it came.

    `asker` is the contact's place in the child's list; `family` takes brothers and sisters along.
    """

    reason: str
    words: str
    first: int
    count: int
    ago: int
    came: Came = Came.FORM
    asker: int = 1
    where: str = ""
    family: bool = False
    answer: Answer | None = None
    withdrawn: str = ""
    seen: str = ""  # what showed the dates


ASKED: tuple[Asked, ...] = (
    Asked(
        reason="other", words="Her brother’s graduation in Aberdeen, with the whole family",
        first=20, count=1, ago=1, where="Aberdeen",
    ),
    Asked(
        reason="extended visit", words="Tickets are cheaper than in the holidays", first=15,
        count=8, ago=1, where="Lagos", family=True, seen="return tickets",
    ),
    Asked(
        reason="holiday", words="A long weekend by the sea", first=3, count=2, ago=1,
        came=Came.EMAIL,
    ),
    Asked(
        reason="wedding", words="My cousin’s wedding", first=12, count=1, ago=2, asker=2,
        came=Came.LETTER,
    ),
    Asked(
        reason="performance", words="Dances in The Iron Fox at the theatre", first=11, count=1,
        ago=12,
        answer=Answer(
            outcome=Outcome.GRANTED, ago=3, kind=LeaveKind.PERFORMANCE,
            reason="The authority has licensed the performance.",
            terms=LeaveTerms(licence="Westmarch Council, licence PL/0411"),
        ),
    ),
    Asked(
        reason="wedding", words="His aunt’s wedding in Galway, and the week around it", first=18,
        count=5, ago=9, where="Galway", family=True,
        answer=Answer(
            outcome=Outcome.GRANTED_IN_PART, days=(3, 5),
            reason="Three days for the wedding and the journey; the rest of the week is not given.",
        ),
    ),
    Asked(
        reason="holiday", words="We break up early for the sun", first=24, count=5, ago=6,
        answer=Answer(
            outcome=Outcome.REFUSED, ago=1,
            reason="A holiday is not exceptional, and the week is one of tests and carols.",
        ),
    ),
    Asked(
        reason="interview", words="Entrance test at another school", first=6, count=1, ago=11,
        withdrawn="The test has been moved to a Saturday",
    ),
)  # fmt: skip
