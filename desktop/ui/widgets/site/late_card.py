"""The card of children who come late, one or several together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.site.late_reason import DeskReason
from desktop.ui.widgets.site.family_card import FamilyCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.marks.arrival import Arrival
    from desktop.models.marks.register import Row
    from desktop.tasks.site.desk_child import DeskChild

_ROLES = {"L": "badge-late", "U": "badge-warn"}
Coming = tuple["DeskChild", "Arrival"]


class LateCard(FamilyCard[DeskReason]):
    """Who comes in late and what each will be marked."""

    def __init__(self) -> None:
        super().__init__("Coming in late", "Why", "Brought by", "Sign in", "Also here")
        self.inside.insertWidget(4, self.family)

    def begin(self, child: DeskChild) -> None:
        """Begin with a first child: whose family and contacts are offered."""
        self.adults.offer(child.adults)
        self.offer_family(child.family)

    def show_children(self, coming: Sequence[Coming]) -> None:
        """Say who comes in and what each will be marked."""
        several = len(coming) > 1
        lines = (f"{_named(child)}{_shortly(mark) if several else ''}" for child, mark in coming)
        self.who.setText("\n".join(lines))
        known = [(child.name, known_in_words(child.row)) for child, _ in coming]
        self.say_known("\n".join(
            f"{name}, {words[:1].lower()}{words[1:]}" if several else words
            for name, words in known if words
        ))  # fmt: skip
        count = f"{len(coming)} children together"
        mark = coming[0][1]
        if several:
            self.say_outcome(count)
        else:
            self.say_outcome(in_words(mark), _ROLES.get(mark.code, "badge-info"))
        self.write.setText(f"Sign in {len(coming)}   Enter" if several else "Sign in   Enter")
        self.tick({child.pupil for child, _ in coming})


def _named(child: DeskChild) -> str:
    return f"{child.name}, {child.register.group_name}"


def known_in_words(row: Row) -> str:
    """Marked N by Tara Teach; known: M, Dentist at 09:20."""
    by = f" by {row.entry.name}" if row.entry and row.entry.name else ""
    marked = f"marked {row.code}{by}" if row.code else ""
    note = f", {row.known.note}" if row.known and row.known.note else ""
    known = f"known: {row.known.code}{note}" if row.known else ""
    words = "; ".join(filter(None, (marked, known)))
    return f"{words[:1].upper()}{words[1:]}"


def _shortly(mark: Arrival) -> str:
    return f": {mark.code}, {mark.minutes} min"


def in_words(mark: Arrival) -> str:
    """L, 15 minutes late."""
    minutes = "1 minute" if mark.minutes == 1 else f"{mark.minutes} minutes"
    return f"{mark.code}, {minutes} late"
