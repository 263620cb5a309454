"""Whom to ring, in order: a digit each, the numbers beside it; never one not to be contacted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from desktop.models.absence.attempt import whom_to_try
from desktop.ui.widgets.words import copyable, emptied, label, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.absence.board import BoardLine
    from desktop.models.admissions.pupil import Contact

_MOST = 9  # the digits there are
_KINDS = {"mobile": "mobile", "home": "home", "work": "work"}


class ContactKeys(QWidget):
    """`contact` is whom the next attempt goes to: who was pressed, else the next in order."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[Contact, QPushButton]] = []
        self._line: BoardLine | None = None
        self._pressed: Contact | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    @property
    def pressed(self) -> Contact | None:
        """The contact whose digit was pressed for this attempt; None for none."""
        return self._pressed

    def contact_for(self, how: str) -> Contact | None:
        """Return whom an attempt of this kind goes to."""
        if self._pressed is not None or self._line is None:
            return self._pressed
        return whom_to_try(self._line.contacts, self._line.attempts, how)

    def show_line(self, line: BoardLine) -> None:
        """Show a child's contacts; one that was pressed stays so while the child does."""
        before = self._line
        if before is None or (before.pupil, before.contacts) != (line.pupil, line.contacts):
            self._pressed = None
            self._lay_out(line.contacts)
        self._line = line
        self._show_pressed()

    def let_go(self) -> None:
        """Let nobody be pressed."""
        self._pressed = None
        self._show_pressed()

    def press(self, key: str) -> bool:
        """Choose the contact of a digit; whether there is one."""
        place = int(key) if key.isdecimal() and key.isascii() else 0
        if not 1 <= place <= len(self._keys):
            return False
        self._take(self._keys[place - 1][0])
        return True

    def _lay_out(self, contacts: tuple[Contact, ...]) -> None:
        emptied(self._grid)
        self._keys = []
        for row, one in enumerate(contacts):
            if one.do_not_contact or not (one.phones or one.email):
                self._grid.addWidget(label(shown_name(one), wraps=True), row, 0)
                self._grid.addWidget(_barred(one), row, 1)
                continue
            made = self._key(one, len(self._keys) + 1)
            self._keys.append((one, made))
            self._grid.addWidget(made, row, 0)
            self._grid.addWidget(copyable("   ".join(ways_in_words(one))), row, 1)
        if not contacts:
            self._grid.addWidget(label("Nobody to ring is known.", "error"), 0, 0)

    def _key(self, contact: Contact, place: int) -> QPushButton:
        made = QPushButton(shown(f"{place}   {shown_name(contact)}"))
        made.setProperty("kind", "key")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setAccessibleName(f"{shown_name(contact)}, key {place}")
        made.clicked.connect(partial(self._take, contact))
        return made

    def _take(self, contact: Contact, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        again = self._pressed is not None and self._pressed.id == contact.id
        self._pressed = None if again else contact
        self._show_pressed()
        self.picked.emit()

    def _show_pressed(self) -> None:
        meant = self.contact_for("call")
        for one, made in self._keys:
            made.setChecked(meant is not None and one.id == meant.id)


def shown_name(contact: Contact) -> str:
    """Amna Ahmed, mother."""
    relation = contact.relationship.lower()
    return f"{contact.name}, {relation}" if relation else contact.name


def ways_in_words(contact: Contact) -> Iterator[str]:
    """Give the numbers, and what else may be used; an address is not needed to ring."""
    for phone in contact.phones:
        yield f"{phone.typed} ({_KINDS.get(phone.kind, 'other')})"
    if any(one.can_text for one in contact.phones) and not contact.safe_to_text:
        yield "no texts"
    if contact.email:
        yield contact.email


def _barred(contact: Contact) -> QWidget:
    if contact.do_not_contact:
        return label("Do not contact", "badge-warn")
    return label("no number", "hint")
