"""The same name on every floor, and a tree in which things are found by their name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from desktop.ui.navigation import PANELS

ROOT = Path(__file__).parent.parent
MOST_FILES, MOST_LINES, LONGEST = 20, 300, 40
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
FOLDERS = sorted({source.parent for source in SOURCES})


def _functions(source: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(source.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("place", [place.name for place in PANELS])
@pytest.mark.parametrize(
    "companion",
    [
        "desktop/ui/panels/**/{name}.py",
        "desktop/tasks/**/{name}.py",
        "tests/tasks/**/test_{name}.py",
        "tests/ui/panels/test_{name}.py",
        "tests/ui/pictures/{name}.txt",
        "docs/guide/{page}.md",
    ],
)
def test_every_place_has_its_companions(place: str, companion: str) -> None:
    pattern = companion.format(name=place, page=place.replace("_", "-"))
    assert list(ROOT.glob(pattern)), f"no {pattern}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_no_folder_has_more_files_than_a_reader_takes_in(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_FILES + 1  # and __init__.py


def test_no_file_and_no_function_is_too_long() -> None:
    files = [str(one) for one in SOURCES if len(one.read_text("utf-8").splitlines()) > MOST_LINES]
    functions = [
        f"{source}: {node.name}"
        for source in SOURCES
        for node in _functions(source)
        if (node.end_lineno or 0) - node.lineno >= LONGEST
    ]
    assert (files, functions) == ([], [])


def test_no_module_takes_the_name_of_one_in_the_library() -> None:
    taken = {"calendar", "code", "statistics", "types", "copy", "time", "platform"}
    assert {source.stem for source in SOURCES} & taken == set()
