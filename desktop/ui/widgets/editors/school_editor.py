"""The school's facts being typed, each with its finding beside it, and its logo."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.organisation.local_authority import AUTHORITIES
from desktop.models.organisation.school import SchoolFacts, school_findings
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import FieldBox, grid_of, text_field
from desktop.ui.widgets.words import button, card, label, row

if TYPE_CHECKING:
    from datetime import date

_LOGO = QSize(120, 60)


class SchoolEditor(QWidget):
    """Shows facts and gives them back as typed so far; `is_ready` once they may be kept."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.name, self.la, self.estab = text_field(), text_field(), text_field()
        self.address, self.phone, self.head = QPlainTextEdit(), text_field(), text_field()
        self.begins = DayField(today)
        self._logo: bytes | None = None
        self._shown_logo = label("No logo yet", "hint")
        self._no_logo = button("Take it out", self._drop_logo, "quiet")
        self._boxes = self._make_boxes()
        self._touched: set[str] = set()
        self._lay_out()
        self._connect()
        self._no_logo.hide()
        self._judge()

    @property
    def facts(self) -> SchoolFacts:
        """What is typed so far."""
        return SchoolFacts(
            name=" ".join(self.name.text().split()),
            la=self.la.text().strip(),
            estab=self.estab.text().strip(),
            registers_from=self.begins.day or self._today,
            address=self.address.toPlainText().strip(),
            phone=self.phone.text().strip(),
            head=self.head.text().strip(),
            logo=self._logo,
        )

    @property
    def is_ready(self) -> bool:
        """Whether nothing is refused."""
        wrong = any(finding.is_refusal for finding in school_findings(self.facts))
        return not wrong and self.begins.day is not None

    def finding(self, field: str) -> str:
        """Return what is said to be wrong or unusual about a field."""
        return self._boxes[field].finding

    def show_facts(self, facts: SchoolFacts) -> None:
        """Show a school's facts in place of what was there."""
        for field, words in (
            (self.name, facts.name),
            (self.la, facts.la),
            (self.estab, facts.estab),
            (self.phone, facts.phone),
            (self.head, facts.head),
        ):
            field.setText(words)
        self.address.setPlainText(facts.address)
        self.begins.set_day(facts.registers_from)
        self.show_logo(facts.logo)

    def show_logo(self, logo: bytes | None) -> None:
        """Show a picture as the logo, or none."""
        self._logo = logo
        drawn = QPixmap()
        if logo is not None and drawn.loadFromData(logo):
            kept = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self._shown_logo.setPixmap(drawn.scaled(_LOGO, kept, smooth))
            self._shown_logo.setAccessibleName("The school's logo")
        else:
            self._shown_logo.setText("No logo yet" if logo is None else "Not a picture")
        self._no_logo.setVisible(logo is not None)
        self._touched.add("logo")
        self._judge()

    def _make_boxes(self) -> dict[str, FieldBox]:
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(self.fontMetrics().height() * 4 + 22)
        self.la.setMaxLength(3)
        self.estab.setMaxLength(4)
        return {
            "name": FieldBox("Name of the school", self.name),
            "la": FieldBox("Local authority number", self.la, "3 digits"),
            "estab": FieldBox("Establishment number", self.estab, "4 digits"),
            "registers_from": FieldBox(
                "Registers are kept here from", self.begins, "Earlier marks can be imported."
            ),
            "head": FieldBox("Headteacher", self.head),
            "phone": FieldBox("Telephone", self.phone),
            "address": FieldBox("Address", self.address),
        }

    def _lay_out(self) -> None:
        boxes = self._boxes
        needed, first = card()
        first.addWidget(boxes["name"])
        first.addLayout(grid_of([boxes["la"], boxes["estab"], boxes["registers_from"]], 3))
        more, second = card("On its papers")
        second.addLayout(grid_of([boxes["head"], boxes["phone"]]))
        second.addWidget(boxes["address"])
        choose = button("Choose a logo…", self._choose_logo, picture="image")
        second.addLayout(row(self._shown_logo, choose, self._no_logo, None))
        self._logo_says = label("", "error", wraps=True)
        second.addWidget(self._logo_says)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(needed)
        inside.addWidget(more)

    def _connect(self) -> None:
        for key, field in (("name", self.name), ("la", self.la), ("estab", self.estab)):
            field.textChanged.connect(self._typed)
            field.editingFinished.connect(partial(self.touch, key))
        for field in (self.phone, self.head):
            field.textChanged.connect(self._typed)
        self.address.textChanged.connect(self._typed)
        self.begins.day_changed.connect(self._typed)

    def touch(self, key: str) -> None:
        """A field was left: from now on what is wrong with it is said."""
        self._touched.add(key)
        self._judge()

    def _typed(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        facts = self.facts
        said = dict.fromkeys(self._boxes, "")
        refuses = {}
        for finding in reversed(school_findings(facts)):
            said[finding.field] = finding.text
            refuses[finding.field] = finding.is_refusal
        for key, box in self._boxes.items():
            box.say(said[key] if key in self._touched else "", refuses=refuses.get(key, True))
        self._boxes["la"].explain(AUTHORITIES.get(facts.la, "3 digits"))
        self._logo_says.setText(said.get("logo", ""))
        self._logo_says.setVisible(bool(said.get("logo")))

    def _choose_logo(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "The school's logo", "", "Pictures (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.show_logo(Path(chosen).read_bytes())
            self.changed.emit()

    def _drop_logo(self) -> None:
        self.show_logo(None)
        self.changed.emit()
