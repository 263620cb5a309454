"""The school's own words for letters, checked as they are typed and shown with a real child."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.letters.letter_fields import fields_of
from desktop.models.letters.usual_words import BY_KIND
from desktop.tasks.letters import word_letters
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.widgets.field_box import grid_of, text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.letters.letter_choice import LetterChoice
from desktop.ui.widgets.letters.letter_preview import LetterPreview
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk

_LEAST = 16  # letters of the fields' names that are always seen
_PUT_IN = "Put a field in…"
_HINT = "A paragraph of nothing but fields that are all empty is left out."
_ISSUER = "As it stands in letters about refused leave; the local authority is usual."
_WHICH = "Which language? Its words begin as the English ones, for somebody to translate."


class LetterWordsDialog(FormDialog):
    """One kind and language at a time; all are saved together and hold from today."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("What letters say", "Save", parent)
        self._desk = desk
        self._seen = word_letters.letter_templates(desk)
        self.choice = LetterChoice(self._seen, self)
        self.preview = LetterPreview(desk, open_desk)
        self.subject, self.words = text_field(), QPlainTextEdit()
        self.fields, self.question = ShortenedBox(_LEAST), AskLine()
        self.issuer = text_field(word_letters.issuer(desk))
        self._lay_out_fields()
        self._show()
        self._connect()
        self.grow(1160, 720)

    def _lay_out_fields(self) -> None:
        self.words.setTabChangesFocus(True)
        keep_lines(self.words, 9)
        self.add_fields(
            self.box("kind", "Letter", self.choice.kinds),
            self.box("language", "Language", self.choice.languages),
        )
        self.body.addWidget(TwoColumns(self._typing(), self.preview))
        self.body.addWidget(self.question)
        self.add_fields(
            self.box("issuer", "Who sends penalty notices", self.issuer, _ISSUER), columns=1
        )

    def _typing(self) -> QWidget:
        self.fields.setAccessibleName("Put a field in")
        self.usual = button("Put the usual words back", self._put_back)
        self.other = button("Another language…", self._ask_language)
        line = FlowRow(spacing=8)
        line.add_left(self.fields, self.usual, self.other)
        typing = QWidget()
        inside = QVBoxLayout(typing)
        inside.setContentsMargins(0, 0, 0, 0)
        boxes = (
            self.box("subject", "Subject", self.subject),
            self.box("words", "Words", self.words, _HINT),
        )
        inside.addLayout(grid_of(boxes, columns=1))
        inside.addWidget(line)
        inside.addStretch(1)
        return typing

    def _connect(self) -> None:
        self.choice.chosen.connect(self._show)
        self.fields.activated.connect(self._put_field_in)
        self.words.textChanged.connect(self._take)
        self.subject.textChanged.connect(self._take)
        self.preview.child_changed.connect(self._preview)
        self.question.answered.connect(self._add_language)
        self.question.went_back.connect(self.words.setFocus)

    def findings(self) -> dict[str, str]:
        for typed in self.choice.all:
            found = word_letters.words_findings(typed)
            refused = {one.field: f"{one.text} {one.reason}" for one in found if one.is_refusal}
            if refused:
                self.choice.go_to(typed)
                return refused
        issuer = word_letters.issuer_findings(self.issuer.text())
        return {one.field: f"{one.text} {one.reason}" for one in issuer}

    def save(self) -> str:
        word_letters.change_letter_words(
            self._desk, self.choice.all, self.issuer.text(), self._seen
        )
        return "Letters say this from today on; those already written keep their words."

    def _show(self) -> None:
        now = self.choice.now
        for field in (self.words, self.subject):
            field.blockSignals(True)  # noqa: FBT003 - Qt takes no name here
        self.words.setPlainText(now.words)
        self.subject.setText(now.subject)
        self.subject.setCursorPosition(0)
        for field in (self.words, self.subject):
            field.blockSignals(False)  # noqa: FBT003
        self.fields.clear()
        self.fields.addItem(_PUT_IN, "")
        for name, meaning in fields_of(now.kind).items():
            self.fields.addItem(f"{{{name}}}  {meaning}", name)
        self.usual.setEnabled(not now.language)
        self._preview()

    def _take(self) -> None:
        words, subject = self.words.toPlainText(), self.subject.text()
        self.choice.keep(replace(self.choice.now, words=words, subject=subject))
        self._preview()

    def _preview(self) -> None:
        findings = self.preview.show_words(self.choice.now)
        for field in ("words", "subject"):
            found = next((one for one in findings if one.field == field), None)
            text = f"{found.text} {found.reason}".strip() if found else ""
            self.boxes[field].say(text, refuses=bool(found and found.is_refusal))

    def _put_field_in(self) -> None:
        name = self.fields.currentData()
        self.fields.setCurrentIndex(0)
        if name:
            self.words.insertPlainText(f"{{{name}}}")
            self.words.setFocus()

    def _put_back(self) -> None:
        self.choice.keep(BY_KIND[self.choice.now.kind])
        self._show()

    def _ask_language(self) -> None:
        self.question.ask(Question(_WHICH, "Add it", field="Language, as Polish"))

    def _add_language(self, language: str) -> None:
        try:
            self.choice.add_language(language)
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        self.notice.clear()
        self.words.setFocus()
