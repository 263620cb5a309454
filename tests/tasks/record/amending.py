"""Two closed days of the small school to amend over, and requests by a few words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import Half, Session
from desktop.models.record.span_amendment import Wanted, Which
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.record.amend_registers import amend, preview
from tests import make
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from desktop.models.record.amendment import Amendment
    from desktop.models.record.amendment_preview import Preview
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

MONDAY = date(2026, 11, 9)
FIRST, LAST = Session(MONDAY, Half.AM), Session(make.TUESDAY, Half.AM)


def take(small: SmallSchool, session: Session, absent: tuple[int, ...], late: int = 4) -> None:
    """Take and close a register: the children in these rows are N, one is L, the rest here."""
    hour = 9 if session.half is Half.AM else 13
    small.clock.set(hour, 5, day=session.day)
    register = opened(small, session)
    for place in absent:
        mark(small.teacher, register, place, "N")
    mark(small.teacher, register, late, "L", minutes=4)
    take_register.fill_rest(small.teacher, register.id)
    small.clock.set(hour, 40)
    close_due(small.db, small.clock(), session.day)


def two_days(small: SmallSchool) -> None:
    """Monday to Tuesday morning: Aisha N throughout, Ben on Monday morning; it is Tuesday 09:40."""
    take(small, FIRST, (0, 1))
    take(small, Session(MONDAY, Half.PM), (0,))
    take(small, LAST, (0,))


def wanted(small: SmallSchool, **more: Any) -> Wanted:
    """N to I for the class over both days, unless said otherwise."""
    facts: dict[str, Any] = {
        "first": FIRST, "last": LAST, "which": Which.NO_REASON, "code": "I",
        "reason": "Mother rang: flu", "groups": (small.group,),
    }  # fmt: skip
    return Wanted(**(facts | more))


def amended(desk: Desk, asked: Wanted) -> Amendment:
    """Amend by what the preview shows."""
    return amend(desk, asked, preview(desk, asked))


def in_words(shown: Preview) -> list[str]:
    """The changes of a preview, a line each."""
    return [f"{one.name} {one.session}: {one.before} to {one.after}" for one in shown.changes]
