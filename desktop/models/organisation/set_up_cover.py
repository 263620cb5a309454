"""A school always has someone who may set it up; this finds the day it would be without."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.organisation.staff import Post

Held = tuple["Post", "date | None"]


def day_without(held: Iterable[Held], today: date) -> date | None:
    """Return the first day from today on with nobody to set up the school, or none.

    Each post comes with the last day of its holder's sign-in.
    """
    keeping = [(post.first_day, _end(post, last)) for post, last in held if _sets_up(post)]
    after = {last + timedelta(days=1) for _, last in keeping if today <= last < date.max}
    for day in sorted({today} | after):
        if not any(first <= day <= last for first, last in keeping):
            return day
    return None


def _sets_up(post: Post) -> bool:
    return Duty.SET_UP in post.duties


def _end(post: Post, last_day: date | None) -> date:
    return min(post.last_day or date.max, last_day or date.max)
