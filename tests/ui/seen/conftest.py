"""The sample school, made once, and windows at every size that is promised."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.models.days.sample_clock import SAMPLE_DAY
from desktop.tasks.safety.open_file import close_file, open_file
from desktop.tasks.sample_school import make_sample
from desktop.ui.style import apply_style
from desktop.ui.tour.other_classes import take_other_classes
from desktop.ui.tour.tour_clock import TourClock
from desktop.ui.windows.program_window import ProgramWindow
from tests.ui.seen.stage import HEAD, Stage, at_work, desk_of, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from desktop.tasks.safety.open_file import OpenFile
    from desktop.ui.choices import Choices
    from desktop.ui.windows.main_window import MainWindow


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenFile]:
    """Tue 10 Nov 2026, 09:26: all classes but one are taken; nothing is written after that."""
    path = tmp_path_factory.mktemp("seen") / "Hawthorn Lane.school"
    make_sample(path, day=SAMPLE_DAY)
    clock = TourClock(SAMPLE_DAY)
    file = replace(open_file(path), clock=clock)
    take_other_classes(file, 1, "")
    clock.set(9, 26)
    yield file
    settle()
    close_file(file)


@pytest.fixture
def stage(sample: OpenFile) -> Stage:
    return Stage(sample, desk_of(sample, HEAD))


@pytest.fixture
def open_main(
    sample: OpenFile, choices: Choices, qapp: QApplication
) -> Iterator[Callable[..., MainWindow]]:
    """`open_main(percent=150, theme="dark", size=(900, 600))` shows the head at work."""
    opened = []

    def show(
        percent: int = 100,
        theme: str = "light",
        size: tuple[int, int] = (1280, 720),
        name: str = HEAD,
    ) -> MainWindow:
        apply_style(qapp, theme, percent)
        window, main = at_work(sample, choices, name)
        window.resize(*size)
        window.show()
        opened.append((window, main))
        settle()
        return main

    yield show
    for window, main in opened:
        main.stop()
        window.close()
        window.deleteLater()
    settle()
    opened.clear()
    gc.collect()  # or windows of before are taken apart in the middle of what comes next


@pytest.fixture
def window(choices: Choices) -> Iterator[ProgramWindow]:
    """The program's window with nothing in it yet."""
    made = ProgramWindow(choices)
    made.resize(1280, 720)
    yield made
    settle()
    made.close()
    made.deleteLater()
    settle()
    gc.collect()  # or what stands where a widget stood may be taken for it


@pytest.fixture
def restyled(choices: Choices, qapp: QApplication) -> Callable[[str], None]:
    """`restyled("dark")` dresses what is opened from then on; the style is put back after."""
    del choices

    def dress(theme: str, percent: int = 100) -> None:
        apply_style(qapp, theme, percent)

    return dress
