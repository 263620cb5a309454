"""What the line at the desk says once something is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session_times import london

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.site.day_book import TakenBack
    from desktop.tasks.site.sign_in_late import SignedIn
    from desktop.tasks.site.sign_out import SignedOut


def came_in_words(done: Sequence[SignedIn]) -> str:
    """Ben Baxter, 6B: L, 15 minutes. Several by their forenames."""
    if len(done) == 1:
        one = done[0]
        words = f"{one.name}, {one.group_name}, came in at {london(one.at):%H:%M}: {one.code}"
    else:
        marks = (f"{one.name} {one.code}" for one in done)
        words = f"{len(done)} children came in at {london(done[0].at):%H:%M}: {', '.join(marks)}"
    waits = next((one.waits_for_head for one in done if one.waits_for_head), "")
    return f"{words}. {waits} waits for the head." if waits else f"{words}."


def went_in_words(done: SignedOut) -> str:
    """Ben Baxter left at 10:10; the mark stands."""
    at = f"{london(done.at):%H:%M}"
    if not done.is_back:
        return f"{done.name} left at {at}. The mark stands."
    mark = f": {done.entry.code} for the session that had begun" if done.entry else ""
    return f"{done.name} came back at {at}{mark}."


def taken_back_in_words(gone: Sequence[TakenBack]) -> str:
    """Say that lines hold no longer, and where a mark was left since it had been changed."""
    what = "Taken back." if len(gone) == 1 else f"{len(gone)} lines taken back."
    left = any(one.mark_left for one in gone)
    return f"{what} A mark that was changed since was left as it is." if left else what
