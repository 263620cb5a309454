"""A newsletter that the policy promises families and nobody has made, as a line of Today."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant
from desktop.models.site.pressing import Matter, Pressing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.models.record.spans import Span


def from_newsletter(owed: Iterable[Span]) -> Iterator[Pressing]:
    """Say since the day after a half-term that its newsletter is owed (school policy, R212)."""
    for span in owed:
        since = instant(span.last + timedelta(days=1), time(0))
        yield Pressing(Matter.NEWSLETTER, "Newsletter not printed or saved yet", span.words, since)
