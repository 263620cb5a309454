"""A request for leave: who asks for which children, from when to when, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.models.leave.reason import BY_NAME

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.models.days.session import Session
    from desktop.models.leave.reason import LeaveReason


class Came(Enum):
    """How a request came; policies want it in writing (R33, R114, R168)."""

    FORM = "form"
    LETTER = "letter"
    EMAIL = "e-mail"
    IN_PERSON = "in person"
    PHONE = "phone"

    @property
    def in_writing(self) -> bool:
        """Whether something written came."""
        return self not in (Came.IN_PERSON, Came.PHONE)


class Paper(Enum):
    """What happened to the papers about a request."""

    EVIDENCE_ASKED = "evidence asked"
    EVIDENCE_SEEN = "evidence seen"
    EVIDENCE_NOT_SHOWN = "evidence not shown"
    FORM_FILED = "form filed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDraft:
    """What is about to be written down; brothers and sisters share one request.

    `contact` is None for somebody not on the list; `lives_with` is None where nobody knows whether
    the asker lives with the children.
    """

    pupils: tuple[int, ...]
    received_on: date
    came: Came
    asker: str
    first: Session
    last: Session
    reason: str
    relationship: str = ""
    contact: int | None = None
    lives_with: bool | None = None
    destination: str = ""
    words: str = ""

    @property
    def kind(self) -> LeaveReason:
        """The kind of reason that was chosen."""
        return BY_NAME[self.reason]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRequest(RequestDraft):
    """A request as it is kept, by whom and when it was written down."""

    id: int
    school: int
    recorded_at: datetime
    name: str
    position: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it counts no longer."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class PaperNote:
    """Something that happened to the papers about a request."""

    request: int
    what: Paper
    words: str
    at: datetime
    name: str
    position: str


def evidence_state(papers: tuple[PaperNote, ...]) -> str:
    """Return what is known of the evidence of dates: the newest note decides."""
    about = [one.what for one in papers if one.what is not Paper.FORM_FILED]
    return about[-1].value if about else "not asked"


def is_filed(papers: tuple[PaperNote, ...]) -> bool:
    """Whether the form was filed (R213)."""
    return any(one.what is Paper.FORM_FILED for one in papers)
