"""Why something proposed was done, or is not to be: asked under the board, kept as it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.widgets.first_day.proposal_lines import proposed_in_words
from desktop.ui.widgets.register.ask_line import AskLine, Question

if TYPE_CHECKING:
    from desktop.models.absence.proposal import Proposed
    from desktop.ui.widgets.first_day.chase_flow import ChaseFlow

_DONE = ("What was done?", "What was done, and by whom")
_NOT = ("Why not?", "The reason, which is kept")


class Deciding(AskLine):
    """Asks for the reason of a decision about the child who is chosen then."""

    def __init__(self, flow: ChaseFlow) -> None:
        super().__init__()
        self._flow = flow
        self._about: tuple[int, Proposed, bool] | None = None
        self.answered.connect(self._decide)

    def ask_why(self, about: Proposed, done: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Ask, and take the keyboard."""
        line = self._flow.line
        if line is None:
            return
        self._about = (line.pupil, about, done)
        words, field = _DONE if done else _NOT
        asked = f"{line.name}: {proposed_in_words(about)} {words}"
        self.ask(Question(asked, "Keep it", field=field))

    def _decide(self, reason: str) -> None:
        if self._about is not None:
            pupil, about, done = self._about
            self._about = None
            self._flow.decide(pupil, about, reason, done=done)
