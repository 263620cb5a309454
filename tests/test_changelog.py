"""The change log: its form, so that a release can be cut from it, and the version it leads to."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from desktop import __version__

LINES = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
SECTIONS = [line.removeprefix("## ") for line in LINES if line.startswith("## ")]
HEADINGS = ("### Added", "### Changed", "### Fixed", "### Removed")
RELEASED = re.compile(r"(\d+)\.(\d+)\.(\d+), \d{4}-\d{2}-\d{2}")


def numbers(section: str) -> tuple[int, ...]:
    """The three numbers of a released section such as "1.2.0, 2027-01-31"."""
    found = RELEASED.fullmatch(section)
    assert found, section
    return tuple(map(int, found.groups()))


def test_each_section_is_a_release_with_its_day_or_the_unreleased_at_the_top() -> None:
    released = SECTIONS[1:] if SECTIONS[0] == "Unreleased" else SECTIONS
    assert all(newer > older for newer, older in pairwise(map(numbers, released)))


def test_the_version_is_the_newest_release_or_the_one_in_preparation() -> None:
    ours = numbers(f"{__version__}, 2026-01-01")
    newest = [numbers(one) for one in SECTIONS if one != "Unreleased"][:1]
    assert newest == [ours] if SECTIONS[0] != "Unreleased" else [ours] >= newest


def test_each_line_stands_under_what_kind_of_change_it_is() -> None:
    assert {line for line in LINES if line.startswith("###")} <= set(HEADINGS)
    first = LINES.index(f"## {SECTIONS[0]}")
    kinds = [line for line in LINES[first:] if line.startswith(("##", "- "))]
    assert [
        line for before, line in pairwise(kinds) if before[:3] == "## " and line[:2] == "- "
    ] == []


def test_each_line_is_one_sentence_short_enough_to_be_read() -> None:
    changes = [line for line in LINES if line.startswith("- ")]
    assert changes
    assert [line for line in changes if not line.endswith(".") or len(line) > 125] == []
