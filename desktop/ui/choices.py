"""This computer's choices as the windows use them: applied at once, remembered for next time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.settings import at_the_desk, load_settings, opened, save_settings, text_step
from desktop.ui.fitted import fit_all
from desktop.ui.style import apply_style, chosen_theme, theme_in_use

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.settings import Settings

_USUAL = 100
_SMALLEST = 100


class Choices(QObject):
    """Theme, text size, files and window place; `file` is where they are kept."""

    restyled = Signal()  # colours or sizes are new: what was drawn by hand is to be drawn again

    def __init__(self, parent: QObject | None = None, file: Path | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._settings = load_settings(file)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_the_system)

    @property
    def settings(self) -> Settings:
        """The choices as they are now."""
        return self._settings

    def apply(self) -> None:
        """Dress the program as chosen."""
        app = cast("QApplication", QApplication.instance())
        apply_style(app, self._settings.theme, self._settings.text_percent)
        fit_all()
        self.restyled.emit()

    def change_text(self, steps: int) -> None:
        """Make the text larger or smaller; no steps at all set it to its usual size."""
        if steps:
            self.change_text_size(steps)
        else:
            self.usual_text_size()

    def change_text_size(self, steps: int) -> None:
        """Make the text larger or smaller by steps; it is never smaller than usual."""
        larger = text_step(self._settings, steps)
        self._restyle(replace(larger, text_percent=max(_SMALLEST, larger.text_percent)))

    def usual_text_size(self) -> None:
        """Set the text to its usual size."""
        self._restyle(replace(self._settings, text_percent=_USUAL))

    def set_theme(self, theme: str) -> None:
        """Choose light, dark or the computer's own."""
        self._restyle(replace(self._settings, theme=theme))

    def remember_file(self, path: Path) -> None:
        """Offer this file first next time."""
        self._remember(opened(self._settings, path))

    def remember_person(self, path: Path, sign_in: str) -> None:
        """Offer this name first when the file is opened again."""
        self._remember(at_the_desk(self._settings, path, sign_in))

    def remember_window(self, geometry: str) -> None:
        """Open the window where it was."""
        self._remember(replace(self._settings, window=geometry))

    def _restyle(self, settings: Settings) -> None:
        if settings != self._settings:
            self._keep(settings)
            self.apply()

    def _remember(self, settings: Settings) -> None:
        if settings != self._settings:
            self._keep(settings)

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        save_settings(settings, self._file)

    def _follow_the_system(self) -> None:
        if chosen_theme(self._settings.theme) is not theme_in_use():
            self.apply()
