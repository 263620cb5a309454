"""Put a safeguarding flag on a child: a known kind, or the school's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.safeguarding.flag_kind import KINDS, OWN, Weight, kind_of, told_note
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.pupil_fields import typed
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.safeguarding.flag_kind import FlagKind
    from desktop.tasks.desk import Desk

_OWN = "The school’s own, in words below"
_TOLD = "The designated safeguarding lead by name; the note begins with it."
_DAY = "That is no day. Type it as 12/11/2026."


class PutFlagDialog(FormDialog):
    """Says before it is put on who will see it and which tier it makes."""

    def __init__(self, desk: Desk, pupil: Pupil, parent: QWidget | None = None) -> None:
        super().__init__(f"A flag for {pupil.name}", "Put the flag on", parent)
        self._desk, self._pupil = desk, pupil
        self.kind, self.review = QComboBox(), DayField()
        for kind in KINDS:
            self.kind.addItem(kind.words, kind.name)
        self.kind.addItem(_OWN, "")
        self.add_fields(
            self.box("kind", "Kind", self.kind, _hint(KINDS[0])),
            self.box("flag", "Flag", text_field(hint="in a word or two")),
            self.box("told", "Safeguarding lead who was told", text_field(), _TOLD),
            self.box("note", "Note", text_field(), "What those who see the flag need to know."),
            self.box("review", "Review on", self.review, "The day to look again; empty for none."),
            columns=1,
        )
        self.kind.currentIndexChanged.connect(self._choose)
        self.boxes["flag"].editor.textChanged.connect(self._explain)  # type: ignore[attr-defined]
        self._choose()
        self.grow(560, 560)

    @property
    def flag(self) -> str:
        """The words of the flag: the kind's name, or the school's own."""
        return str(self.kind.currentData()) or typed(self.boxes["flag"])

    def findings(self) -> dict[str, str]:
        found = {} if self.flag else {"flag": "Say in a word or two what it is."}
        if kind_of(self.flag).tells_lead and not typed(self.boxes["told"]):
            found["told"] = "Say which safeguarding lead was told."
        if self.review.is_wrong:
            found["review"] = _DAY
        elif self.review.day is not None and self.review.day <= self._desk.today:
            found["review"] = "Choose a day to come, or none."
        return found

    def save(self) -> str:
        words = kind_of(self.flag)
        flag = self.flag if words is OWN else words.words
        told = typed(self.boxes["told"]) if words.tells_lead else ""
        note = told_note(told, typed(self.boxes["note"]))
        put_flag(self._desk, self._pupil.id, flag, note, self.review.day)
        return f"The flag is on {self._pupil.name}’s page."

    def _choose(self) -> None:
        self.boxes["flag"].setVisible(not self.kind.currentData())
        self._explain()

    def _explain(self) -> None:
        kind = kind_of(self.flag)
        self.boxes["told"].setVisible(kind.tells_lead)
        self.boxes["kind"].explain(_hint(kind))


def _hint(kind: FlagKind) -> str:
    tier = "" if kind.weight is Weight.NONE else f" Makes the child {kind.weight.value}."
    return f"Seen, with its note, by {kind.audience.value}.{tier}"
