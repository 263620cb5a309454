"""What was tried and what came of it: a key for how, and one for the outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop.models.absence.attempt import KINDS, OTHER_AGENCY, AttemptKind
from desktop.ui.fitted import keep_room
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.site.reason_keys import ReasonKeys
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from desktop.models.absence.board import BoardLine

_LONGEST = 200
_WORDS = "More in words, F9, then how"


@dataclass(frozen=True, slots=True)
class KindKey:
    """A way of trying, as a key."""

    kind: AttemptKind
    asks_words: bool = False

    @property
    def key(self) -> str:
        """Its letter."""
        return self.kind.key.upper()

    @property
    def words(self) -> str:
        """What stands on its button."""
        return self.kind.words


@dataclass(frozen=True, slots=True)
class OutcomeKey:
    """What came of it, as a key."""

    letter: str
    outcome: str
    asks_words: bool = False

    @property
    def key(self) -> str:
        """Its letter."""
        return self.letter.upper()

    @property
    def words(self) -> str:
        """What stands on its button."""
        return f"{self.outcome[:1].upper()}{self.outcome[1:]}"


class AttemptKeys(QWidget):
    """Emits how and outcome once both are known; Escape lets go of what was begun."""

    chosen = Signal(str, str)
    words_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hows: ReasonKeys[KindKey] = ReasonKeys("Tried")
        self.outcomes: ReasonKeys[OutcomeKey] = ReasonKeys("Came of it")
        self.family, self.words = QCheckBox(), QLineEdit()
        self.words.setMaxLength(_LONGEST)
        self.words.setPlaceholderText(_WORDS)
        self.words.setAccessibleName("More in words")
        keep_room(self.words, _WORDS, 30)
        self.back = button("Back   Esc", self.let_go, "quiet")
        self.outcomes.row.add_right(self.back)
        self.hows.offer([KindKey(kind) for kind in KINDS])
        more = FlowRow()
        more.add_left(self.words, self.family)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for part in (self.hows, self.outcomes, more):
            inside.addWidget(part)
        self.hows.picked.connect(self._how_picked)
        self.outcomes.picked.connect(self._outcome_picked)
        self.words.returnPressed.connect(self._words_typed)
        self.let_go()

    @property
    def is_begun(self) -> bool:
        """Whether it is known how, and not yet what came of it."""
        return self.hows.reason is not None

    def begin(self, line: BoardLine, family: tuple[str, ...]) -> None:
        """Be about another child; brothers and sisters on the board are tried with it.

        The keyboard stays where it is: the board is also read again while nobody works on it.
        """
        self._forget()
        self.words.clear()
        names = " and ".join(filter(None, (", ".join(family[:-1]), family[-1] if family else "")))
        self.family.setText(f"B   with {names}")
        self.family.setAccessibleName(f"{names} in the same attempt, key B")
        self.family.setChecked(bool(family))
        self.family.setVisible(bool(family))
        self.hows.setAccessibleName(f"Tried for {line.name}")

    def let_go(self) -> None:
        """Forget how it was tried, before an outcome is said."""
        self._forget()
        self.left.emit()

    def _forget(self) -> None:
        self.hows.let_go()
        self.hows.show()
        self.outcomes.hide()

    def press(self, key: str) -> bool:
        """Do what a letter stands for; whether it stands for anything."""
        if self.is_begun:
            return self.outcomes.press(key)
        if key.upper() == "B" and not self.family.isHidden():
            self.family.toggle()
            return True
        return self.hows.press(key)

    def go_to_words(self) -> None:
        """Let words be typed before the key of how."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _how_picked(self) -> None:
        how = self.hows.reason
        if how is None:
            return
        if how.kind.how == OTHER_AGENCY and not self.words.text().strip():
            self.words_wanted.emit("Which agency was told? Say it in words, then Enter.")
            self.go_to_words()
        elif len(how.kind.outcomes) == 1:
            self._finish(how.kind.how, how.kind.outcomes[0][1])
        else:
            self.outcomes.offer([OutcomeKey(*one) for one in how.kind.outcomes])
            self.hows.hide()
            self.outcomes.show()
            self.left.emit()

    def _outcome_picked(self) -> None:
        if self.hows.reason is not None and self.outcomes.reason is not None:
            self._finish(self.hows.reason.kind.how, self.outcomes.reason.outcome)

    def _words_typed(self) -> None:
        if self.is_begun and self.outcomes.isHidden():
            self._how_picked()
        else:
            self.left.emit()

    def _finish(self, how: str, outcome: str) -> None:
        self.let_go()
        self.chosen.emit(how, outcome)
