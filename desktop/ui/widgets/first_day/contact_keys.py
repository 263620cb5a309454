"""Whom to ring, in order: a digit each, the numbers beside it; never one not to be contacted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.absence.attempt import whom_to_try
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.words import copyable, emptied, label, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from desktop.models.absence.board import BoardLine
    from desktop.models.admissions.pupil import Contact

_MOST = 9  # the digits there are
_KINDS = {"home": "home", "work": "work", "mobile": "mobile"}


class ContactKeys(QWidget):
    """`contact` is whom the next attempt goes to: who was pressed, else the next in order."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[Contact, QPushButton]] = []
        self._line: BoardLine | None = None
        self.contacts: tuple[Contact, ...] = ()
        self._pressed: Contact | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    @property
    def pressed(self) -> Contact | None:
        """The contact whose digit was pressed for this attempt; None for none."""
        return self._pressed

    def contact_for(self, how: str) -> Contact | None:
        """Return whom an attempt of this kind goes to."""
        if self._pressed is not None or self._line is None:
            return self._pressed
        return whom_to_try(self.contacts, self._line.attempts, how, dict(self._line.wrong))

    def show_line(self, line: BoardLine, contacts: tuple[Contact, ...]) -> None:
        """Show a child's contacts; one that was pressed stays so while the child does."""
        before, self._line = self._line, line
        other = before is None or before.pupil != line.pupil or contacts != self.contacts
        if other:
            self._pressed, self.contacts = None, contacts
        if other or (before is not None and before.wrong != line.wrong):
            self._lay_out(contacts, dict(line.wrong))
        self._show_pressed()

    def copy_number(self) -> str:
        """Put the number of whom to call next on the clipboard; returns it, empty for none."""
        meant = self.contact_for("call")
        typed = meant.phones[0].typed if meant and meant.phones else ""
        if typed:
            QGuiApplication.clipboard().setText(typed)
        return typed

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

    def _lay_out(self, contacts: tuple[Contact, ...], wrong: Mapping[int, date]) -> None:
        emptied(self._lines)
        self._keys = []
        for one in contacts:
            line = FlowRow(spacing=10)
            if one.do_not_contact or not (one.phones or one.email):
                line.add_left(label(shown_name(one)), _barred(one))
            else:
                made = self._key(one, len(self._keys) + 1)
                self._keys.append((one, made))
                line.add_left(made, *map(number, ways_in_words(one)))
                if one.id in wrong:
                    line.add_left(label(_wrong_in_words(wrong[one.id]), "badge-late"))
            self._lines.addWidget(line)
        if not contacts:
            self._lines.addWidget(label("Nobody to ring is known.", "error"))

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


def number(words: str) -> QLabel:
    """Return a number or an address that the mouse can select, on one line."""
    made = copyable(words)
    made.setWordWrap(False)
    return made


def shown_name(contact: Contact) -> str:
    """Amna Ahmed, mother."""
    relation = contact.relationship.lower()
    return f"{contact.name}, {relation}" if relation else contact.name


def ways_in_words(contact: Contact) -> Iterator[str]:
    """Give the numbers, and what else may be used; an address is not needed to ring."""
    for phone in contact.phones:
        kind = "" if phone.can_text else f" ({_KINDS.get(phone.kind, 'other')})"
        yield f"{phone.typed}{kind}"
    if any(one.can_text for one in contact.phones) and not contact.safe_to_text:
        yield "no texts"
    if contact.email:
        yield "e-mail"


def _wrong_in_words(day: date) -> str:
    return f"wrong number, {day:%a} {day.day} {day:%b}"


def _barred(contact: Contact) -> QWidget:
    if contact.do_not_contact:
        return label("Do not contact", "badge-warn")
    return label("no number", "hint")
