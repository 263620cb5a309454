"""The menu under the person's name: changing person or password, the look, help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.style import icon

THEME_WORDS = {"system": "As the computer", "light": "Light", "dark": "Dark"}


class PersonMenu(QMenu):
    """Says what was asked for; the window does it."""

    change_person_asked = Signal()
    password_asked = Signal()
    text_asked = Signal(int)  # steps; 0 is the usual size
    theme_asked = Signal(str)
    help_asked = Signal()
    about_asked = Signal()
    leave_asked = Signal()
    school_asked = Signal()
    another_school_asked = Signal()

    def __init__(self, theme: str, window: QWidget) -> None:
        super().__init__(window)
        self._pictures: list[tuple[QAction, str]] = []
        self._add("Change person", "log-out", "Ctrl+L").triggered.connect(self.change_person_asked)
        self._add("Change my password…", "key-round").triggered.connect(self.password_asked)
        self.addSeparator()
        self._add_sizes()
        self._add_themes(theme)
        self.addSeparator()
        self._school = self._add("The school's name, papers and logo…", "school")
        self._school.triggered.connect(self.school_asked)
        self._another = self._add("Another school in this file…", "plus")
        self._another.triggered.connect(self.another_school_asked)
        self.addSeparator()
        self._add("Guide", "book-open", "F1").triggered.connect(self.help_asked)
        self._add("About School Register", "info").triggered.connect(self.about_asked)
        self.addSeparator()
        self._add("Another school's file…", "folder-open").triggered.connect(self.leave_asked)

    def allow_setting_up(self, *, allowed: bool) -> None:
        """Offer what changes the school to those with the duty."""
        self._school.setVisible(allowed)
        self._another.setVisible(allowed)

    def restyle(self) -> None:
        """Draw the icons again, in the theme's colours."""
        for action, picture in self._pictures:
            action.setIcon(icon(picture))

    def _add(self, text: str, picture: str, keys: str = "") -> QAction:
        action = self.addAction(f"{text}\t{keys}" if keys else text)
        self._draw(action, picture)
        return action

    def _draw(self, action: QAction, picture: str) -> None:
        action.setIcon(icon(picture))
        action.setIconVisibleInMenu(True)
        self._pictures.append((action, picture))

    def _add_sizes(self) -> None:
        sizes = self.addMenu("Text size")
        self._draw(sizes.menuAction(), "a-large-small")
        for text, steps in (
            ("Larger\tCtrl++", 1),
            ("Smaller\tCtrl+-", -1),
            ("Usual\tCtrl+0", 0),
        ):
            sizes.addAction(text).setData(steps)
        sizes.triggered.connect(self._ask_for_text)

    def _add_themes(self, theme: str) -> None:
        themes = self.addMenu("Colours")
        self._draw(themes.menuAction(), "sun-moon")
        group = QActionGroup(themes)
        for name, text in THEME_WORDS.items():
            action = themes.addAction(text)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == theme)
            group.addAction(action)
        themes.triggered.connect(self._ask_for_theme)

    def _ask_for_text(self, action: QAction) -> None:
        self.text_asked.emit(action.data())

    def _ask_for_theme(self, action: QAction) -> None:
        self.theme_asked.emit(action.data())
