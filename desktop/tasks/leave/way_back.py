"""Which children were seen in school again after leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.leave.watch import is_here
from desktop.models.marks.year_marks import marks_by_session, year_of
from desktop.storage.marks import entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.leave.decision import LeaveDecision
    from desktop.tasks.desk import Desk


def back_again(desk: Desk, decisions: Iterable[LeaveDecision]) -> frozenset[int]:
    """Return the numbers of the decisions whose child was here after the leave they gave."""
    over = [one for one in decisions if one.last is not None and one.last.day < desk.today]
    pupils = tuple({one.pupil for one in over})
    years = {year_of(one.last.day) for one in over if one.last} | {year_of(desk.today)}
    strings = {year: entries.marks_of_year(desk.db, pupils, year) for year in years}
    return frozenset(
        one.id
        for one in over
        if any(_was_here(year, marks.get(one.pupil, ""), one) for year, marks in strings.items())
    )


def _was_here(year: int, marks: str, decision: LeaveDecision) -> bool:
    after = decision.last.number if decision.last else 0
    return any(number > after and is_here(code) for number, code in marks_by_session(year, marks))
