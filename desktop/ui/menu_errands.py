"""What is chosen from the menu under the person's name, done in dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.tasks.people.sign_in import schools_of
from desktop.ui.dialogs.about_program import AboutProgramDialog
from desktop.ui.dialogs.change_school import AddSchoolDialog, ChangeSchoolDialog
from desktop.ui.dialogs.choose_secret import ChooseSecretDialog

if TYPE_CHECKING:
    from desktop.ui.windows.main_window import MainWindow


class MenuErrands(QObject):
    """Lives as long as the window whose menu it serves."""

    def __init__(self, main: MainWindow) -> None:
        super().__init__(main)
        self._main = main
        main.menu.password_asked.connect(self._change_password)
        main.menu.about_asked.connect(self._show_about)
        main.menu.school_asked.connect(self._change_school)
        main.menu.another_school_asked.connect(self._add_school)

    def _change_password(self) -> None:
        main = self._main
        if ChooseSecretDialog(main.desk, main.open_desk(), parent=main).exec():
            main.said.say("Your password was changed.")

    def _change_school(self) -> None:
        self._ask(ChangeSchoolDialog(self._main.desk, self._main))

    def _add_school(self) -> None:
        self._ask(AddSchoolDialog(self._main.desk, self._main))

    def _ask(self, dialog: ChangeSchoolDialog | AddSchoolDialog) -> None:
        dialog.saved.connect(self._schools_changed)
        dialog.exec()

    def _schools_changed(self, words: str) -> None:
        desk = self._main.desk
        self._main.know_schools(schools_of(desk.db, desk.who.person, desk.today))
        self._main.said.say(words)

    def _show_about(self) -> None:
        AboutProgramDialog(self._main).exec()
