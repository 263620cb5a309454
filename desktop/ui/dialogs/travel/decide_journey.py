"""The head decides about a journey: what was asked, what stands against it, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.travel.journey import Outcome, away_days
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.tasks.travel.ask_journey import findings as prompts
from desktop.tasks.travel.decide_journey import decide_journey, findings
from desktop.tasks.travel.marks_made import lines_of, marks_made
from desktop.ui.dialogs.travel.judged_form import JudgedForm
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.words import counted, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.models.finding import Finding
    from desktop.models.record.span_amendment import Line
    from desktop.models.travel.journey import Journey
    from desktop.tasks.desk import Desk

_CHOICES = (
    (None, "Not chosen yet"), (Outcome.AGREED, "Agreed"), (Outcome.NOT_AGREED, "Not agreed"),
)  # fmt: skip
_SHOWN = 12  # marks named one by one


class DecideJourneyDialog(JudgedForm):
    """Nothing decides by itself; a decision that is changed is kept with the new one."""

    def __init__(self, desk: Desk, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__("Decide about a journey", "Decide", parent)
        self._desk, self._journey = desk, journey
        self._made = {
            outcome: marks_made(desk, journey, outcome)
            for outcome in (Outcome.AGREED, Outcome.NOT_AGREED)
            if journey.reason.is_for_work
        }
        self.outcome, self.reason = ShortenedBox(), text_field(hint="the family is told it")
        for outcome, words in _CHOICES:
            self.outcome.addItem(words, outcome)
        self.follows, self.warnings = label("", "hint", wraps=True), FindingLines()
        for words in _about(journey):
            self.body.addWidget(label(words, wraps=True))
        self.body.addWidget(self.warnings)
        self.add_fields(
            self.box("outcome", "Decision", self.outcome),
            self.box("reason", "Reason, or what is agreed besides", self.reason),
            columns=1,
        )
        self.body.addWidget(self.follows)
        self.warnings.say(one for one in prompts(desk, journey) if not one.is_refusal)
        self.outcome.currentIndexChanged.connect(self._look)
        self._look()
        self.grow(640, 660)

    def gaps(self) -> dict[str, str]:
        if self._chosen is None:
            return {"outcome": "Choose agreed or not agreed."}
        if self._chosen is Outcome.NOT_AGREED and not self.reason.text().strip():
            return {"reason": "Say why: the family is told it."}
        return {}

    def judged(self) -> tuple[Finding, ...]:
        chosen = self._chosen
        return findings(self._desk, self._journey, chosen) if chosen else ()

    def save(self) -> str:
        chosen = self._chosen or Outcome.NOT_AGREED
        made = self._made.get(chosen, ())
        decide_journey(self._desk, self._journey, chosen, self.reason.text(), made)
        return f"Journey from {self._journey.span}: {chosen.value}."

    @property
    def _chosen(self) -> Outcome | None:
        value = self.outcome.currentData()
        return Outcome(value) if value is not None else None

    def _look(self) -> None:
        against = [one for one in self.judged() if one.is_refusal]
        words = " ".join(f"{one.text} {one.reason}" for one in against)
        self.boxes["outcome"].say(words)
        self.boxes["reason"].say("")
        self.follows.setText(self._what_follows())

    def _what_follows(self) -> str:
        if self._chosen is None:
            return "The head decides; nothing decides by itself."
        amended = _amended(lines_of(self._made.get(self._chosen, ())))
        if self._chosen is not Outcome.AGREED:
            said = "Nothing is expected of the registers: a child who is away has no reason yet."
            return "\n".join((said, *amended))
        days = away_days(self._journey, calendar_of(self._desk))
        to_come = sum(1 for day in days if day >= self._desk.today)
        said = f"T is expected on {counted(to_come, 'school day')}, if the children are away."
        school = self._journey.school
        if school is not None and school.is_confirmed:
            said += f" D is expected on the days at {school.name}."
        besides = (f"{one.text} {one.reason}" for one in self.judged() if not one.is_refusal)
        return "\n".join((said, *besides, *amended))


def _amended(lines: Sequence[Line]) -> Iterator[str]:
    """Say which marks are amended with the decision: all that follows is seen before it is made."""
    if lines:
        yield f"{counted(len(lines), 'mark')} made already will be amended:"
    for one in lines[:_SHOWN]:
        yield f"{one.name}, {one.session}: {one.before} becomes {one.after}"
    if len(lines) > _SHOWN:
        yield f"and {len(lines) - _SHOWN} more."


def _about(journey: Journey) -> tuple[str, ...]:
    where = f", {journey.place}" if journey.place else ""
    said = f": {journey.words}" if journey.words else ""
    return (
        f"{journey.span}{where}",
        f"{journey.reason.words}{said}",
        f"Asked by {journey.asked_by}",
    )
