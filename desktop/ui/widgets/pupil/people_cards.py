"""Contacts, brothers and sisters, and flags, as cards of the page about a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets.pupil.contact_row import ContactRow, contact_lines, tool
from desktop.ui.widgets.words import button, card, copyable, emptied, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.admissions.pupil import Flag
    from desktop.tasks.admissions.link_siblings import Sibling
    from desktop.tasks.admissions.show_pupil import PupilPage


class PeopleCard(QWidget):
    """A card with a heading, a button that adds, and lines that are filled again each time."""

    def __init__(self, title: str, add_words: str, add: Callable[[], None]) -> None:
        super().__init__()
        frame, inside = card()
        self.add_button = button(add_words, add, "quiet", "plus")
        inside.addLayout(row(label(title, "heading"), None, self.add_button))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        inside.addLayout(self.lines)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def begin(self, *, may_add: bool) -> None:
        """Take the lines out, to fill them again."""
        emptied(self.lines)
        self.add_button.setVisible(may_add)

    def say_none(self, words: str) -> None:
        """Say in a line that there is nothing."""
        self.lines.addWidget(label(words, "hint"))


class ContactsCard(PeopleCard):
    """The people to ring, in order; a warning heads them where there are too few."""

    edited = Signal(object)
    moved = Signal(object, int)
    withdrawn = Signal(object)

    def __init__(self, add: Callable[[], None]) -> None:
        super().__init__("People to ring, in order", "Add contact", add)

    def show_page(self, page: PupilPage) -> None:
        """Show the contacts as the person may see them."""
        self.begin(may_add=page.may_change)
        if not page.sees_all:
            self.say_none("The office sees who to ring.")
            return
        for finding in page.record.findings:
            if finding.field == "contacts":
                role = "error" if finding.is_refusal else "warning"
                self.lines.addWidget(label(finding.text, role, wraps=True))
        for place, contact in enumerate(page.record.contacts, start=1):
            line = ContactRow(contact, place, may_change=page.may_change)
            line.edited.connect(self.edited)
            line.withdrawn.connect(self.withdrawn)
            line.raised.connect(self._raise)
            line.lowered.connect(self._lower)
            self.lines.addWidget(line)

    def _raise(self, contact: object) -> None:
        self.moved.emit(contact, -1)

    def _lower(self, contact: object) -> None:
        self.moved.emit(contact, 1)


class SiblingsCard(PeopleCard):
    """Brothers and sisters; from another school only name, school and whom to ring."""

    chosen = Signal(int)
    unlinked = Signal(object)

    def __init__(self, add: Callable[[], None]) -> None:
        super().__init__("Brothers and sisters", "Add", add)

    def show_page(self, page: PupilPage) -> None:
        """Show the siblings that are recorded."""
        self.begin(may_add=page.may_change)
        if not page.record.siblings:
            self.say_none("None recorded.")
        for sibling in page.record.siblings:
            self.lines.addWidget(
                _SiblingRow(sibling, self, may_change=page.may_change, sees_contacts=page.sees_all)
            )


class _SiblingRow(QWidget):
    def __init__(
        self, sibling: Sibling, owner: SiblingsCard, *, may_change: bool, sees_contacts: bool
    ) -> None:
        super().__init__()
        self._sibling, self._owner = sibling, owner
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name())
        if not sibling.is_here:
            words.addWidget(label(sibling.school, "hint"))
            if sibling.contact and sees_contacts:
                lines = (sibling.contact.name, *contact_lines(sibling.contact))
                words.addWidget(copyable("Ring " + ", ".join(lines)))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(words, 1)
        if may_change:
            inside.addWidget(tool("x", f"{sibling.name} is no brother or sister", self._unlink))

    def _name(self) -> QWidget:
        if not self._sibling.is_here:
            return label(self._sibling.name)
        opens = button(self._sibling.name, self._choose, "quiet", "user")
        holder = QWidget()
        holder.setLayout(row(opens, None))
        return holder

    def _choose(self) -> None:
        self._owner.chosen.emit(self._sibling.pupil)

    def _unlink(self) -> None:
        self._owner.unlinked.emit(self._sibling)


class FlagsCard(PeopleCard):
    """Safeguarding flags; the card is there only for those who may see them."""

    ended = Signal(object)

    def __init__(self, add: Callable[[], None]) -> None:
        super().__init__("Safeguarding flags", "Add flag", add)

    def show_page(self, page: PupilPage) -> None:
        """Show the flags that stand, or no card at all."""
        self.setVisible(page.may_flag)
        self.begin(may_add=page.may_flag)
        if not page.record.flags:
            self.say_none("None.")
        for flag in page.record.flags:
            self.lines.addWidget(_FlagRow(flag, self))


class _FlagRow(QWidget):
    def __init__(self, flag: Flag, owner: FlagsCard) -> None:
        super().__init__()
        self._flag, self._owner = flag, owner
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(flag.flag, "badge-warn"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(copyable(flag.note), 1)
        inside.addWidget(tool("x", f"End the flag {flag.flag}", self._end))

    def _end(self) -> None:
        self._owner.ended.emit(self._flag)
