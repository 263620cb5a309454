"""How moments and days stand in the file: whole seconds since 1970 in UTC, and ISO text."""

from __future__ import annotations

from datetime import UTC, date, datetime


def seconds(moment: datetime) -> int:
    """Return a moment as the file keeps it."""
    return int(moment.timestamp())


def moment(kept: int) -> datetime:
    """Return the moment, in UTC, that the file keeps as this number."""
    return datetime.fromtimestamp(kept, UTC)


def day_or_none(kept: str | None) -> date | None:
    """Return the day that the file keeps as this text."""
    return date.fromisoformat(kept) if kept else None


def text_or_none(day: date | None) -> str | None:
    """Return a day as the file keeps it."""
    return day.isoformat() if day else None
