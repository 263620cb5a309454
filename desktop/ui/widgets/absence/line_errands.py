"""What the absence line asks back before it is done: why, how one knows, still ill, evidence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.absence.absence_reason import BY_NAME
from desktop.models.absence.evidence import EvidenceOutcome, kind_for
from desktop.tasks.absence import ask_evidence, settle_doubts, still_away, withdraw_message
from desktop.ui.widgets.asking_errands import AskingErrands
from desktop.ui.widgets.register.ask_line import Question
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from desktop.models.absence.continuing import StillAway
    from desktop.models.absence.doubt import Doubt, DoubtOutcome
    from desktop.tasks.absence.ask_evidence import Asked
    from desktop.tasks.absence.message_book import TakenMessage

_ASK = "A parent’s word is normally enough. What is in doubt?"
_BACK = "Back on the next school day?"
_LONG = "It has lasted longer than the policy’s days. A card, a prescription or a text will do."


class LineErrands(AskingErrands):
    """What is done about messages, doubts, children still away, and evidence."""

    def withdraw(self, one: TakenMessage) -> None:
        """Ask why a message counts no longer, and let it."""
        words = f"Withdraw the message about {', '.join(one.names)}? Its marks count no longer."
        question = Question(words, "Withdraw", field="Why it is withdrawn")
        self.ask(question, partial(self._withdraw, one))

    def settle_doubt(self, doubt: Doubt, outcome: DoubtOutcome) -> None:
        """Ask how one knows whether a child is here or away, and settle it."""
        words = f"{doubt.pupil_name} is {outcome.value}. How do you know?"
        question = Question(words, "Settle", field="How you know")
        self.ask(question, partial(self._settle_doubt, doubt, outcome))

    def take_again(self, one: StillAway) -> None:
        """Show what today's message would say, and take it on Enter."""
        last = one.last
        if last is None or one.rang is not None:
            self.run(partial(self._take_again, one))
            return
        reason = BY_NAME[last.reason].words if last.reason in BY_NAME else last.reason
        words = f"{one.name} is still away: {reason.lower()}, says {last.caller}."
        self.ask(Question(f"{words} {_BACK}", "Keep"), partial(self._take_again, one))

    def ask_evidence(self, pupil: int, name: str, reason: str) -> None:
        """Ask for evidence of an absence; while it is short the doubt must be said."""
        long = ask_evidence.lasts_long(self._desk, pupil)
        kind = kind_for(reason)
        words = f"Ask for {kind} about {name}? {_LONG if long else _ASK}"
        question = Question(words, "Ask for it", field="" if long else "What is in doubt")
        self.ask(question, partial(self._ask_evidence, pupil, name, kind))

    def settle_evidence(self, one: Asked, outcome: EvidenceOutcome) -> None:
        """Note at once what came of evidence that was asked for."""
        self.run(partial(self._settle_evidence, one, outcome))
        self.ended.emit()

    def _withdraw(self, one: TakenMessage, why: str) -> str:
        marks = withdraw_message.withdraw(self._desk, one.message.id, why)
        again = f" {counted(marks, 'mark')} amended: look at the board." if marks else ""
        return f"The message about {', '.join(one.names)} counts no longer.{again}"

    def _settle_doubt(self, doubt: Doubt, outcome: DoubtOutcome, answer: str) -> str:
        settle_doubts.settle(self._desk, doubt, outcome, answer)
        return f"{doubt.pupil_name} is {outcome.value}: settled."

    def _take_again(self, one: StillAway, _words: str) -> str:
        (said,) = still_away.take_again(self._desk, one)
        waits = ", waits for the head" if said.waits else ""
        return f"{one.name}: {said.code}{waits}, day {len(one.days)}."

    def _ask_evidence(self, pupil: int, name: str, kind: str, why: str) -> str:
        ask_evidence.ask(self._desk, pupil, kind, why)
        return f"Asked for {kind} about {name}. Say so to the family: the list waits for it."

    def _settle_evidence(self, one: Asked, outcome: EvidenceOutcome, _words: str) -> str:
        ask_evidence.settle(self._desk, one.evidence.id, outcome)
        return f"{one.name}: {one.evidence.what} {outcome.value}. No copy is kept."
