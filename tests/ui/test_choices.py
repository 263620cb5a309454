"""This computer's choices are applied at once and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings, load_settings, save_settings
from desktop.ui.choices import Choices
from desktop.ui.style import BASE_POINTS, theme_in_use

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "step", "after"), [(100, 1, 110), (100, -1, 100), (200, 1, 200), (150, 0, 100)]
)
def test_text_grows_by_steps_between_its_usual_size_and_twice_that(
    choices: Choices, tmp_path: Path, before: int, step: int, after: int
) -> None:
    file = tmp_path / "settings.json"
    save_settings(Settings(text_percent=before), file)
    Choices(choices, file).change_text(step)
    assert load_settings(file).text_percent == after


def test_a_theme_is_put_on_at_once(choices: Choices) -> None:
    choices.set_theme("dark")
    assert theme_in_use().name == "dark"
    choices.change_text(1)
    assert QApplication.font().pointSizeF() == pytest.approx(BASE_POINTS * 1.1)


def test_files_and_people_are_remembered(choices: Choices, tmp_path: Path) -> None:
    path = tmp_path / "hawthorn.school"
    choices.remember_file(path)
    choices.remember_person(path, "hilda head")
    kept = Choices(file=tmp_path / "settings.json").settings
    assert kept.last_file == str(path)
    assert kept.people == {str(path): "hilda head"}
