"""A message as it will arrive: to whom, by what number, the words, and how many texts it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.sending.recipient import Channel
from desktop.models.sending.text_length import texts_needed
from desktop.ui.widgets.words import copyable, counted, label

if TYPE_CHECKING:
    from desktop.models.sending.outgoing import Outgoing


class Arriving(QFrame):
    """One message; its words can be selected and copied."""

    def __init__(self, going: Outgoing) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(f"Message to {going.to}")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(6)
        inside.addWidget(label(f"To {going.to}, {number_in_words(going.address)}", "strong",
                               wraps=True))  # fmt: skip
        if going.subject:
            inside.addWidget(copyable(going.subject))
        inside.addWidget(copyable(going.body))
        inside.addWidget(label(length_in_words(going), "hint"))


def length_in_words(going: Outgoing) -> str:
    """1 text; an e-mail."""
    if going.channel is Channel.EMAIL:
        return "As an e-mail"
    needed = texts_needed(going.body)
    return f"{counted(needed, 'text')}, {counted(len(going.body), 'letter')}"


def number_in_words(address: str) -> str:
    """+447700900123 as 07700 900123; an e-mail address as it is."""
    if not address.startswith("+44") or not address[1:].isdigit():
        return address
    home = f"0{address[3:]}"
    return f"{home[:5]} {home[5:]}"
