"""The only message boxes: errors told in words, and the few questions that cannot be undone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.errors import SchoolError

if TYPE_CHECKING:
    from collections.abc import Iterator


def tell(parent: QWidget, title: str, advice: str = "") -> None:
    """Say what happened and what to do; the words are shown as they are, never as HTML."""
    _box(parent, QMessageBox.Icon.Warning, title, advice).exec()


def ask(parent: QWidget, question: str, explanation: str, yes: str, no: str = "Cancel") -> bool:
    """Ask about what cannot be undone; the button's word says what will happen."""
    box = _box(parent, QMessageBox.Icon.Question, question, explanation)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is agree


@contextmanager
def telling(parent: QWidget) -> Iterator[None]:
    """Tell of a SchoolError raised inside the block; anything else is a bug and goes on up."""
    try:
        yield
    except SchoolError as error:
        tell(parent, error.title, error.advice)


def _box(parent: QWidget, icon: QMessageBox.Icon, title: str, advice: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle("School Register")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(advice)
    return box
