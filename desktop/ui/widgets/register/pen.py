"""How the marks of a register are made: on the screen, or keyed in from paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.marks.register import minutes_late
from desktop.models.site.paper_register import disagrees, is_said
from desktop.tasks.marks import take_register
from desktop.tasks.site import take_from_paper

if TYPE_CHECKING:
    from desktop.models.marks.entry import Draft
    from desktop.models.marks.register import Register, Row
    from desktop.models.site.paper_register import PaperRegister
    from desktop.tasks.desk import Desk
    from desktop.tasks.marks.take_register import Filled, Marked


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes into one register; with a paper, its marks say who took them there and when.

    `late_reason` is why a register that nobody took is taken after its close, asked once.
    """

    desk: Desk
    paper: PaperRegister | None = None
    late_reason: str = ""

    def mark(self, register: Register, draft: Draft) -> Marked:
        """Enter one mark; a mark is only ever taken back on the screen."""
        if self.paper is None or not draft.code:
            return take_register.mark(self.desk, register.id, draft)
        return take_from_paper.mark(self.desk, register.id, draft, self.paper)

    def fill(self, register: Register) -> Filled:
        """Mark the blanks present."""
        if self.paper is None:
            return take_register.fill_rest(self.desk, register.id, self.late_reason)
        return take_from_paper.fill_rest(self.desk, register.id, self.paper)

    def minutes_late(self, register: Register) -> int | None:
        """Return the minutes that L means by itself now; a paper says its own, or none."""
        return None if self.paper else minutes_late(register, self.desk.now())

    def is_there(self, row: Row, draft: Draft) -> bool:
        """Whether what is asked for is entered already, so that nothing is to be written."""
        if self.paper is not None:
            return is_said(row, draft)
        entry = row.entry
        if entry is None or not draft.code:
            return False
        return (entry.code, entry.minutes, entry.note) == (draft.code, draft.minutes, draft.note)

    def must_choose(self, row: Row, draft: Draft) -> bool:
        """Whether paper and screen say different things of a child: a person says which stands."""
        return self.paper is not None and disagrees(self.paper, row, draft)


def pen_for(desk: Desk, paper: PaperRegister) -> Pen:
    """Return the pen that copies a paper; the paper says why it is done late."""
    return Pen(desk, paper, paper.reason)
