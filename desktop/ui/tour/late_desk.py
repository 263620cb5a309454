"""The office's turn at the late desk: five children by a few keys each, and one who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.models.admissions.person_name import search_words
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.site.desk_child import look_up, not_here_yet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.admissions.pupil_search import Findable
    from desktop.tasks.desk import Desk
    from desktop.ui.tour.walk import Walk

_QUEUE = ("o", "t1", "d1", "b2")  # the reason's key, and who brought the child


def sign_in_late(walk: Walk) -> None:
    """Sign a queue in, with a picture half-way, and one child out; then the book."""
    hands = walk.hands
    walk.go("sign_in_late")
    queue = list(_missing(walk.main.desk))
    for child, keys in zip(queue, _QUEUE, strict=False):
        _pick(walk, child)
        hands.keys(keys)
        hands.key(Qt.Key.Key_Return)
    _pick(walk, queue[len(_QUEUE)])
    hands.keys("m1")
    hands.picture("sign-in-late")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_F7)
    _pick(walk, next(_present(walk.main.desk)))
    hands.keys("d1")
    hands.key(Qt.Key.Key_Return)
    hands.picture("sign-in-late-book")


def _pick(walk: Walk, child: Findable) -> None:
    walk.hands.keys(" ".join(search_words(child.name)))
    walk.hands.key(Qt.Key.Key_Return)


def _missing(desk: Desk) -> Iterator[Findable]:
    everyone = [one for one in findable_pupils(desk) if one.is_on_roll]
    missing = not_here_yet(desk, [one.pupil for one in everyone])
    for one in everyone:
        child = look_up(desk, one.pupil) if one.pupil in missing else None
        if child is not None and child.row.code in ("", "N") and len(child.adults) > 1:
            yield one


def _present(desk: Desk) -> Iterator[Findable]:
    everyone = [one for one in findable_pupils(desk) if one.is_on_roll]
    missing = not_here_yet(desk, [one.pupil for one in everyone])
    return (one for one in everyone if one.pupil not in missing and len(one.siblings) == 1)
