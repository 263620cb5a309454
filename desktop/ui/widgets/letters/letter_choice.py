"""Which letter, and in which language; what is typed is remembered for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.letters.letter import LetterKind
from desktop.tasks.letters import word_letters
from desktop.ui.widgets.shortened_box import ShortenedBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.letters.letter_template import LetterTemplate

_LEAST = 10  # letters of a choice that are always seen
_ENGLISH = "English"


class LetterChoice(QObject):
    """Two choices that belong together: a kind has the languages in which there are words."""

    chosen = Signal()

    def __init__(self, templates: Iterable[LetterTemplate], parent: QObject) -> None:
        super().__init__(parent)
        self._typed = {(one.kind, one.language): one for one in templates}
        self.kinds, self.languages = ShortenedBox(_LEAST), ShortenedBox(_LEAST)
        for kind in LetterKind:
            self.kinds.addItem(kind.value.capitalize(), kind)
        self._offer_languages()
        self.kinds.currentIndexChanged.connect(self._choose_kind)
        self.languages.currentIndexChanged.connect(self.chosen)

    @property
    def all(self) -> tuple[LetterTemplate, ...]:
        """The words of every kind and language, as they are typed."""
        return tuple(self._typed.values())

    @property
    def now(self) -> LetterTemplate:
        """The words that are chosen."""
        return self._typed[self.kinds.currentData(), self.languages.currentData() or ""]

    def keep(self, template: LetterTemplate) -> None:
        """Remember what is typed."""
        self._typed[template.kind, template.language] = template

    def go_to(self, template: LetterTemplate) -> None:
        """Choose these words."""
        self.kinds.setCurrentIndex(self.kinds.findData(template.kind))
        self.languages.setCurrentIndex(max(self.languages.findData(template.language), 0))

    def add_language(self, language: str) -> None:
        """Begin a language for this kind with the English words; RuleError for a bad name."""
        english = self._typed[self.kinds.currentData(), ""]
        new = word_letters.with_language(self.all, english, language)
        self.keep(new)
        self._offer_languages()
        self.go_to(new)
        self.chosen.emit()

    def _choose_kind(self) -> None:
        self._offer_languages()
        self.chosen.emit()

    def _offer_languages(self) -> None:
        chosen, kind = self.languages.currentData(), self.kinds.currentData()
        self.languages.blockSignals(True)  # noqa: FBT003 - Qt takes no name here
        self.languages.clear()
        for of_kind, language in self._typed:
            if of_kind is kind:
                self.languages.addItem(language or _ENGLISH, language)
        self.languages.setCurrentIndex(max(self.languages.findData(chosen), 0))
        self.languages.blockSignals(False)  # noqa: FBT003
