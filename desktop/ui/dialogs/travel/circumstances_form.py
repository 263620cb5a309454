"""What is known of a travelling family, fact by fact; what is changed takes the source given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.travel.circumstances import ADDRESSES, ASKED, FactKind, TravelFact
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.tasks.travel.ask_journey import children_with
from desktop.tasks.travel.record_circumstances import circumstances, record_circumstances
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.travel.children_field import ChildrenField
from desktop.ui.widgets.words import counted, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLineEdit, QWidget

    from desktop.tasks.desk import Desk

_HINT = (
    "Circumstances only: how the family lives and works. Proof is asked for only on genuine doubt; "
    "that a parent says so is a source."
)
_HINTS = {
    FactKind.NO_ABODE: "Also a fixed place that is not lived in for long spells.",
    FactKind.TRADE: "Which trade or business.",
    FactKind.MAIN_SCHOOL: "Attended when not travelling.",
    FactKind.WHEREABOUTS: "Where they were last known to be.",
}
_ANSWERS = ((None, "Not recorded"), (True, "Yes"), (False, "No"))
_OTHERS = tuple(kind for kind in FactKind if kind not in (*ASKED, *ADDRESSES))


class CircumstancesDialog(FormDialog):
    """Unchanged facts keep their source; an emptied one is no longer so."""

    def __init__(self, desk: Desk, pupil: int, parent: QWidget | None = None) -> None:
        children = children_with(desk, pupil)
        name = see_pupil(desk, pupil).pupil.name
        super().__init__(f"Circumstances of {name}", "Keep them", parent)
        self._desk, self._pupil, self._name = desk, pupil, name
        self._seen = circumstances(desk, pupil)
        self.answers = {kind: _answer() for kind in ASKED}
        self.words: dict[FactKind, QLineEdit] = {kind: text_field() for kind in FactKind}
        self.postcodes = {kind: text_field() for kind in ADDRESSES}
        self.source = text_field(hint="such as: mother, on the form")
        self.others = ChildrenField(children[1:], ())
        self._lay_out_fields(has_others=len(children) > 1)
        self._fill()
        self.grow(820, 700)

    def findings(self) -> dict[str, str]:
        changed = any(fact.source is _NEW for fact in self._facts(_NEW))
        if not changed:
            return {"source": "Nothing has changed yet. Change a fact, or leave."}
        if not self.source.text().strip():
            return {"source": "Where this comes from is not said. Such as: mother, on the form."}
        return {}

    def save(self) -> str:
        facts = tuple(self._facts(self.source.text().strip()))
        count = record_circumstances(self._desk, self._seen, facts, self.others.pupils)
        return f"{counted(count, 'fact')} about {self._name}: kept with the source."

    def _facts(self, source: str) -> Iterator[TravelFact]:
        for kind in FactKind:
            words = self.words[kind].text().strip()
            postcode = self.postcodes[kind].text().strip() if kind in self.postcodes else ""
            holds: bool | None = bool(words or postcode)
            if kind in self.answers:
                holds = self.answers[kind].currentData()
            before = self._seen.get(kind)
            if holds is None or (before is None and not holds and not kind.asks):
                continue
            same = before is not None and (before.holds, before.words, before.postcode) == (
                holds, words, postcode,
            )  # fmt: skip
            kept = before.source if before is not None and same else source
            yield TravelFact(
                pupil=self._pupil, kind=kind, holds=holds, words=words, postcode=postcode,
                source=kept,
            )  # fmt: skip

    def _lay_out_fields(self, *, has_others: bool) -> None:
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        self.add_fields(
            self.box("source", "Who says so, and how", self.source, "For all that you change now."),
            columns=1,
        )
        boxes: list[QWidget] = []
        for kind in ASKED:
            hint = _HINTS.get(kind, "")
            boxes.append(self.box(kind.name.lower(), kind.title, self.answers[kind], hint))
            boxes.append(self.box(f"{kind.name.lower()}_words", "In words", self.words[kind]))
        self.add_fields(*boxes, title="What T rests on")
        boxes = []
        for kind in ADDRESSES:
            boxes.append(self.box(kind.name.lower(), f"{kind.title}: address", self.words[kind]))
            postcode = self.postcodes[kind]
            boxes.append(self.box(f"{kind.name.lower()}_postcode", "Postcode", postcode))
        for kind in _OTHERS:
            hint = _HINTS.get(kind, "")
            boxes.append(self.box(kind.name.lower(), kind.title, self.words[kind], hint))
        self.add_fields(*boxes, title="Where they are and how to reach them")
        if has_others:
            self.add_fields(self.box("others", "Also for", self.others), columns=1)

    def _fill(self) -> None:
        for kind, fact in self._seen.facts.items():
            self.words[kind].setText(fact.words)
            self.words[kind].setCursorPosition(0)
            if kind in self.postcodes:
                self.postcodes[kind].setText(fact.postcode)
            if kind in self.answers:
                answer = self.answers[kind]
                answer.setCurrentIndex(answer.findData(fact.holds))


_NEW = "new"  # stands for a source while it is looked what has changed


def _answer() -> ShortenedBox:
    made = ShortenedBox()
    for value, words in _ANSWERS:
        made.addItem(words, value)
    return made
