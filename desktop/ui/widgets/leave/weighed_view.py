"""What there is to weigh about a request: each child's figures, and what deciding would do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.leave.effect import penalty_in_words, ways
from desktop.models.marks.rates import rate, rate_in_words
from desktop.tasks.leave.what_is_known import record_in_words
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from desktop.models.days.session import Session
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.effect import Effect
    from desktop.tasks.leave.weigh_request import WeighedChild, Weighing


@dataclass(frozen=True, slots=True)
class EffectRow:
    """One way to decide; or a child's name above the child's ways, where there are several."""

    name: str = ""
    effect: Effect | None = None


class WeighedView(QFrame):
    """Facts and the table of effects; it decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("What there is to weigh")
        self.facts = label(wraps=True)
        self.effects: FactView[EffectRow] = FactView("What each decision would do", COLUMNS, 1)
        self.note = label(
            "Sessions so far and these. Persistent: a tenth missed. Year: missed of it all, if all"
            " others are attended. Notice: unauthorised sessions in ten school weeks.",
            "hint",
            wraps=True,
        )
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(8)
        inside.addWidget(label("To weigh", "heading"))
        for part in (self.facts, self.effects, self.note):
            inside.addWidget(part)

    def show_weighing(
        self,
        found: Weighing,
        sessions: tuple[Collection[Session], Collection[Session]],
        codes: tuple[str, str],
    ) -> None:
        """Show a request's facts; `sessions`: asked for and granted, `codes`: granted, refused."""
        self.facts.setText("\n".join(line for one in found.children for line in child_lines(one)))
        rows: list[EffectRow] = []
        for one in found.children:
            if len(found.children) > 1:
                rows.append(EffectRow(one.name))
            made = ways(found.calendar, one.record, *sessions, codes)
            rows += [EffectRow(effect=effect) for effect in made]
        self.effects.show_whole(rows)
        self.effects.fit()


def child_lines(one: WeighedChild) -> Iterator[str]:
    """Say the record, the leave before, and what is known of brothers and sisters."""
    yield f"{one.name}: {record_in_words(one)}."
    yield f"Leave before: {'; '.join(one.before.earlier) or 'none known'}."
    if one.before.family:
        yield f"Family: {'; '.join(one.before.family)}."
    for before, after in pairwise(one.decisions):
        yield changed_in_words(before, after)


def changed_in_words(before: LeaveDecision, after: LeaveDecision) -> str:
    """First refused by Hilda Head on Tue 10 Nov 2026: too far. Changed: it is her sister."""
    at = day_in_words(london(before.recorded_at).date())
    why = after.facts.get("why_changed", "").rstrip(".")
    first = f"First {before.outcome.value} by {before.name} on {at}: {before.reason.rstrip('.')}"
    return f"{first}. Changed: {why}."


def _way(row: EffectRow) -> str:
    return row.effect.words if row.effect else row.name


def _attendance(row: EffectRow) -> str:
    if row.effect is None:
        return ""
    after = row.effect.after
    missed = f"{after.absent} of {after.possible} missed"
    return f"{percent(after.attendance)}, {missed}" if after.possible else "no marks yet"


def _persistent(row: EffectRow) -> str:
    if row.effect is None:
        return ""
    if not row.effect.after.is_persistent:
        return "no"
    return "becomes so" if row.effect.becomes_persistent else "yes"


def _year(row: EffectRow) -> str:
    one = row.effect
    if one is None:
        return ""
    missed = percent(rate(one.year_absent, one.year_possible))
    return f"{missed}, persistent" if one.year_is_persistent else missed


def _penalty(row: EffectRow) -> str:
    return penalty_in_words(row.effect.penalty) if row.effect else ""


def percent(value: Decimal | None) -> str:
    """94.1 %, or a dash where there is nothing to divide by."""
    return "–" if value is None else f"{rate_in_words(value)} %"


COLUMNS: tuple[Column[EffectRow], ...] = (
    Column("If it is", _way),
    Column("Attends", _attendance),
    Column("Persistent", _persistent),
    Column("Year", _year, right=True),
    Column("Notice", _penalty),
)
