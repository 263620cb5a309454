"""The quiet line under a register: a parent rang about a child who is marked here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.absence.settle_doubts import doubts_in
from desktop.ui.widgets.words import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.doubt import Doubt
    from desktop.models.marks.register import Register
    from desktop.tasks.desk import Desk


class DoubtLine(Notice):
    """Says neither what the parent said nor why; gone when the office has found out."""

    def look(self, desk: Desk, register: Register, *, takes: bool) -> None:
        """Show what is in doubt in a register, to whoever takes it."""
        words = in_words(doubts_in(desk, register)) if takes else ""
        if words != self.words:
            self.say(words, "notice-late")


def in_words(found: Sequence[Doubt]) -> str:
    """A parent rang about Aisha Ahmed: the office is finding out."""
    names = tuple(dict.fromkeys(one.pupil_name for one in found))
    if not names:
        return ""
    if len(names) == 1:
        return f"A parent rang about {names[0]}: the office is finding out."
    return f"Parents rang about {', '.join(names[:-1])} and {names[-1]}: the office is finding out."
