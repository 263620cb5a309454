"""One person's hands on one register: each mark is saved before the next is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import RuleError, SchoolError, StaleError
from desktop.models.marks.attendance_code import AFTERNOON, BY_SYMBOL, MORNING, NEEDS_NOTE
from desktop.models.marks.entry import Draft
from desktop.models.marks.register import with_entry
from desktop.models.marks.shown_mark import known_word
from desktop.models.organisation.staff import Duty
from desktop.tasks.marks import take_register, undo_marks
from desktop.tasks.marks.look_at_registers import refresh_rows
from desktop.ui.widgets.register.pen import Pen

if TYPE_CHECKING:
    from desktop.models.marks.entry import Entry
    from desktop.models.marks.register import Register, Row
    from desktop.tasks.desk import Desk
    from desktop.tasks.marks.take_register import Filled

_HERE = frozenset({MORNING, AFTERNOON, "L"})
_PLAIN = _HERE | {"N"}


class RegisterMarker(QObject):
    """Makes marks in the register it was given; it shows nothing itself.

    `takes` is whether the person marks this class at all; `pen` is what the marks are made with.
    """

    marked = Signal(object)  # the Row with its new mark, which is on the disk
    changed = Signal()  # more than one mark changed: look at `register` again
    finished = Signal(int)  # a child's mark is complete: the cursor may go on
    told = Signal(str)
    refused = Signal(str)
    note_wanted = Signal(object)  # a Draft that lacks its note
    reason_wanted = Signal(object)  # a Draft that is an amendment
    late_reason_wanted = Signal(object)  # a Draft, or None for the rest, of a register taken late
    words_wanted = Signal(object)  # a Draft that only the office may make: a correction
    choice_wanted = Signal(object)  # a Draft from paper where another mark stands

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._register: Register | None = None
        self.takes, self.pen = False, Pen(desk)
        self._sure_of: tuple[int, str] = (0, "")
        self._done: list[tuple[Entry, ...]] = []

    @property
    def register(self) -> Register:
        """The register as it stands; RuleError while none is on view."""
        if self._register is None:
            raise RuleError("There is no register here.", "Choose a class.")
        return self._register

    @property
    def shown(self) -> int | None:
        """The number of the register it has, however it stands; None while there is none."""
        return self._register.id if self._register else None

    def take(self, register: Register) -> None:
        """Begin with a register, or go on with the same one as it was read again."""
        if self.shown != register.id:
            self.pen, self._done, self._sure_of = Pen(self._desk), [], (0, "")
        self._register = register

    def mark(
        self,
        pupil: int,
        code: str,
        minutes: int | None = None,
        note: str = "",
        since: Register | None = None,
    ) -> bool:
        """Mark a child now; what is missing is asked for first. Returns whether it is saved.

        `since` is the register as it was when typing began: what others did meanwhile is told.
        """
        row = self.register.row(pupil)
        if code == "L" and minutes is None:
            minutes = self.pen.minutes_late(self.register)
        before = (since or self.register).row(pupil)
        seen = before.entry.id if before.entry else None
        source = row.known.id if row.known else None
        draft = Draft(pupil, code, seen, minutes, note, source=source)
        if code in NEEDS_NOTE and not note:
            self._ask_note(draft)
            return False
        return self._is_sure(row, code) and self.settle(draft)

    def accept_known(self, pupil: int) -> bool:
        """Enter what is known of a child."""
        row = self.register.row(pupil)
        if row.known is None:
            self.refused.emit(f"Nothing is known about {row.name}.")
            return False
        return self.mark(pupil, row.known.code, note=row.known.note)

    def take_back(self, pupil: int) -> None:
        """Make a child's mark blank again, while the register is open."""
        row = self.register.row(pupil)
        if row.entry is not None and row.code:
            if self.register.has_closed(self._desk.now()):
                self.refused.emit("After the close a mark is not taken back. Type the right one.")
            else:
                self.save(Draft(pupil, "", row.entry.id))

    def settle(self, draft: Draft) -> bool:
        """Save a complete mark, or ask for the words that it needs after the close."""
        if self.pen.must_choose(self.register.row(draft.pupil), draft):
            self.choice_wanted.emit(draft)
            return False
        if self.pen.paper or not self.register.has_closed(self._desk.now()):
            return self.save(draft)
        if not self._desk.who.may(Duty.AMEND):
            self.words_wanted.emit(draft)
        elif self.register.row(draft.pupil).code:
            self.reason_wanted.emit(draft)
        elif self.pen.late_reason:
            return self.save(replace(draft, reason=self.pen.late_reason))
        else:
            self.late_reason_wanted.emit(draft)
        return False

    def save(self, draft: Draft) -> bool:
        """Save a mark: it is on the disk when this returns, or it was refused and says why."""
        before = self.register.row(draft.pupil)
        if self.pen.is_there(before, draft):
            self.finished.emit(draft.pupil)
            return True
        try:
            made = self.pen.mark(self.register, draft)
        except SchoolError as error:
            self._refuse(error)
            return False
        self._register = with_entry(self.register, made.entry)
        self._done.append((made.entry,))
        self.marked.emit(self.register.row(draft.pupil))
        self.told.emit(made.warning or _in_words(before, made.entry))
        if draft.code:
            self.finished.emit(draft.pupil)
        return True

    def fill(self) -> bool:
        """The rest are here; returns whether the blanks are filled."""
        late = self.register.has_closed(self._desk.now()) and self._desk.who.may(Duty.AMEND)
        if late and self.register.to_fill and not self.pen.late_reason:
            self.late_reason_wanted.emit(None)
            return False
        try:
            filled = self.pen.fill(self.register)
        except SchoolError as error:
            self._refuse(error)
            return False
        self.take_filled(filled)
        return True

    def take_filled(self, filled: Filled) -> None:
        """Show what one press has filled, to be taken back by one press."""
        left = f" {filled.left} with something known left alone." if filled.left else ""
        self._put(filled.entries, f"{len(filled.entries)} marked present.{left}")
        if filled.entries:
            self._done.append(filled.entries)

    def undo(self) -> None:
        """Put back what the last press changed, by new entries."""
        if not self._done:
            self.told.emit("There is nothing to undo.")
            return
        try:
            undone = undo_marks.undo(self._desk, self.register.id, self._done[-1])
        except SchoolError as error:
            self._refuse(error)
            return
        self._done.pop()
        left = f" {undone.left} left, since somebody has changed them." if undone.left else ""
        self._put(undone.entries, f"{len(undone.entries)} put back as before.{left}")

    def _put(self, entries: tuple[Entry, ...], words: str) -> None:
        for entry in entries:
            self._register = with_entry(self.register, entry)
        self.changed.emit()
        self.told.emit(words)

    def _is_sure(self, row: Row, code: str) -> bool:
        known = row.known.code if row.known else ""
        if not known or known in _HERE or code not in _HERE or row.code in _HERE:
            return True
        if self._sure_of == (row.pupil, code):
            return True
        self._sure_of = (row.pupil, code)
        word = known_word(known).capitalize()
        self.refused.emit(f"{word} for {row.name}. Type {code} again if the child is here.")
        return False

    def _ask_note(self, draft: Draft) -> None:
        """Nobody writes a note for a code that would then be refused."""
        offered = take_register.codes_for(self._desk, self.register, draft.pupil)
        why = next((why for code, why in offered if code.symbol == draft.code), "")
        if why and not self.register.has_closed(self._desk.now()):
            self.refused.emit(why)
        else:
            self.note_wanted.emit(draft)

    def _refuse(self, error: SchoolError) -> None:
        if isinstance(error, StaleError):
            self._register = refresh_rows(self._desk, self.register)
            self.changed.emit()
        self.refused.emit(f"{error.title} {error.advice}")


def _in_words(before: Row, entry: Entry) -> str:
    if not entry.code:
        return f"{before.name}: mark taken back."
    late = f", {entry.minutes} min late" if entry.minutes is not None else ""
    plain = entry.code in _PLAIN
    title = "" if plain or before.known else f" ({BY_SYMBOL[entry.code].title})"
    return f"{before.name}: {entry.code if plain or title else 'as known'}{title}{late}, saved."
