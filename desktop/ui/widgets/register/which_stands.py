"""Paper and screen say different things of a child: both are shown, a person says which stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.widgets.register.ask_line import AskLine, Question

if TYPE_CHECKING:
    from desktop.models.marks.entry import Draft, Entry
    from desktop.ui.widgets.register.marker import RegisterMarker


class WhichStands(QObject):
    """Asks in the register's line; Esc leaves the child as it was, to be looked at again."""

    def __init__(self, marker: RegisterMarker, line: AskLine) -> None:
        super().__init__()
        self._marker, self._line = marker, line
        self._draft: Draft | None = None
        marker.choice_wanted.connect(self._ask)
        line.answered.connect(self._take_the_papers)
        line.chose_other.connect(self._keep)
        line.went_back.connect(self._forget)

    def _ask(self, draft: Draft) -> None:
        self._draft = draft
        row = self._marker.register.row(draft.pupil)
        question = Question(
            f"{row.name}: {_on_screen(row.entry)}, the paper says"
            f" {_words(draft.code, draft.minutes)}. Which stands? Both are kept.",
            "What the paper says",
            other=f"Keep {row.code}",
        )
        self._marker.told.emit("")
        self._line.ask(question)

    def _take_the_papers(self, _words: str) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self._marker.save(draft)

    def _keep(self) -> None:
        draft, self._draft = self._draft, None
        if draft is not None:
            self._line.went_back.emit()  # the keyboard goes back to the register
            self._marker.finished.emit(draft.pupil)

    def _forget(self) -> None:
        self._draft = None


def _on_screen(entry: Entry | None) -> str:
    return f"{entry.name} marked {_words(entry.code, entry.minutes)}" if entry else "no mark yet"


def _words(code: str, minutes: int | None) -> str:
    return code if minutes is None else f"{code} {minutes} min"
