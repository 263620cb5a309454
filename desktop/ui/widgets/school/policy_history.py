"""Every policy the school had, has or has planned: from which day, what changed, who set it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.organisation.policy_changes import policy_changes
from desktop.models.organisation.policy_mapping import policy_from_mapping
from desktop.ui.widgets.words import card, emptied, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from desktop.models.organisation.policy import Policy


class SetOnADay(Protocol):
    """A setting as the file keeps it."""

    @property
    def value(self) -> str: ...
    @property
    def from_day(self) -> date: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def by(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A policy from the day it holds, with what it changed of the one before."""

    policy: Policy
    from_day: date
    changes: tuple[str, ...]
    set_on: date
    by: str
    stands: str


def policy_lines(kept: Sequence[SetOnADay], today: date) -> list[PolicyLine]:
    """Return the lines of the history, the newest first."""
    read = [policy_from_mapping(json.loads(one.value)) for one in kept]
    current = max((one.from_day for one in kept if one.from_day <= today), default=None)
    lines = []
    for place, (one, policy) in enumerate(zip(kept, read, strict=True)):
        changes = policy_changes(read[place - 1], policy) if place else (policy.name,)
        set_on = london(one.recorded_at).date()
        last = not any(later.from_day == one.from_day for later in kept[place + 1 :])
        stands = _stands(one.from_day, current, last=last)
        lines.append(PolicyLine(policy, one.from_day, changes, set_on, one.by, stands))
    return lines[::-1]


def _stands(day: date, current: date | None, *, last: bool) -> str:
    if not last:
        return "replaced"
    if day == current:
        return "holds now"
    return "planned" if current is None or day > current else "past"


class PolicyHistory(QWidget):
    """The lines below one another, each in full."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PolicyLine, ...] = ()
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(12)

    def show_lines(self, lines: Sequence[PolicyLine]) -> None:
        """Show these lines in place of the ones before."""
        self.lines = tuple(lines)
        emptied(self._inside)
        for line in self.lines:
            self._inside.addWidget(_entry(line))


def _entry(line: PolicyLine) -> QWidget:
    frame, inside = card()
    inside.setSpacing(4)
    role = _BADGES.get(line.stands, "badge-plain")
    day = label(f"From {day_in_words(line.from_day)}", "heading")
    inside.addLayout(row(day, label(line.stands, role), None, spacing=12))
    for words in line.changes or ("Nothing was changed.",):
        inside.addWidget(label(f"{words[:1].upper()}{words[1:]}", wraps=True))
    by = f" by {line.by}" if line.by else ""
    inside.addWidget(label(f"Set on {day_in_words(line.set_on)}{by}", "hint", wraps=True))
    return frame


_BADGES = {"holds now": "badge-ok", "planned": "badge-info"}
