"""The page about one mark says until when its entries are kept, all together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.ui.dialogs.roll.mark_history import kept_in_words
from tests import make
from tests.models.registers import an_entry

if TYPE_CHECKING:
    from desktop.models.marks.entry import Entry


def _entries(*years: int) -> list[Entry]:
    made = an_entry(1, "N")
    return [
        replace(made, recorded_at=make.TestClock()() + timedelta(days=365 * year)) for year in years
    ]


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((), "Nothing is ever changed or taken away."),
        ((0,), "kept until Wed 10 Nov 2032"),
        ((0, 1), "kept until Thu 10 Nov 2033"),
    ],
)
def test_entries_of_a_mark_are_kept_until_the_newest_may_go(
    years: tuple[int, ...], words: str
) -> None:
    assert words in kept_in_words(_entries(*years))
