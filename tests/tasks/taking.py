"""Taking a register in tests: what stands in it, and marks by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft
from desktop.tasks.marks import take_register
from tests import make

if TYPE_CHECKING:
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk
    from desktop.tasks.marks.take_register import Marked
    from tests.conftest import SmallSchool

MORNING = Session(make.TUESDAY, Half.AM)
AFTERNOON = Session(make.TUESDAY, Half.PM)


def opened(small: SmallSchool, session: Session = MORNING) -> Register:
    return take_register.open_register(small.head, small.group, session)


def mark(desk: Desk, register: Register, place: int, code: str, **more: Any) -> Marked:
    """Mark the child in a row (from 0) as somebody who sees the register as it is now."""
    now = take_register.open_register(desk, register.group, register.session)
    row = now.rows[place]
    seen = row.entry.id if row.entry else None
    return take_register.mark(desk, register.id, Draft(row.pupil, code, seen, **more))


def codes(small: SmallSchool, session: Session = MORNING) -> str:
    """The marks of the class as one text; . for none."""
    return " ".join(row.code or "." for row in opened(small, session).rows)


def expect(small: SmallSchool, place: int, code: str, **more: Any) -> int:
    """Let something be known of a child on the Tuesday."""
    facts = {
        "school": small.school, "pupil": small.pupils[place], "first_day": "2026-11-10",
        "last_day": "2026-11-10", "pattern": 1023, "code": code, "source": "planned",
        "recorded_at": 0,
    }  # fmt: skip
    return make.insert(small.db, "expectations", **(facts | more))
