"""The marks that a letter about a child who is not back relies on, kept as it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.models.days.session import both_halves
from desktop.models.letters.letter import LetterKind
from desktop.models.marks.year_marks import marks_by_session, year_of
from desktop.storage.marks import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.letters.letter import LetterDraft
    from desktop.tasks.desk import Desk

_OVERDUE = frozenset({LetterKind.RETURN_OVERDUE, LetterKind.TRAVEL_OVERDUE})


def with_marks(desk: Desk, draft: LetterDraft) -> LetterDraft:
    """Return a draft about an overdue return with the children's marks since they were due.

    `relied_on` says since when, as "back_on"; marks that the draft names itself are left alone.
    """
    due = draft.relied_on.get("back_on")
    if draft.kind not in _OVERDUE or "marks" in draft.relied_on or not isinstance(due, str):
        return draft
    marks = _marks_since(desk, draft.pupils, date.fromisoformat(due))
    return replace(draft, relied_on={**draft.relied_on, "marks": marks})


def _marks_since(desk: Desk, pupils: Sequence[int], due: date) -> list[list[object]]:
    first, last = both_halves(due)[0].number, both_halves(desk.today)[1].number
    found: list[list[object]] = []
    for year in range(year_of(due), year_of(desk.today) + 1):
        for pupil, marks in sorted(entries.marks_of_year(desk.db, pupils, year).items()):
            found.extend(
                [pupil, number, code]
                for number, code in marks_by_session(year, marks)
                if first <= number <= last
            )
    return found
