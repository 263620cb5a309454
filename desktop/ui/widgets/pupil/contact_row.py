"""A person to ring, as a line of the page; somebody not to contact never shows a number to ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.models.admissions.pupil import Contact
from desktop.ui.fitted import put_picture
from desktop.ui.widgets.words import copyable, label, row, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_KINDS = {"mobile": "Mobile", "home": "Home", "work": "Work", "other": "Other"}


class ContactRow(QWidget):
    """Emits the contact with what is asked of it."""

    edited = Signal(object)
    raised = Signal(object)
    lowered = Signal(object)
    withdrawn = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.contact = Contact()
        self._name, self._warning = label(role="strong"), label("Do not contact", "badge-warn")
        self._lines = copyable("")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(row(self._name, self._warning, None))
        words.addWidget(self._lines)
        self._tools = QWidget()
        self._buttons = {
            "Ring {} earlier": tool("chevron-up", "", self._raise),
            "Ring {} later": tool("chevron-down", "", self._lower),
            "Change {}": tool("pencil", "", self._edit),
            "Take {} off the list": tool("trash-2", "", self._withdraw),
        }
        self._tools.setLayout(row(*self._buttons.values(), spacing=0))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addLayout(words, 1)
        inside.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)

    def show_contact(self, contact: Contact, place: int, *, may_change: bool) -> None:
        """Show a contact who is rung at this place."""
        self.contact = contact
        self._name.setText(f"{place}.  {contact.name}")
        self._warning.setVisible(contact.do_not_contact)
        lines = "\n".join(contact_lines(contact))
        self._lines.setText(lines)
        self._lines.setVisible(bool(lines))
        self._tools.setVisible(may_change)
        for words, button in self._buttons.items():
            name_tool(button, words.format(contact.name))

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
    name_tool(made, name)
    made.clicked.connect(pressed)
    return made


def name_tool(button: QToolButton, name: str) -> None:
    """Say anew what a button does."""
    if button.accessibleName() != name:
        button.setAccessibleName(name)
        tip(button, name)


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
