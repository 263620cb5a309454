"""A register taken on paper: by whom and when, and what stands where a mark was made already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.days.session_times import london
from desktop.models.marks.entry import Kind

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Draft
    from desktop.models.marks.register import Register, Row


@dataclass(frozen=True, slots=True)
class PaperRegister:
    """What the paper says of itself; its marks take effect at that time."""

    taken_by: str
    at: datetime

    @property
    def reason(self) -> str:
        """Why its marks are entered when they are: the reason that each carries."""
        return f"taken on paper by {self.taken_by.strip()} at {london(self.at):%H:%M}"


@dataclass(frozen=True, slots=True)
class KeyedIn:
    """A register that was keyed in from paper: what the paper said of itself, by whom and when."""

    session: Session
    words: str
    by: str
    at: datetime


def check_paper(register: Register, paper: PaperRegister, now: datetime) -> None:
    """RuleError unless the paper names who took it, at a time within its session and not to come.

    Law allows a register on paper (reg 10); marking never opens before its time, on paper neither.
    """
    times = register.times
    if not paper.taken_by.strip():
        raise RuleError("Who took the register on paper is missing.", "Write the name.")
    if paper.at > now:
        at = f"{london(paper.at):%H:%M}"
        raise RuleError(f"{at} has not come yet.", "Write the time that stands on the paper.")
    if not times.opens <= paper.at < times.ends:
        opens, ends = f"{london(times.opens):%H:%M}", f"{london(times.ends):%H:%M}"
        raise RuleError(
            f"This register is taken from {opens} to {ends}.",
            "Look at the time on the paper, and at the session.",
        )


def is_said(row: Row, draft: Draft) -> bool:
    """Whether a person has entered what the paper says; what the close entered nobody has said."""
    entry = row.entry
    if entry is None or not draft.code or entry.kind is Kind.CLOSE:
        return False
    minutes = draft.minutes is None or draft.minutes == entry.minutes
    return entry.code == draft.code and minutes


def disagrees(paper: PaperRegister, row: Row, draft: Draft) -> bool:
    """Whether a person made another mark than the paper says: then somebody says which stands.

    A mark keyed in from the same paper is only put right.
    """
    entry = row.entry
    if entry is None or not entry.code or entry.kind is Kind.CLOSE:
        return False
    same_paper = entry.kind is Kind.PAPER and entry.reason == paper.reason
    return bool(draft.code) and not same_paper and not is_said(row, draft)
