"""Contacts, and brothers and sisters, as cards of the page about a child.

Lines are made once and filled again for the next child: making them is dearer than reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.days.session import Half
from desktop.ui.widgets.pupil.contact_row import ContactRow, contact_lines, name_tool, tool
from desktop.ui.widgets.words import button, card, copyable, label, row, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.marks.shown_mark import Sight
    from desktop.tasks.admissions.link_siblings import Sibling
    from desktop.tasks.admissions.show_pupil import PupilPage

Line = TypeVar("Line", bound=QWidget)


class PeopleCard(QWidget, Generic[Line]):
    """A card with a heading, a button that adds, and as many lines as there are people."""

    def __init__(self, title: str, add_words: str, add: Callable[[], None]) -> None:
        super().__init__()
        frame, inside = card()
        self.add_button = button(add_words, add, "quiet", "plus")
        inside.addLayout(row(label(title, "heading"), None, self.add_button))
        self._none = label(role="hint", wraps=True)
        inside.addWidget(self._none)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(6)
        inside.addLayout(self._layout)
        self.lines: list[Line] = []
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def begin(self, count: int, make: Callable[[], Line], *, may_add: bool) -> list[Line]:
        """Return so many lines to fill, the others hidden."""
        self.add_button.setVisible(may_add)
        while len(self.lines) < count:
            self.lines.append(make())
            self._layout.addWidget(self.lines[-1])
        for place, line in enumerate(self.lines):
            line.setVisible(place < count)
        return self.lines[:count]

    def say_none(self, words: str) -> None:
        """Say in a line that there is nothing; no words, no line."""
        self._none.setText(words)
        self._none.setVisible(bool(words))


class ContactsCard(PeopleCard[ContactRow]):
    """The people to ring, in order; a warning heads them where there are too few."""

    edited = Signal(object)
    moved = Signal(object, int)
    withdrawn = Signal(object)

    def __init__(self, add: Callable[[], None]) -> None:
        super().__init__("People to ring, in order", "Add contact", add)
        self._error, self._warning = (
            label(role="error", wraps=True),
            label(role="warning", wraps=True),
        )
        self._layout.addWidget(self._error)
        self._layout.addWidget(self._warning)

    def show_page(self, page: PupilPage) -> None:
        """Show the contacts as the person may see them."""
        self.say_none("" if page.sees_all else "The office sees who to ring.")
        found = [one for one in page.record.findings if one.field == "contacts" and page.sees_all]
        for where, refusal in ((self._error, True), (self._warning, False)):
            words = [one.text for one in found if one.is_refusal is refusal]
            where.setText("\n".join(words))
            where.setVisible(bool(words))
        contacts = page.record.contacts if page.sees_all else ()
        lines = self.begin(len(contacts), self._line, may_add=page.may_change)
        for place, (line, contact) in enumerate(zip(lines, contacts, strict=True), start=1):
            line.show_contact(contact, place, may_change=page.may_change)

    def _line(self) -> ContactRow:
        line = ContactRow()
        line.edited.connect(self.edited)
        line.withdrawn.connect(self.withdrawn)
        line.raised.connect(self._raise)
        line.lowered.connect(self._lower)
        return line

    def _raise(self, contact: object) -> None:
        self.moved.emit(contact, -1)

    def _lower(self, contact: object) -> None:
        self.moved.emit(contact, 1)


class SiblingRow(QWidget):
    """A brother or sister, with what stands today; from another school whom to ring."""

    chosen = Signal(int)
    unlinked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sibling: Sibling | None = None
        self.opens = button("", self._choose, "quiet", "user")
        self._name, self._today = label(), label(role="hint")
        self._elsewhere = copyable("")
        self._unlinks = tool("x", "", self._unlink)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(row(self.opens, self._name, self._today, None))
        words.addWidget(self._elsewhere)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(words, 1)
        inside.addWidget(self._unlinks)

    def show_sibling(self, sibling: Sibling, page: PupilPage) -> None:
        """Show one; nothing but name, school and contact crosses between schools."""
        self._sibling = sibling
        self.opens.setText(shown(sibling.name))
        self._name.setText(sibling.name)
        self._today.setText(today_in_words(page.here_today.get(sibling.pupil, ())))
        self._elsewhere.setText("\n".join(_elsewhere(sibling, sees_contacts=page.sees_all)))
        name_tool(self._unlinks, f"{sibling.name} is no brother or sister")
        self.opens.setVisible(sibling.is_here)
        self._unlinks.setVisible(page.may_change)
        for words in (self._name, self._elsewhere):
            words.setVisible(not sibling.is_here)

    def _choose(self) -> None:
        if self._sibling:
            self.chosen.emit(self._sibling.pupil)

    def _unlink(self) -> None:
        self.unlinked.emit(self._sibling)


class SiblingsCard(PeopleCard[SiblingRow]):
    """Brothers and sisters, each with what stands today."""

    chosen = Signal(int)
    unlinked = Signal(object)

    def __init__(self, add: Callable[[], None]) -> None:
        super().__init__("Brothers and sisters", "Add", add)

    def show_page(self, page: PupilPage) -> None:
        """Show the siblings that are recorded."""
        theirs = page.record.siblings
        self.say_none("" if theirs else "None recorded.")
        lines = self.begin(len(theirs), self._line, may_add=page.may_change)
        for line, sibling in zip(lines, theirs, strict=True):
            line.show_sibling(sibling, page)

    def _line(self) -> SiblingRow:
        line = SiblingRow()
        line.chosen.connect(self.chosen)
        line.unlinked.connect(self.unlinked)
        return line


def today_in_words(halves: tuple[Sight | None, ...]) -> str:
    """Say what stands for a child today, by half: present, late, absent, no mark yet."""
    words = [sight.value if sight else "no mark yet" for sight in halves]
    if len(set(words)) == 1:
        return f"today: {words[0]}"
    return ", ".join(f"{half.name} {one}" for half, one in zip(Half, words, strict=False))


def _elsewhere(sibling: Sibling, *, sees_contacts: bool) -> list[str]:
    lines = [sibling.school]
    if sibling.contact and sees_contacts:
        lines.append("Ring " + ", ".join((sibling.contact.name, *contact_lines(sibling.contact))))
    return lines
