"""A person to ring, as a line of the page; somebody not to contact never shows a number to ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import copyable, label, row, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.models.admissions.pupil import Contact

_KINDS = {"mobile": "Mobile", "home": "Home", "work": "Work", "other": "Other"}


class ContactRow(QWidget):
    """Emits the contact with what is asked of it."""

    edited = Signal(object)
    raised = Signal(object)
    lowered = Signal(object)
    withdrawn = Signal(object)

    def __init__(self, contact: Contact, place: int, *, may_change: bool) -> None:
        super().__init__()
        self.contact = contact
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(_heading(contact, place))
        for line in contact_lines(contact):
            words.addWidget(copyable(line))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addLayout(words, 1)
        if may_change:
            buttons = self._buttons()
            inside.addLayout(buttons)
            inside.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)

    def _buttons(self) -> QHBoxLayout:
        name = self.contact.name
        return row(
            tool("chevron-up", f"Ring {name} earlier", self._raise),
            tool("chevron-down", f"Ring {name} later", self._lower),
            tool("pencil", f"Change {name}", self._edit),
            tool("trash-2", f"Take {name} off the list", self._withdraw),
            spacing=0,
        )

    def _raise(self) -> None:
        self.raised.emit(self.contact)

    def _lower(self) -> None:
        self.lowered.emit(self.contact)

    def _edit(self) -> None:
        self.edited.emit(self.contact)

    def _withdraw(self) -> None:
        self.withdrawn.emit(self.contact)


def tool(picture: str, name: str, pressed: Callable[[], None]) -> QToolButton:
    """Return a small button with a picture, named for the tool tip and the screen reader."""
    made = QToolButton()
    made.setProperty("kind", "quiet")
    put_picture(made, picture, "muted")
    made.setAccessibleName(name)
    tip(made, name)
    made.clicked.connect(pressed)
    return made


def contact_lines(contact: Contact) -> Iterator[str]:
    """Say how to reach a contact and what they are to the child; numbers only if they may ring."""
    about = [contact.relationship]
    if contact.responsibility:
        about.append("has parental responsibility")
    if contact.lives_with:
        about.append("child lives with them")
    if any(about):
        yield ", ".join(filter(None, about)).capitalize()
    if contact.do_not_contact:
        return
    for phone in contact.phones:
        texts = "" if contact.safe_to_text or not phone.can_text else "  (not safe to text)"
        yield f"{_KINDS.get(phone.kind, phone.kind.capitalize())} {phone.typed}{texts}"
    if contact.email:
        yield contact.email
    home = "Same as the child" if contact.address_as_pupil else contact.address
    if home:
        yield ", ".join(filter(None, (home.replace("\n", ", "), contact.postcode)))


def _heading(contact: Contact, place: int) -> QHBoxLayout:
    name = label(f"{place}.  {contact.name}")
    font = name.font()
    font.setBold(True)
    name.setFont(font)
    badge = label("Do not contact", "badge-warn") if contact.do_not_contact else None
    return row(name, badge, None) if badge else row(name, None)
