"""Every widget belongs to the one around it, in Qt's binding as in Qt.

Where they differ, the widget's Python half or the widget itself goes when a stranger does.
"""

from __future__ import annotations

import gc
from itertools import chain
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget

from tests.ui.seen.stage import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.ui.windows.main_window import MainWindow


def owned_by_strangers() -> Iterator[str]:
    """What a wrapper refers to directly, not by a name of its own, are the widgets it owns."""
    for one in gc.get_objects():
        if isinstance(one, QWidget) and shiboken6.isValid(one):
            for part in gc.get_referents(one):
                if isinstance(part, QWidget) and one not in _around(part):
                    yield f"{type(part).__name__} of {type(part.parentWidget()).__name__}: {one}"


def _around(part: QWidget) -> Iterator[QWidget]:
    above = part.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def test_no_widget_in_any_place_belongs_to_a_stranger(
    open_main: Callable[..., MainWindow],
) -> None:
    main = open_main()
    found = set()
    for place in chain(main.places.open_places, main.places.open_places[:3]):
        main.go(place.name)
        settle()
        found |= set(owned_by_strangers())
    assert found == set()
