"""The office's first turn: the messages that were left before school, a few keys each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.admissions.person_name import search_words
from desktop.tasks.absence.absence_child import look_up
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.ui.tour.travel.journey import travellers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.tasks.absence.absence_child import LineChild
    from desktop.tasks.desk import Desk
    from desktop.ui.tour.walk import Walk

_MESSAGES = (("i1", "Temperature since last night"), ("m1", "Dentist at ten"), ("f1", ""))


def take_messages(walk: Walk) -> None:
    """Take three voicemails and a call about a brother and a sister."""
    hands = walk.hands
    walk.go("take_message")
    hands.key(Qt.Key.Key_F6)
    alone = _children(walk.main.desk, family=False)
    for (keys, words), child in zip(_MESSAGES, alone, strict=False):
        _say(walk, child, keys, words)
        hands.key(Qt.Key.Key_Return)
    _say(
        walk,
        next(_children(walk.main.desk, family=True)),
        "si1",
        "Both have been sick in the night",
    )
    hands.picture("take-message")
    hands.key(Qt.Key.Key_Return)
    hands.picture("take-message-kept")


def _say(walk: Walk, child: LineChild, keys: str, words: str) -> None:
    hands = walk.hands
    hands.keys(" ".join(search_words(child.name)))
    hands.key(Qt.Key.Key_Return)
    hands.keys(keys)
    hands.key(Qt.Key.Key_F9)
    hands.keys(words)


def _children(desk: Desk, *, family: bool) -> Iterator[LineChild]:
    """Give children of one class after another whose first contact may explain an absence.

    Nobody who is away as planned: a family that travels does not ring to say it is ill.
    """
    seen: set[str] = set()
    travelling = travellers(desk)
    for one in findable_pupils(desk):
        is_here = one.is_on_roll and one.pupil not in travelling
        child = look_up(desk, one.pupil) if is_here else None
        if child is None or child.class_name in seen or bool(child.family) is not family:
            continue
        if child.adults and not child.adults[0].warning:
            seen.add(child.class_name)
            yield child
