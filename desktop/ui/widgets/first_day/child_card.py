"""The chosen child of the board: tier, who must know, whom to ring, what was tried, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from desktop.models.days.session_times import london
from desktop.ui.fitted import put_picture
from desktop.ui.style import dress
from desktop.ui.widgets.first_day.attempt_keys import AttemptKeys
from desktop.ui.widgets.first_day.attempt_list import AttemptList
from desktop.ui.widgets.first_day.board_view import due_in_words, tier_shape
from desktop.ui.widgets.first_day.contact_keys import ContactKeys
from desktop.ui.widgets.first_day.proposal_lines import ProposalLines
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.sending.outbox_columns import how_it_fared
from desktop.ui.widgets.words import Notice, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.board import BoardLine
    from desktop.models.absence.message import Message
    from desktop.models.admissions.pupil import Contact
    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.ui.widgets.first_day.board_view import BoardRow

_BADGES = ("badge-warn", "badge-late", "badge-plain")


class ChildCard(QFrame):
    """Shows one child; what is done for the child goes by its parts' signals."""

    tier_asked = Signal()
    write_asked = Signal()
    page_asked = Signal(int)
    register_asked = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("The chosen child")
        self.who, self.next = label("", "heading", wraps=True), label("", "badge-info")
        self.shape, self.tier = QLabel(), label("", "badge-plain")
        self.why = label("", "hint", wraps=True)
        self.change_tier = button("Another tier…   R", self.tier_asked.emit, "quiet")
        self.write = button("Write to the family…   X", self.write_asked.emit, "quiet", "pencil")
        self.page = button("The child’s page   F8", self.show_page, "quiet", "user")
        self.register = button("The register", self._show_register, "quiet", "clipboard-list")
        self.teacher, self.told, self.message = Notice(), Notice(), Notice()
        self.contacts, self.keys = ContactKeys(), AttemptKeys()
        self.tried, self.proposals = AttemptList(), ProposalLines()
        self._line: BoardLine | None = None
        self._lay_out()

    def show_row(
        self, row: BoardRow, lines: Sequence[BoardLine], contacts: tuple[Contact, ...]
    ) -> None:
        """Show a child; `lines` is the whole board, for brothers and sisters on it."""
        line = row.line
        self.who.setText(f"{line.name}, {line.group_name}")
        self.next.setText(due_in_words(row))
        dress(self.next, role="badge-warn" if row.overdue else "badge-info")
        self._show_tier(row)
        self.teacher.say(_teacher(line), "notice-late")
        self.register.setVisible(line.ask_teacher)
        self.told.say("\n".join(_to_know(line)), "notice")
        self.contacts.show_line(line, contacts)
        self.tried.show_attempts(line.attempts)
        self.proposals.show_proposed(line.proposed)
        before, self._line = self._line, line
        if before is None or line.pupil != before.pupil:
            self.keys.begin(line, tuple(one.name.split()[0] for one in family_on(line, lines)))

    def press(self, key: str) -> bool:
        """Do what a key stands for; whether it stands for anything."""
        if key.upper() == "R" and not self.keys.is_begun:
            self.tier_asked.emit()
            return True
        if key.upper() == "X" and not self.keys.is_begun:
            self.write_asked.emit()
            return True
        return self.keys.press(key) or self.contacts.press(key) or self.proposals.press(key)

    def show_message(self, item: OutboxItem | None) -> None:
        """Say how the day's last message to the family fares; nothing where none was written."""
        if item is None:
            self.message.clear()
            return
        kind = "notice-warn" if item.has_failed else "notice-ok" if item.is_sent else "notice-late"
        way = item.channel.value.capitalize()
        self.message.say(f"{way} to {item.to}. {how_it_fared(item)}", kind)

    def show_page(self) -> None:
        """Ask for the page about the child."""
        if self._line is not None:
            self.page_asked.emit(self._line.pupil)

    def _show_register(self) -> None:
        if self._line is not None:
            self.register_asked.emit(self._line.group, self._line.sessions[-1])

    def _lay_out(self) -> None:
        tier = FlowRow()
        tier.add_left(self.shape, self.tier, self.next)
        pages = FlowRow()
        pages.add_left(self.register, self.write, self.change_tier, self.page)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        parts = (self.who, tier, self.why, self.teacher, self.told, self.message, self.proposals)
        for part in (*parts, self.contacts, self.keys, self.tried, pages):
            inside.addWidget(part)
        inside.addStretch(1)

    def _show_tier(self, row: BoardRow) -> None:
        put_picture(self.shape, *tier_shape(row.rank))
        self.tier.setText(row.line.tier.tier)
        dress(self.tier, role=_BADGES[min(row.rank, len(_BADGES) - 1)])
        self.why.setText(f"{row.line.tier.tier}: {row.line.tier.why}")


def family_on(line: BoardLine, lines: Sequence[BoardLine]) -> tuple[BoardLine, ...]:
    """Return the brothers and sisters of a child who are on the board as well."""
    return tuple(one for one in lines if one.pupil in line.family)


def _teacher(line: BoardLine) -> str:
    if not line.ask_teacher:
        return ""
    return (
        f"The register of {line.group_name} was never handed in: ask the teacher whether the child "
        "is away before you reach the family. K, once you have."
    )


def _to_know(line: BoardLine) -> list[str]:
    """Say who outside must be told, who left a message, and whether somebody drives there."""
    found = [line.due_back.words] if line.due_back else []
    found += [f"Tell {one}." for one in line.outsiders]
    found += [_unheard(one) for one in line.unheard]
    if line.visit_asked:
        found.append("A home visit is asked for: F7 shows the visits.")
    return found


def _unheard(said: Message) -> str:
    relation = f", {said.relationship.lower()}" if said.relationship else ""
    words = f": “{said.words}”" if said.words else ""
    return (
        f"{said.caller}{relation}, left a message at {london(said.received_at):%H:%M}{words}. "
        "This person may not explain the absence."
    )
