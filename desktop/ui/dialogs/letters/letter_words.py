"""The school's own words for letters, checked as they are typed and shown with a real child."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import SchoolError
from desktop.models.letters.letter import LetterKind
from desktop.models.letters.letter_fields import fields_of
from desktop.models.letters.usual_words import BY_KIND
from desktop.tasks.letters import word_letters
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.widgets.field_box import grid_of, text_field
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.letters.letter_template import LetterTemplate
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper

_LEAST = 10  # letters of a choice that are always seen
_ENGLISH, _PUT_IN = "English", "Put a field in…"
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
        self._desk, self._open_desk = desk, open_desk
        self._example = word_letters.example(desk)
        self._typed = {(one.kind, one.language): one for one in word_letters.letter_templates(desk)}
        self.kinds, self.languages, self.fields = (ShortenedBox(_LEAST) for _ in range(3))
        self.subject, self.words = text_field(), QPlainTextEdit()
        self.issuer, self.question = text_field(word_letters.issuer(desk)), AskLine()
        self.about, self.text = label("", "strong", wraps=True), QPlainTextEdit()
        self._lay_out_fields()
        self._show_languages()
        self._show()
        self._connect()
        self.grow(1160, 720)

    def _lay_out_fields(self) -> None:
        for kind in LetterKind:
            self.kinds.addItem(kind.value.capitalize(), kind)
        self.words.setTabChangesFocus(True)
        keep_lines(self.words, 9)
        self.add_fields(
            self.box("kind", "Letter", self.kinds),
            self.box("language", "Language", self.languages),
        )
        self.body.addWidget(TwoColumns(self._typing(), self._preview_card()))
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

    def _preview_card(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        frame.setAccessibleName("With a real child")
        inside = QVBoxLayout(frame)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("As the family reads it")
        keep_lines(self.text, 9)
        inside.addWidget(self.about)
        inside.addWidget(self.text, 1)
        self.child = button("Another child…", self._find_child)
        self.page = button("Show the page…", self._show_page)
        line = FlowRow(spacing=8)
        line.add_left(self.child, self.page)
        inside.addWidget(line)
        return frame

    def _connect(self) -> None:
        self.kinds.currentIndexChanged.connect(self._choose_kind)
        self.languages.currentIndexChanged.connect(self._show)
        self.fields.activated.connect(self._put_field_in)
        self.words.textChanged.connect(self._take)
        self.subject.textChanged.connect(self._take)
        self.question.answered.connect(self._add_language)
        self.question.went_back.connect(self.words.setFocus)

    def findings(self) -> dict[str, str]:
        for (kind, language), typed in self._typed.items():
            found = word_letters.shown_with(typed, self._example).findings
            refused = {one.field: f"{one.text} {one.reason}" for one in found if one.is_refusal}
            if refused:
                self._go_to(kind, language)
                return refused
        issuer = word_letters.issuer_findings(self.issuer.text())
        return {one.field: f"{one.text} {one.reason}" for one in issuer}

    def save(self) -> str:
        templates = tuple(self._typed.values())
        word_letters.change_letter_words(self._desk, templates, self.issuer.text())
        return "Letters say this from today on; those already written keep their words."

    @property
    def _now(self) -> LetterTemplate:
        return self._typed[self.kinds.currentData(), self.languages.currentData() or ""]

    def _go_to(self, kind: LetterKind, language: str) -> None:
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self.languages.setCurrentIndex(max(self.languages.findData(language), 0))

    def _choose_kind(self) -> None:
        self._show_languages()
        self._show()

    def _show_languages(self) -> None:
        chosen, kind = self.languages.currentData(), self.kinds.currentData()
        self.languages.blockSignals(True)  # noqa: FBT003 - Qt takes no name here
        self.languages.clear()
        for of_kind, language in self._typed:
            if of_kind is kind:
                self.languages.addItem(language or _ENGLISH, language)
        self.languages.setCurrentIndex(max(self.languages.findData(chosen), 0))
        self.languages.blockSignals(False)  # noqa: FBT003

    def _show(self) -> None:
        now = self._now
        for field in (self.words, self.subject):
            field.blockSignals(True)  # noqa: FBT003
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
        now, words, subject = self._now, self.words.toPlainText(), self.subject.text()
        self._typed[now.kind, now.language] = replace(now, words=words, subject=subject)
        self._preview()

    def _preview(self) -> None:
        shown = word_letters.shown_with(self._now, self._example)
        self.about.setText(f"With a real child: {shown.about}")
        self.text.setPlainText(f"{shown.subject}\n\n{shown.text}")
        for field in ("words", "subject"):
            found = next((one for one in shown.findings if one.field == field), None)
            text = f"{found.text} {found.reason}".strip() if found else ""
            self.boxes[field].say(text, refuses=bool(found and found.is_refusal))
        self.page.setEnabled(not any(one.is_refusal for one in shown.findings))

    def _put_field_in(self) -> None:
        name = self.fields.currentData()
        self.fields.setCurrentIndex(0)
        if name:
            self.words.insertPlainText(f"{{{name}}}")
            self.words.setFocus()

    def _put_back(self) -> None:
        now = self._now
        self._typed[now.kind, now.language] = BY_KIND[now.kind]
        self._show()

    def _ask_language(self) -> None:
        self.question.ask(Question(_WHICH, "Add it", field="Language, as Polish"))

    def _add_language(self, language: str) -> None:
        english = self._typed[self.kinds.currentData(), ""]
        try:
            new = word_letters.with_language(tuple(self._typed.values()), english, language)
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return
        self._typed[new.kind, new.language] = new
        self.notice.clear()
        self._show_languages()
        self._go_to(new.kind, new.language)
        self._show()
        self.words.setFocus()

    def _find_child(self) -> None:
        dialog = FindPupilDialog(self._desk, self)
        dialog.chosen.connect(self._show_child)
        dialog.open()

    def _show_child(self, pupil: int) -> None:
        self._example = word_letters.example(self._desk, pupil)
        self._preview()

    def _show_page(self) -> None:
        make = partial(_page, template=self._now, known=self._example)
        self.papers = show_papers(self, self._open_desk, [PaperJob("Example of a letter", make)])


def _page(desk: Desk, template: LetterTemplate, known: word_letters.Example) -> Paper:
    return word_letters.paper_with(desk, template, known)
