"""What the board's keys do to the chosen child: written down, decided, taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import SchoolError
from desktop.models.absence.attempt import (
    BY_HOW,
    ONE_CHILD,
    TEACHER_ASKED,
    VISIT_ASKED,
    AttemptDraft,
)
from desktop.models.sending.recipient import Channel
from desktop.tasks.absence import chase_absence
from desktop.tasks.absence.send_messages import channels_set_up
from desktop.ui.dialogs.absence.ask_visit import AskVisitDialog
from desktop.ui.dialogs.absence.choose_tier import ChooseTierDialog
from desktop.ui.dialogs.absence.send_text import SendTextDialog
from desktop.ui.widgets.first_day.child_card import family_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.absence.board import BoardLine
    from desktop.models.absence.proposal import Proposed
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.first_day.child_card import ChildCard

_WRITTEN = {one.value: one for one in Channel}


class ChaseFlow(QObject):
    """`done` carries what to say, the numbers of the lines that Ctrl+Z takes back, and whose.

    Without children anything on the board may have changed.
    """

    done = Signal(str, object, object)
    refused = Signal(str)

    def __init__(self, desk: Desk, card: ChildCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._card, self._window = desk, card, parent
        self.lines: tuple[BoardLine, ...] = ()
        self.line: BoardLine | None = None

    def log(self, how: str, outcome: str) -> None:
        """Write an attempt down for the chosen child and whoever is tried with it."""
        if self.line is None:
            return
        if how == VISIT_ASKED:
            self.ask_visit()
            return
        if how in _WRITTEN and _WRITTEN[how] in channels_set_up(self._desk):
            self.write_to_family(_WRITTEN[how])
            return
        kind = BY_HOW[how]
        contact = self._card.contacts.contact_for(how) if kind.to_contact else None
        if kind.to_contact and contact is None and self._card.contacts.contacts:
            self.refused.emit(f"{kind.words}: nobody on {self.line.name}’s list may be reached so.")
            return
        draft = AttemptDraft(
            pupils=tuple(one.pupil for one in self._whom(how)), how=how, outcome=outcome,
            contact=contact.id if contact else None, reached=contact.name if contact else "",
            words=self._card.keys.words.text(),
        )  # fmt: skip
        reached = f" ({contact.name})" if contact else ""
        came = f", {outcome}" if len(kind.outcomes) > 1 else ""
        names = " and ".join(one.name for one in self._whom(how))
        self._do(partial(chase_absence.log_attempt, self._desk, draft),
                 f"{names}: {kind.words.lower()}{came}{reached}.", draft.pupils)  # fmt: skip

    def ask_visit(self) -> None:
        """Ask for a visit, with why and by when."""
        if self.line is None:
            return
        dialog = AskVisitDialog(self._desk, self._whom(VISIT_ASKED), self._window)
        dialog.asked.connect(self._saved)
        dialog.open()

    def write_to_family(self, channel: Channel = Channel.TEXT) -> None:
        """Show the message to the family as it will arrive; Enter there sends it."""
        if self.line is not None:
            pupils = [one.pupil for one in self._whom(channel.value)]
            dialog = SendTextDialog(self._desk, pupils, self._window, channel)
            dialog.sent.connect(self._saved)
            dialog.open()

    def choose_tier(self) -> None:
        """Place the child in another tier, or let the rule place it again."""
        if self.line is not None:
            dialog = ChooseTierDialog(self._desk, self.line, self._window)
            dialog.saved.connect(self._saved)
            dialog.open()

    def decide(self, pupil: int, about: Proposed, reason: str, *, done: bool) -> None:
        """Keep what was decided about a proposal."""
        name = next((one.name for one in self.lines if one.pupil == pupil), "")
        words = f"{name}: {'done' if done else 'decided not to'}, {about.proposal.value}."
        self._do(partial(self._decide, pupil, about, reason, done=done), words)

    def take_back(self, numbers: Sequence[int]) -> None:
        """Let attempts count no longer."""
        self._do(partial(self._take_back, numbers), "Taken back. The line is kept, crossed out.")

    def take_last_back(self) -> None:
        """Take back the child's newest attempt."""
        if self.line is not None and self.line.attempts:
            self.take_back((self.line.attempts[-1].id,))

    def _whom(self, how: str) -> tuple[BoardLine, ...]:
        """The child; with brothers and sisters, or with the class whose teacher was asked."""
        if self.line is None:
            return ()
        if how == TEACHER_ASKED:
            group = self.line.group
            asked = [one for one in self.lines if one.group == group and one.ask_teacher]
            return tuple(asked) or (self.line,)
        if (
            how in ONE_CHILD
            or self._card.keys.family.isHidden()
            or not self._card.keys.family.isChecked()
        ):
            return (self.line,)
        return (self.line, *family_on(self.line, self.lines))

    def _decide(self, pupil: int, about: Proposed, reason: str, *, done: bool) -> tuple[int, ...]:
        chase_absence.decide(self._desk, pupil, about, done=done, reason=reason)
        return ()

    def _take_back(self, numbers: Sequence[int]) -> tuple[int, ...]:
        chase_absence.take_back(self._desk, numbers)
        return ()

    def _saved(self, words: str, numbers: object = ()) -> None:
        self.done.emit(words, numbers, ())

    def _do(
        self, what: Callable[[], tuple[int, ...]], words: str, pupils: tuple[int, ...] = ()
    ) -> None:
        try:
            numbers = what()
        except SchoolError as error:
            self.refused.emit(f"{error.title} {error.advice}".strip())
            return
        self._card.keys.words.clear()
        self._card.contacts.let_go()
        self.done.emit(words, numbers, pupils)
