"""Who was at the meeting: the child's contacts ticked, anybody else by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.models.agreements.agreement import Party
from desktop.ui.widgets.safeguarding.line_list import LineList
from desktop.ui.widgets.safeguarding.text_line import TextLine
from desktop.ui.widgets.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.admissions.pupil import Contact


class PartyLine(TextLine):
    """Somebody who is no contact of the child."""

    def __init__(self) -> None:
        super().__init__(("Name", "Who they are"))

    @property
    def party(self) -> Party:
        """What the line says."""
        name, part = self.texts
        return Party(name, part)


class PartiesField(QWidget):
    """Those with responsibility for the child stand first; of the others it is said."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        super().__init__()
        self.ticks: dict[int, QCheckBox] = {}
        self._known = {one.id: one for one in sorted(contacts, key=_responsible_first)}
        self.others = LineList("Others", "Add somebody", PartyLine)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for number, contact in self._known.items():
            self.ticks[number] = QCheckBox(shown(_words(contact)))
            inside.addWidget(self.ticks[number])
        inside.addWidget(self.others)
        first = next(iter(self.ticks.values()), None)
        self.setFocusProxy(first or self.others.add_button)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Those who were there."""
        ticked = (self._known[number] for number, one in self.ticks.items() if one.isChecked())
        contacts = (Party(one.name, one.relationship.lower(), one.id) for one in ticked)
        return (*contacts, *(line.party for line in self.others.filled()))

    def fill(self, parties: Iterable[Party]) -> None:
        """Show who was there; a contact who is off the list by now stands among the others."""
        for one in parties:
            if one.contact in self.ticks:
                self.ticks[one.contact].setChecked(True)
            else:
                self.others.add().fill_texts((one.name, one.part))


def _responsible_first(contact: Contact) -> tuple[bool, int]:
    return not contact.responsibility, contact.place


def _words(contact: Contact) -> str:
    about = [contact.name, contact.relationship.lower()]
    if not contact.responsibility:
        about.append("no responsibility recorded")
    if contact.do_not_contact:
        about.append("do not contact")
    return ", ".join(filter(None, about))
