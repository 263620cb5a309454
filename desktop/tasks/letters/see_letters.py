"""The ledger: what was written, to whom, how each letter fared, and what has changed since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import session_of
from desktop.models.letters.ledger_line import LedgerLine, lines
from desktop.models.letters.letter import Letter, in_order, marks_relied_on
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.letters import ledger
from desktop.storage.marks import entries
from desktop.tasks.admissions.pupil_history import pupil_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.tasks.desk import Desk


def may_see_letters(desk: Desk) -> bool:
    """Whether this person may see letters: the office and the head."""
    return desk.who.may(Duty.LOG_ABSENCE) or desk.who.may(Duty.SIGN_LETTERS)


def need_to_see_letters(desk: Desk) -> None:
    """PermissionRefused for all but the office and the head: a letter says why."""
    if not may_see_letters(desk):
        raise PermissionRefused(f"{desk.who.name} may not see letters.", "Ask the office.")


def see_letters(desk: Desk, first: date, last: date) -> tuple[LedgerLine, ...]:
    """Return the letters written between two days, both included, the newest first."""
    need_to_see_letters(desk)
    if last < first:
        raise RuleError("The days are out of order.", "Choose the earlier day first.")
    found = in_order(ledger.letters_between(desk.db, desk.school, first, last))
    return _lines(desk, found[::-1])


def first_day_of(desk: Desk, days: int) -> date:
    """Return the first day of so many days up to today; of this school year for none."""
    year = date(year_of(desk.today), 8, 1)
    return desk.today - timedelta(days=days) if days else year


def letters_of_child(desk: Desk, pupil: int) -> tuple[LedgerLine, ...]:
    """Return every letter that names a child, the newest first."""
    need_to_see_letters(desk)
    found = ledger.letters_of_pupil(desk.db, desk.school, pupil_here(desk, pupil).id)
    return _lines(desk, found)


def letter_line(desk: Desk, number: int) -> LedgerLine:
    """Read one letter again; RuleError for none of this school."""
    need_to_see_letters(desk)
    found = ledger.load_letter(desk.db, desk.school, number)
    if found is None:
        raise RuleError("There is no such letter.", "Look at the ledger again.")
    return _lines(desk, [found])[0]


def written_in_words(desk: Desk, numbers: Sequence[int]) -> str:
    """Say to whom letters that were just written go, and why one cannot be posted."""
    if not numbers:
        return "No letter: nobody of the family may be written to."
    found = ledger.letters_numbered(desk.db, desk.school, numbers)
    names = [f"{one.addressee} ({_note(one)})" if one.note else one.addressee for one in found]
    letters = "A letter waits" if len(found) == 1 else f"{len(found)} letters wait"
    return f"{letters} for a signature: to {'; to '.join(names)}."


def _note(letter: Letter) -> str:
    return f"{letter.note[:1].lower()}{letter.note[1:]}".rstrip(".")


def changed_since(desk: Desk, letters: Sequence[Letter]) -> dict[int, tuple[str, ...]]:
    """Return what letters rely on that has changed since, in words, by letter; unchanged: none."""
    return {one.letter.id: one.looks for one in _lines(desk, letters) if one.needs_look}


def _lines(desk: Desk, letters: Sequence[Letter]) -> tuple[LedgerLine, ...]:
    return lines(letters, _codes(desk, letters))


def _codes(desk: Desk, letters: Iterable[Letter]) -> dict[tuple[int, int], str]:
    """Read the current marks that these letters rely on, one query a school year."""
    wanted: dict[int, set[tuple[int, int]]] = {}
    for letter in letters:
        for pupil, number, _code in marks_relied_on(letter.relied_on):
            wanted.setdefault(year_of(session_of(number).day), set()).add((pupil, number))
    found = {}
    for year, places in wanted.items():
        marks = entries.marks_of_year(desk.db, sorted({pupil for pupil, _ in places}), year)
        for pupil, number in places:
            where = place_in_year(session_of(number))
            found[pupil, number] = mark_at(marks.get(pupil, ""), where)
    return found
