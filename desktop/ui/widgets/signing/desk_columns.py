"""Letters and what waits for a decision as tables: each thing in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.letters.ledger_line import short_day
from desktop.models.letters.letter import Befell, LetterState
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from desktop.models.letters.letter import Letter
    from desktop.tasks.letters.see_desk import Decision


def decision_columns() -> tuple[Column[Decision], ...]:
    """What, about whom, since when and from which day on."""
    return (
        Column("Children", lambda one: one.waiting.names),
        Column("What", lambda one: f"{one.place}: {one.waiting.what}"),
        Column("Received", lambda one: day_in_words(one.waiting.received_on), _received),
        Column("From", lambda one: day_in_words(one.waiting.first_day), _first),
    )


def waiting_columns() -> tuple[Column[Letter], ...]:
    """Letters that wait for a signature."""
    return (
        Column("Letter", lambda one: one.reference),
        Column("Kind", lambda one: one.kind.value.capitalize()),
        Column("Children", lambda one: ", ".join(one.names)),
        Column("To", lambda one: one.addressee),
        Column("Written", lambda one: _day(one.made_at), _made),
    )


def pile_columns(state: Callable[[Letter], str]) -> tuple[Column[Letter], ...]:
    """A pile beside the page on view."""
    return (
        Column("Letter", lambda one: one.reference),
        Column("Children", lambda one: ", ".join(one.names)),
        Column("Read", state),
    )


def sent_columns() -> tuple[Column[Letter], ...]:
    """Letters that were signed, and how they fared since."""
    return (
        Column("Letter", lambda one: one.reference),
        Column("Kind", lambda one: one.kind.value.capitalize()),
        Column("Children", lambda one: ", ".join(one.names)),
        Column("Now", _now, None, _sign_of),
        Column("To", lambda one: one.addressee),
        Column("Signed", _signed, _signed_at),
    )


def _received(one: Decision) -> date:
    return one.waiting.received_on


def _first(one: Decision) -> date:
    return one.waiting.first_day


def _made(one: Letter) -> datetime:
    return one.made_at


def _day(moment: datetime) -> str:
    return day_in_words(london(moment).date())


def _signed(one: Letter) -> str:
    if one.signed is None:
        return ""
    how = ", for ink" if one.signed.what is Befell.SIGNED_FOR_INK else ""
    return f"{short_day(london(one.signed.at).date())}{how}"


def _signed_at(one: Letter) -> float:
    return one.signed.at.timestamp() if one.signed else 0.0


def _now(one: Letter) -> str:
    if one.flag is not None:
        return f"Flagged: {one.flag.words}"
    failed = one.last(Befell.FAILED_TO_PRINT, Befell.PRINTED)
    if failed is not None and failed.what is Befell.FAILED_TO_PRINT:
        return f"Not printed: {failed.words.removeprefix('Not printed: ')}"
    sent = one.last(Befell.SENT)
    if sent is not None and sent.how is not None:
        how: str = sent.how.value
        return f"{how.capitalize()} {_day(sent.at)}"
    return one.state.value.capitalize()


def _sign_of(one: Letter) -> tuple[str, str] | None:
    if one.flag is not None:
        return "triangle-alert", "warn_text"
    if one.state is LetterState.SIGNED:
        return "printer", "late_text"
    return None
