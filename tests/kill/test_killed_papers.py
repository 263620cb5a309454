"""A power cut while papers are written leaves the last whole one of each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop.tasks.site.keep_on_paper import keep_on_paper
from tests.documents.reading import words_of
from tests.kill.killing import delays, killed_after
from tests.kill.test_killed import _desk, head, path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.models.organisation.staff import Who

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
__all__ = ["head", "path"]
KILLS = 12


def _writes(path: Path, head: Who) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        desk = _desk(path, head)
        for _ in range(200):
            keep_on_paper(desk)
            tell("kept")

    return work


def test_every_paper_is_whole_and_the_next_writer_is_not_held_up(path: Path, head: Who) -> None:
    folder = path.with_name("school on paper")
    keep_on_paper(_desk(path, head))
    for delay in delays(KILLS, 0.25):
        killed_after(_writes(path, head), delay)
        found = sorted(folder.glob("*.pdf"))
        assert len(found) == 3
        assert all(words_of(one.read_bytes()) for one in found)
    keep_on_paper(_desk(path, head))
    assert list(folder.glob(".*.part")) == []
