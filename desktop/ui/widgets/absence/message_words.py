"""What a message stands for, in the office's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.absence.absence_reason import not_accepted
from desktop.models.absence.message import WAITING
from desktop.models.marks.attendance_code import BY_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.models.absence.absence_reason import Example
    from desktop.models.absence.message import MessageDraft
    from desktop.tasks.absence.take_message import Said


def foreseen_in_words(draft: MessageDraft | None, stands: Sequence[str]) -> tuple[str, str]:
    """Return the words and the look of what Enter will let stand beside the names."""
    if draft is None:
        return "", "badge-info"
    if not draft.caller:
        return "Who rings?", "badge-plain"
    if "" in stands:
        some = "explains nothing" if not any(stands) else "explains nothing for some"
        return f"Kept, but {some}", "badge-warn"
    if len(set(stands)) > 1:
        return ", ".join(stands), "badge-info"
    return _one_code(stands[0], not_accepted(draft.words))


def _one_code(code: str, example: Example | None) -> tuple[str, str]:
    if code == WAITING:
        return "N, waits for the head", "badge-late"
    if example is not None:
        return f"{code}: {example.said_as} is not accepted", "badge-late"
    return f"{code}  {BY_SYMBOL[code].title.split(' (')[0]}", "badge-info"


def kept_in_words(done: Sequence[Said]) -> str:
    """Aisha Ahmed: I, 1 mark amended. Ben Baxter: I."""
    return " ".join(f"{one.name}: {_became(one)}." for one in done)


def _became(one: Said) -> str:
    if not one.stands:
        return "kept, but this caller may not explain an absence"
    parts = [f"{one.code} waits for the head" if one.waits else one.stands]
    if one.amended:
        parts.append(f"{one.amended} mark{'s' if one.amended > 1 else ''} amended")
    if one.doubted:
        parts.append("marked here: find out which is right")
    if one.kept:
        parts.append(f"{' and '.join(one.kept)} stays in the register: amend it if it is wrong")
    return ", ".join(parts)
