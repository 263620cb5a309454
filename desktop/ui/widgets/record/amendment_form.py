"""What is to be amended: whose marks, over which sessions, which of them, into what, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QVBoxLayout

from desktop.errors import RuleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.attendance_code import AFTERNOON, MORNING
from desktop.models.record.span_amendment import Wanted, Which
from desktop.tasks.admissions.link_siblings import siblings_of
from desktop.tasks.marks.look_at_registers import load_calendar, recent_reasons
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.record.amend_registers import codes_to_offer
from desktop.ui.widgets.field_box import FieldBox, text_field
from desktop.ui.widgets.half_grid import HalfGrid
from desktop.ui.widgets.record.session_field import SessionField
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.whose_field import WhoseField
from desktop.ui.widgets.words import button, tip

if TYPE_CHECKING:
    from desktop.models.marks.attendance_code import Code
    from desktop.tasks.desk import Desk

_LATE = frozenset({"L", "U"})
_NOTE = "B, K and Y7 need one"


class AmendmentForm(QFrame):
    """`changed` when what is asked for is another thing than before."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        calendar, today = load_calendar(desk), desk.today
        self.whose = WhoseField(desk, classes_on(desk, today))
        self.family = button("With siblings", self._add_family, picture="users")
        self.first = SessionField(Session(today, Half.AM), calendar)
        self.last = SessionField(Session(today, Half.PM), calendar)
        self.halves, self.which, self.code = HalfGrid(), ShortenedBox(), ShortenedBox()
        self.minutes, self.note, self.reason = text_field(), text_field(hint=_NOTE), text_field()
        for which in Which:
            self.which.addItem(which.value, which)
        self.boxes = {
            "whose": FieldBox("Whose marks", self.whose),
            "first": FieldBox("First session", self.first),
            "last": FieldBox("Last session", self.last),
            "pattern": FieldBox("Which halves of the week", self.halves),
            "which": FieldBox("Which marks", self.which),
            "code": FieldBox("New mark", self.code),
            "minutes": FieldBox("Minutes late", self.minutes),
            "note": FieldBox("Note", self.note),
            "reason": FieldBox("Reason", self.reason),
        }
        self.code.currentTextChanged.connect(partial(tip, self.code))
        self._lay_out()
        self._connect()
        self.offer()

    def offer(self) -> None:
        """Offer the codes of the first day, and the reasons given before."""
        session, chosen = self.first.session, self.code.currentData()
        self.code.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.code.clear()
        for code, why in codes_to_offer(self._desk, session.day if session else self._desk.today):
            if code.symbol != AFTERNOON:
                self.code.addItem(_code_in_words(code, why), code.symbol)
        self.code.setCurrentIndex(max(self.code.findData(chosen or "I"), 0))
        self.code.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        tip(self.code, self.code.currentText())
        self._complete()

    def wanted(self) -> Wanted:
        """Return what is asked for; RuleError for a day or minutes that cannot be read."""
        first, last = self.first.session, self.last.session
        if first is None or last is None:
            raise RuleError("A day is missing.", "Give both days as 12/11/2026.")
        return Wanted(
            first=first,
            last=last,
            which=self.which.currentData(),
            code=str(self.code.currentData()),
            reason=self.reason.text(),
            pupils=self.whose.pupils,
            groups=self.whose.groups,
            pattern=self.halves.pattern,
            minutes=self._minutes(),
            note=self.note.text(),
        )

    def _minutes(self) -> int | None:
        typed = self.minutes.text().strip()
        if not typed or self.code.currentData() not in _LATE:
            return None
        if not typed.isdecimal():
            raise RuleError(f"{typed} is no number of minutes.", "Type a number, or nothing.")
        return int(typed)

    def _complete(self) -> None:
        known = QCompleter(list(recent_reasons(self._desk)), self.reason)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.reason.setCompleter(known)

    def _lay_out(self) -> None:
        boxes = self.boxes
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(10)
        self.whose.tools.insertWidget(1, self.family)
        for part in ("whose", "first", "last", "which", "code", "minutes", "reason", "note"):
            inside.addWidget(boxes[part])
        inside.addWidget(boxes["pattern"])
        inside.addStretch(1)
        boxes["minutes"].hide()

    def _connect(self) -> None:
        self.whose.whose_changed.connect(self._whose_changed)
        self.first.session_changed.connect(self._first_changed)
        self.code.currentIndexChanged.connect(self._code_changed)
        for one in (
            self.last.session_changed, self.halves.pattern_changed,
            self.which.currentIndexChanged, self.minutes.textChanged, self.note.textChanged,
            self.reason.textChanged,
        ):  # fmt: skip
            one.connect(self._say_changed)
        self._whose_changed()

    def _say_changed(self) -> None:
        self.changed.emit()

    def _whose_changed(self) -> None:
        self.family.setEnabled(bool(self.whose.pupils))
        self.changed.emit()

    def _first_changed(self) -> None:
        self.offer()
        first, last = self.first.session, self.last.session
        if first is not None and last is not None and last < first:
            self.last.set_session(Session(first.day, Half.PM))
        self.changed.emit()

    def _code_changed(self) -> None:
        self.boxes["minutes"].setVisible(self.code.currentData() in _LATE)
        self.changed.emit()

    def _add_family(self) -> None:
        for pupil in self.whose.pupils:
            for sibling in siblings_of(self._desk, pupil):
                if sibling.is_here and sibling.pupil not in self.whose.pupils:
                    self.whose.add_pupil(sibling.pupil)


def _code_in_words(code: Code, why: str) -> str:
    if code.symbol == MORNING:
        return f"{MORNING} {AFTERNOON} Present"
    return f"{code.symbol}{', waits for the head:' if why else ''} {code.title}"
