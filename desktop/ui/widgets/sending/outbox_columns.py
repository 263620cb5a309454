"""The columns of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.sending.outbox_item import Happened, OutboxItem, in_words
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.sending.arriving import number_in_words

if TYPE_CHECKING:
    from datetime import datetime

_PICTURES = {
    Happened.SENT: ("check", "ok_text"),
    Happened.DELIVERED: ("circle-check", "ok_text"),
    Happened.ANSWERED: ("circle-check", "ok_text"),
    Happened.FAILED: ("triangle-alert", "warn_text"),
    Happened.CALLED_OFF: ("x", "muted"),
}


def made_in_words(item: OutboxItem) -> str:
    """Tue 10 Nov 2026 09:31."""
    at = london(item.made_at)
    return f"{day_in_words(at.date())} {at:%H:%M}"


def _at(item: OutboxItem) -> str:
    return f"{london(item.made_at):%H:%M}"


def _made(item: OutboxItem) -> datetime:
    return item.made_at


def _about(item: OutboxItem) -> str:
    return ", ".join(item.names)


def _to(item: OutboxItem) -> str:
    return f"{item.to}, {number_in_words(item.address)}"


def _picture(item: OutboxItem) -> tuple[str, str]:
    waits = ("clock", "late_text")
    return waits if item.last is None else _PICTURES.get(item.last.what, waits)


def how_it_fared(item: OutboxItem) -> str:
    """What befell it last; with how often it was tried where that was more than once."""
    tried = f" (tried {item.tries} times)" if item.tries > 1 else ""
    return f"{in_words(item)}{tried}"


_REST = (
    Column("About", _about),
    Column("To", _to),
    Column("What came of it", how_it_fared, picture=_picture),
)
OF_A_DAY = (Column("Written", _at, order=_made), *_REST)
OF_A_CHILD = (Column("Written", made_in_words, order=_made), *_REST)
