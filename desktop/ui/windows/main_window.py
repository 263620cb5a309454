"""The day's work: one person, one school at a time, and what the clock brings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.safety.open_file import own_desk
from desktop.tasks.safety.watch_file import last_backup_in_words
from desktop.ui.heartbeat import Heartbeat
from desktop.ui.windows.work_frame import WorkFrame

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.models.marks.register import Register
    from desktop.models.organisation.school import School
    from desktop.tasks.desk import Desk
    from desktop.tasks.people.sign_in import SignedIn
    from desktop.tasks.safety.open_file import OpenFile
    from desktop.ui.choices import Choices


class MainWindow(WorkFrame):
    """One person at work in one file; another person gets a window of their own."""

    def __init__(
        self, file: OpenFile, signed_in: SignedIn, choices: Choices, window: QWidget | None = None
    ) -> None:
        super().__init__(choices, window, sample=file.is_sample)
        self.file, self.signed_in = file, signed_in
        self.heart: Heartbeat | None = None
        self.desk = desk_for(file.db, signed_in.person, signed_in.schools[0].id, file.clock)
        self.places.changed.connect(self._saved)
        self.bar.find_asked.connect(self._find_pupil)
        self.bar.school_chosen.connect(self.work_at)
        self.work_at(self.desk.school)

    def work_at(self, school: int) -> None:
        """Go to work at one of the schools where the person holds a post."""
        self.stop()
        self.desk = desk_for(self.file.db, self.signed_in.person, school, self.file.clock)
        self.list.offer(self.places.work_at(self.desk, self.open_desk()))
        self.bar.allow_finding(allowed=self.desk.who.may(Duty.SEE_EVERY_CLASS))
        self.menu.allow_setting_up(allowed=self.desk.who.may(Duty.SET_UP))
        self.know_schools(self.signed_in.schools)
        self._show_backup()
        self.clock.look(self.desk)
        self.reminder.look(self.desk)
        self.roll_call.look(self.desk)
        self.list.go_to_row(0)
        self._start()

    def know_schools(self, schools: tuple[School, ...]) -> None:
        """Show where the person works: also after a school was changed or added."""
        self.signed_in = replace(self.signed_in, schools=schools)
        here = next(one for one in schools if one.id == self.desk.school)
        self.bar.show_who(self.desk.who, schools, here.id)
        self.status.show_who(self.desk.who, here.name)

    def open_desk(self) -> Callable[[], AbstractContextManager[Desk]]:
        """Return the way in which work on another thread gets this desk."""
        return partial(own_desk, self.file, self.desk)

    def stop(self) -> None:
        """Stop the timers; work in the background ends by itself."""
        if self.heart is not None:
            self.heart.stop()
            self.heart.deleteLater()
            self.heart = None

    def _start(self) -> None:
        self.heart = Heartbeat(self.file, self.desk, self.open_desk(), self)
        self.heart.ticked.connect(self._tick)
        self.heart.others_saved.connect(self._look_again)
        self.heart.closed.connect(self._tell_of_closes)
        self.heart.state_changed.connect(self.status.show_state)
        self.heart.backed_up.connect(self._show_backup)
        self.heart.papers.told.connect(self.status.show_papers)
        self.heart.sending.told.connect(self.status.show_waiting)
        self.heart.guards_missed.connect(self._tell_of_guards)
        self.heart.start()

    def _tick(self) -> None:
        self.status.show_time(self.desk.now())
        self.clock.look(self.desk)
        self.places.tick()

    def _look_again(self) -> None:
        self.reminder.look(self.desk)
        self.roll_call.look(self.desk)
        self.places.refresh()

    def _saved(self) -> None:
        if self.heart is not None:
            self.heart.saved()
        self.reminder.look(self.desk)
        self.roll_call.look(self.desk)
        self._show_backup()

    def _tell_of_closes(self, registers: tuple[Register, ...]) -> None:
        count = sum(one.session.day == self.desk.today for one in registers)
        if count:  # those of earlier days are no news, only caught up with
            said = "The register has closed." if count == 1 else f"{count} registers closed."
            self.said.say(said)
        self._look_again()

    def _tell_of_guards(self, missing: tuple[str, ...]) -> None:
        guards = "guard is" if len(missing) == 1 else "guards are"
        self.said.warn(
            f"{len(missing)} of the file's own {guards} missing: somebody has changed it with"
            " another program. Restore a backup, or ask who looks after this computer."
        )

    def _show_backup(self) -> None:
        self.status.show_backup(last_backup_in_words(self.file.path))

    def _find_pupil(self) -> None:
        from desktop.ui.dialogs.find_pupil import FindPupilDialog  # noqa: PLC0415 - when asked for

        dialog = FindPupilDialog(self.desk, self)
        dialog.chosen.connect(self.show_pupil)
        dialog.exec()
