"""The everyday commands: what they ask of the system, and what they say to wrong usage."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

import dev

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_is_asked_for_by_its_debian_package(library: str, package: str) -> None:
    assert dev.package_of(library) == package


@pytest.mark.parametrize("library", [*dev.QT.split(), *dev.SCREEN.split()])
def test_every_library_asked_for_is_one_whole_name(library: str) -> None:
    assert re.fullmatch(r"lib[\w+-]+(\.\d)?\.so\.\d", library)


@pytest.mark.parametrize(
    "arguments", [[], ["start"], ["test", "--only", "nothing"], ["test", "-x"]]
)
def test_wrong_usage_is_told_and_sets_nothing_up(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    assert "python3 dev.py" in capsys.readouterr().out


def test_an_older_python_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "OLDEST", (9, 9))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or later; this is Python"):
        dev.main(["run"])


def test_a_failure_is_told_without_any_address(tmp_path: Path) -> None:
    script = tmp_path / "fails.py"
    script.write_text("raise SystemExit('no route to https://example.invalid/simple/x')", "utf-8")
    with pytest.raises(SystemExit) as stopped:
        dev.quietly([sys.executable, str(script)], "It could not be fetched.")
    assert str(stopped.value) == "no route to (an address)\nIt could not be fetched."


@pytest.fixture
def stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(dev, "STAMP", tmp_path / "set-up.json")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    return tmp_path / "set-up.json"


@pytest.mark.parametrize(
    ("changed", "stands"),
    [
        ({}, ["program"]),
        ({"pins": ["an older list"]}, []),
        ({"home": ["another folder", "another Python", "3.0"]}, None),
    ],
)
def test_a_stamp_holds_while_its_python_and_its_pins_do(
    stamp: Path, changed: dict[str, list[str]], stands: list[str] | None
) -> None:
    kept = {"home": dev.home(), "pins": dev.pins(), "done": ["program"], **changed}
    stamp.write_text(json.dumps(kept), encoding="utf-8")
    assert dev.read_stamp().get("done") == stands


@pytest.mark.parametrize("cut_off", ["", '{"home":'])
def test_a_set_up_that_was_cut_off_counts_for_nothing(stamp: Path, cut_off: str) -> None:
    stamp.write_text(cut_off, encoding="utf-8")
    assert dev.read_stamp() == {}
