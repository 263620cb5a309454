"""What a head considers before deciding: the eleven factors of school policy (R34), as prompts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class Factor(Enum):
    """Each factor; `name` in small letters is what is kept, the value asks it."""

    LENGTH = "Length of the proposed leave"
    AGE = "Age of the pupil"
    RECORD = "General attendance record"
    EXAMS = "Tests and examinations near"
    CATCHING_UP = "Ability to catch up on the work missed"
    NEEDS = "Educational needs"
    WELFARE = "General welfare"
    CIRCUMSTANCES = "Circumstances of the request"
    PURPOSE = "Purpose of the leave"
    EARLIER = "Earlier leave in term time"
    WHEN_ASKED = "When the request was made"

    @property
    def kept(self) -> str:
        """What the file keeps for it."""
        return self.name.lower().replace("_", " ")


BY_KEPT = {one.kept: one for one in Factor}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a factor, by whom and when; empty words leave it open again."""

    factor: Factor
    words: str
    at: datetime
    name: str
    position: str


def standing_answers(answers: Iterable[Answer]) -> dict[Factor, Answer]:
    """Return the newest answer to each factor that is not left open; `answers` oldest first."""
    newest = {one.factor: one for one in answers}
    return {factor: one for factor, one in newest.items() if one.words}
