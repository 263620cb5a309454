"""What is shown once a child's safeguarding card is open: flags, notes, assessments, who looked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.safeguarding.flag_kind import kind_of
from desktop.models.safeguarding.note import check_first, signed_words
from desktop.ui.widgets.field_box import FieldBox
from desktop.ui.widgets.pupil.contact_row import tool
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.words import button, copyable, counted, label, row

if TYPE_CHECKING:
    from desktop.models.admissions.pupil import Flag
    from desktop.tasks.safeguarding.open_safeguarding import Opened, WrittenAssessment
    from desktop.ui.widgets.safeguarding.safeguarding_actions import SafeguardingActions

_LOOKS_SHOWN = 5
_WITH_HEADINGS = 9  # lines, where the headings of what is checked first are in the note


class SafeguardingFile(QWidget):
    """Made anew for each look, and thrown away when the card closes."""

    def __init__(self, opened: Opened, actions: SafeguardingActions) -> None:
        super().__init__()
        self._opened, self._actions = opened, actions
        self.note = NoteField(3)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(8)
        self._show_flags()
        if opened.has_duty:
            self._show_assessments()
            self._show_notes()
        if opened.sees_looks:
            self._show_looks()

    def _show_flags(self) -> None:
        add = button("Add flag", self._actions.add_flag, "quiet", "plus")
        add.setVisible(self._opened.has_duty)
        self.inside.addLayout(row(label("Flags", "heading"), None, add))
        if not self._opened.flags:
            self.inside.addWidget(label("None.", "hint"))
        for flag in self._opened.flags:
            self.inside.addWidget(self._flag(flag))

    def _flag(self, flag: Flag) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(label(flag.flag, "badge-warn"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(copyable("\n".join(_about(flag))), 1)
        if self._opened.has_duty:
            end = partial(self._actions.end_flag, flag)
            inside.addWidget(tool("x", f"End the flag {flag.flag}", end))
        return line

    def _show_assessments(self) -> None:
        written = self._opened.assessments
        words = "New version" if written else "Write one"
        write = button(words, self._actions.assess, "quiet", "pencil" if written else "plus")
        self.inside.addLayout(row(label("Risk assessment", "heading"), None, write))
        if not written:
            self.inside.addWidget(label("None.", "hint"))
        for place, one in enumerate(written):
            shows = button("Show and print", partial(self._actions.show_paper, one.id), "quiet")
            day = day_in_words(one.written_on)
            shows.setAccessibleName(f"Show and print the assessment of {day}")
            role = "hint" if place else ""
            line = label(_written(one, is_old=place > 0), role, wraps=True)
            inside = row(line, shows)
            inside.setStretch(0, 1)
            self.inside.addLayout(inside)

    def _show_notes(self) -> None:
        self.inside.addWidget(label("Notes", "heading"))
        box = FieldBox(
            "New note",
            self.note,
            "What was seen, said or done. Never changed later; in no export, but in every backup.",
        )
        self.inside.addWidget(box)
        keep = button("Add note   Ctrl+Enter", self._add_note, "primary")
        first = button("Check first", self._check_first, "quiet", "list-checks")
        first.setAccessibleDescription("Puts the four headings into the note; answer them or not.")
        self.inside.addLayout(row(None, first, keep))
        self.note.done.connect(self._add_note)
        for one in self._opened.notes:
            self.inside.addWidget(copyable(one.words))
            signed = signed_words(one.recorded_at, one.name, one.position)
            self.inside.addWidget(label(signed, "hint", wraps=True))

    def _show_looks(self) -> None:
        self.inside.addWidget(label("Looked at by", "heading"))
        looks = self._opened.looks
        for one in looks[:_LOOKS_SHOWN]:
            words = f"{signed_words(one.at, one.name, one.position)}: {one.what}"
            self.inside.addWidget(label(words, "hint", wraps=True))
        if len(looks) > _LOOKS_SHOWN:
            self._more = button(f"All {counted(len(looks), 'look')}", self._show_more, "quiet")
            self.inside.addLayout(row(self._more, None))

    def _show_more(self) -> None:
        self._more.hide()
        for one in self._opened.looks[_LOOKS_SHOWN:]:
            words = f"{signed_words(one.at, one.name, one.position)}: {one.what}"
            self.inside.addWidget(label(words, "hint", wraps=True))

    def _check_first(self) -> None:
        """Put what is checked first into the note, the keyboard at the end of the first heading."""
        before = self.note.toPlainText().rstrip()
        self.note.setPlainText(check_first(before))
        self.note.keep_lines(_WITH_HEADINGS)
        at = self.note.textCursor()
        begins = self.note.toPlainText().find("\n", len(before) + 1 if before else 0)
        at.setPosition(begins if begins > 0 else len(self.note.toPlainText()))
        self.note.setTextCursor(at)
        self.note.setFocus()

    def _add_note(self) -> None:
        self._actions.add_note(self.note.toPlainText())


def _written(one: WrittenAssessment, *, is_old: bool) -> str:
    day, by = day_in_words(one.written_on), ", ".join(filter(None, (one.name, one.position)))
    until = "replaced" if is_old else f"review {day_in_words(one.review_on)}"
    return f"{one.colour.value}, written {day} by {by}, {until}"


def _about(flag: Flag) -> list[str]:
    """The note, who put the flag on, when it is looked at again, who sees it."""
    lines = [flag.note] if flag.note else []
    lines.append(signed_words(flag.recorded_at, flag.author, ""))
    if flag.review_on:
        lines[-1] += f". Review {day_in_words(flag.review_on)}"
    lines.append(f"Seen by {kind_of(flag.flag).audience.value}.")
    return lines
