"""The school's own words for messages, checked as they are typed and shown as they will arrive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QVBoxLayout

from desktop.models.sending.template import BY_NAME, FIELDS, Template
from desktop.models.sending.text_length import texts_needed
from desktop.tasks.sending import set_up_sending
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import button, counted, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk

_FIELDS = "Fields: " + "; ".join(f"{{{name}}} {meaning}" for name, meaning in FIELDS.items()) + "."


class MessageWordsDialog(FormDialog):
    """One message at a time; all are saved together and hold from today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("What messages say", "Save", parent)
        self._desk = desk
        self._typed = {one.name: one for one in set_up_sending.current_templates(desk)}
        self.which, self.subject, self.words = QComboBox(), text_field(), QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        keep_lines(self.words, 3)
        self.arrives, self.length = label("", wraps=True), label("", "hint")
        for one in self._typed.values():
            self.which.addItem(one.title, one.name)
        self.add_fields(
            self.box("which", "Message", self.which),
            self.box("words", "Words", self.words),
            columns=1,
        )
        self._add_preview()
        self.add_fields(
            self.box("subject", "Subject, for an e-mail", self.subject, _FIELDS), columns=1
        )
        self.usual = button("Put the usual words back", self._put_back)
        self.body.addLayout(row(self.usual, None))
        self._show()
        self.which.currentIndexChanged.connect(self._show)
        self.words.textChanged.connect(self._take)
        self.subject.textChanged.connect(self._take)
        self.grow(720, 640)

    def findings(self) -> dict[str, str]:
        for name, typed in self._typed.items():
            found = set_up_sending.shown_as_it_arrives(self._desk, typed).findings
            refused = {one.field: f"{one.text} {one.reason}" for one in found if one.is_refusal}
            if refused:
                self.which.setCurrentIndex(self.which.findData(name))
                return refused
        return {}

    def save(self) -> str:
        set_up_sending.change_words(self._desk, tuple(self._typed.values()))
        return "The messages say this from today on."

    def _add_preview(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        frame.setAccessibleName("As it will arrive")
        inside = QVBoxLayout(frame)
        inside.addWidget(label("As it will arrive", "strong"))
        inside.addWidget(self.arrives)
        inside.addWidget(self.length)
        self.body.addWidget(frame)

    @property
    def _now(self) -> Template:
        return self._typed[self.which.currentData()]

    def _show(self) -> None:
        now = self._now
        self.words.blockSignals(True)  # noqa: FBT003 - Qt takes no name here
        self.words.setPlainText(now.words)
        self.words.blockSignals(False)  # noqa: FBT003
        self.subject.setText(now.subject)
        self._preview()

    def _take(self) -> None:
        words, subject = self.words.toPlainText(), self.subject.text()
        self._typed[self._now.name] = replace(self._now, words=words, subject=subject)
        self._preview()

    def _preview(self) -> None:
        shown = set_up_sending.shown_as_it_arrives(self._desk, self._now)
        self.arrives.setText(shown.words)
        needed = counted(texts_needed(shown.words), "text")
        self.length.setText(f"{needed}, with the longest name in the school")
        for field in ("words", "subject"):
            found = next((one for one in shown.findings if one.field == field), None)
            text = f"{found.text} {found.reason}".strip() if found else ""
            self.boxes[field].say(text, refuses=bool(found and found.is_refusal))

    def _put_back(self) -> None:
        self._typed[self._now.name] = BY_NAME[self._now.name]
        self._show()
