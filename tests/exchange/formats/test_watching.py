"""A long reading tells how far it is and stops when asked."""

from __future__ import annotations

import pytest

from desktop.exchange.formats.watching import ImportCancelled, Watch


def test_progress_runs_through_its_part_and_never_back() -> None:
    told: list[tuple[int, int | None]] = []
    watch = Watch(lambda done, total: told.append((done, total)))
    watch.part(0.5, 1.0)
    assert len(list(watch.over(range(1000)))) == 1000
    assert told[0] == (500, 1000)
    assert told[-1] == (1000, 1000)
    assert told == sorted(told)


def test_nothing_to_do_is_done() -> None:
    told: list[int] = []
    assert list(Watch(lambda done, _: told.append(done)).over([])) == []
    assert told == [1000]


def test_a_stopped_reading_raises() -> None:
    with pytest.raises(ImportCancelled, match="Nothing was changed"):
        list(Watch(cancelled=lambda: True).over(range(3)))
