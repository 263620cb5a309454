"""This computer's choices come back as they were, and damage never stops the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.settings import (
    Settings,
    at_the_desk,
    load_settings,
    opened,
    save_settings,
    text_step,
)

CHOSEN = Settings(
    last_file="/home/jo/elm.register",
    recent_files=("/home/jo/elm.register", "/home/jo/sample.register"),
    text_percent=125,
    theme="dark",
    window="AdnQ",
    people={"/home/jo/elm.register": "Siân O’Connor"},
)


def test_choices_come_back_as_they_were_saved(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "settings.json"
    assert save_settings(CHOSEN, file)
    assert load_settings(file) == CHOSEN
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b'{"theme": ["dark"]}', b"[" * 5000]
)
def test_a_damaged_file_gives_the_usual_choices(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(damage)
    assert load_settings(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("text_percent", 5000),
        ("text_percent", "125"),
        ("text_percent", True),
        ("last_file", None),
        ("recent_files", "one"),
        ("people", []),
    ],
)
def test_one_wrong_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"window": "AdnQ", name: value}), encoding="utf-8")
    assert load_settings(file) == Settings(window="AdnQ")


def test_a_disk_that_refuses_is_told_and_leaves_the_old_choices(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(CHOSEN, file)
    (tmp_path / "blocked").write_text("a file, not a folder", encoding="utf-8")
    assert not save_settings(Settings(), tmp_path / "blocked" / "settings.json")
    assert load_settings(file) == CHOSEN


def test_the_newest_file_comes_first_and_eight_are_kept() -> None:
    settings = Settings()
    for number in [*range(10), 5]:
        settings = opened(settings, Path(f"/schools/{number}"))
    assert settings.last_file == str(Path("/schools/5"))
    assert [Path(one).name for one in settings.recent_files] == list("59876432")


def test_each_file_remembers_who_was_at_its_desk() -> None:
    settings = at_the_desk(Settings(), Path("/a"), "Jo")
    settings = at_the_desk(at_the_desk(settings, Path("/b"), "Li"), Path("/a"), "Ann")
    assert settings.people == {str(Path("/a")): "Ann", str(Path("/b")): "Li"}


@pytest.mark.parametrize(
    ("percent", "steps", "then"),
    [(100, 1, 110), (100, -1, 90), (200, 1, 200), (80, -1, 80)],
)
def test_text_grows_and_shrinks_by_steps_and_stops_at_the_ends(
    percent: int, steps: int, then: int
) -> None:
    assert text_step(Settings(text_percent=percent), steps).text_percent == then
