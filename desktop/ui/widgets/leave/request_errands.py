"""What the keys beside an open request do: papers noted, letters written, a withdrawal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.leave.request import Paper
from desktop.tasks.leave import answer_request
from desktop.tasks.leave.ask_for_leave import note_paper
from desktop.tasks.leave.withdraw_request import withdraw_request
from desktop.ui.widgets.asking_errands import AskingErrands
from desktop.ui.widgets.register.ask_line import Question
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.models.leave.request_line import RequestLine
    from desktop.tasks.desk import Desk

_TICKETS = ("the dates of your flights", "your tickets there and back", "the invitation")
_PAPERS = {
    "S": (Paper.EVIDENCE_SEEN, "What was seen, such as tickets? No copy is kept.", "Seen"),
    "N": (Paper.EVIDENCE_NOT_SHOWN, "What was said about it?", "Not shown"),
}


class RequestErrands(AskingErrands):
    """What the letters beside a request do, by key."""

    def press(self, key: str, line: RequestLine) -> None:
        """Do what a letter stands for with a request; P, which prints, is the place's own."""
        if key in _PAPERS:
            what, words, yes = _PAPERS[key]
            self.ask(Question(f"{line.names}. {words}", yes, "In a few words"),
                      partial(self._note, what, line))  # fmt: skip
        elif key == "E":
            words = f"Ask the family of {line.names} for evidence of the dates. What is wanted?"
            self.ask(Question(words, "Write the letter", "What is wanted", _TICKETS),
                      partial(self._ask_evidence, line))  # fmt: skip
        elif key == "W":
            words = f"Withdraw the request for {line.names}? Leave given by it ends; marks stay."
            self.ask(Question(words, "Withdraw", "Why it is withdrawn"),
                      partial(self._withdraw, line))  # fmt: skip
        else:
            self._at_once(key, line)

    def _at_once(self, key: str, line: RequestLine) -> None:
        done: dict[str, Callable[[str], str]] = {
            "F": partial(self._note, Paper.FORM_FILED, line),
            "L": partial(self._answer, answer_request.answer_late, line),
            "R": partial(self._answer, answer_request.answer_not_resident, line),
        }
        if key in done:
            self.run(done[key])
            self.ended.emit()

    def _note(self, what: Paper, line: RequestLine, words: str) -> str:
        note_paper(self._desk, line.number, what, words)
        return f"{line.names}: {what.value}."

    def _ask_evidence(self, line: RequestLine, words: str) -> str:
        count = answer_request.ask_evidence(self._desk, line.number, words)
        return f"{line.names}: evidence asked. {_letters(count)}"

    def _answer(self, write: Callable[[Desk, int], int], line: RequestLine, _words: str) -> str:
        return f"{line.names}. {_letters(write(self._desk, line.number))}"

    def _withdraw(self, line: RequestLine, words: str) -> str:
        withdraw_request(self._desk, line.number, words)
        return f"The request for {line.names} counts no longer."


def _letters(count: int) -> str:
    if not count:
        return "Nobody may be written to: there is no letter."
    waits = "waits" if count == 1 else "wait"
    return f"{counted(count, 'letter')} {waits} for a signature."
