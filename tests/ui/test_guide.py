"""The guide: a page for every place, found from the contents, with the pictures the tour makes."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.paths import resource
from desktop.ui.navigation import PANELS, Place
from desktop.ui.windows.guide_window import guide_page

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = resource("guide/index.md").parent
PAGES = sorted(FOLDER.glob("*.md"))
# Pictures that no page shows, and why the tour makes them all the same.
EXTRA = {
    "pictures/set-up-person.png": "a step between two that are shown",
    "pictures/set-up-policy.png": "a step between two that are shown",
    "pictures/set-up-classes.png": "a step between two that are shown",
    "pictures/take-register-open.png": "the register before the first key",
    "pictures/take-register-filled.png": "the register after the key for the rest",
    "pictures/take-register-closed.png": "the moment before a correction is asked for",
    "pictures/sign-in-late-book.png": "the book that the page tells of in words",
}
_LARGEST = 80_000  # bytes: the guide travels with the program


def links(page: Path, ending: str) -> set[str]:
    """What a page links to, of one kind of file."""
    return set(re.findall(rf"\]\(([^)#]+\.{ending})", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("place", PANELS, ids=lambda place: place.name)
def test_every_place_has_its_page(place: Place) -> None:
    assert guide_page(place.name.replace("_", "-")) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_in_the_guide_leads_somewhere(page: Path) -> None:
    assert [one for one in links(page, "md") if not (FOLDER / one).is_file()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_but_the_contents_shows_what_it_is_about(page: Path) -> None:
    assert links(page, "png") or page.stem == "index"


def test_every_page_is_found_from_the_contents() -> None:
    found, new = {"index.md"}, {"index.md"}
    while new:
        new = {one for page in new for one in links(FOLDER / page, "md")} - found
        found |= new
    assert {page.name for page in PAGES} == found


def test_every_picture_is_one_that_the_tour_makes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop", "tour", str(tmp_path)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=FOLDER.parents[1]
    )
    assert done.returncode == 0, done.stderr
    made = {f"pictures/{one.name}" for one in tmp_path.iterdir()}
    assert {one for page in PAGES for one in links(page, "png")} - made == set()
    assert {f"pictures/{one.name}" for one in (FOLDER / "pictures").iterdir()} - made == set()
    assert made - {one for page in PAGES for one in links(page, "png")} == set(EXTRA)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_picture_is_there_and_small(page: Path) -> None:
    sizes = {one: (FOLDER / one).stat().st_size for one in links(page, "png")}
    assert [one for one, size in sizes.items() if size > _LARGEST] == []
