"""The form of a student risk assessment: a new one, or a version that replaces the last (R200)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.models.safeguarding.risk import Check, Part, RiskAssessment, assessment_findings
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.safeguarding.agency_line import AgencyLine
from desktop.ui.widgets.safeguarding.line_list import LineList
from desktop.ui.widgets.safeguarding.note_field import NoteField
from desktop.ui.widgets.safeguarding.risk_line import RiskLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.tasks.desk import Desk

_TEXTS = {
    "purpose": ("Purpose", "Why it is written."),
    "background": ("Historical and current concerns", ""),
    "arrangements": ("Arranged for home visits, timetable, alternative provision", ""),
    "next_steps": ("Next steps", ""),
}
_NO_DAY = "Type the day as 12/11/2026."


class AssessRiskDialog(FormDialog):
    """`before` is the assessment to go on from; both are kept. Ctrl+Enter saves."""

    def __init__(
        self,
        desk: Desk,
        pupil: Pupil,
        before: RiskAssessment | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Risk assessment of {pupil.name}", "Keep the assessment", parent)
        self._desk, self._pupil, self._before = desk, pupil, before
        self.written, self.review = DayField(desk.today), DayField()
        self.texts = {key: NoteField(3) for key in _TEXTS}
        self.agencies = LineList("Agencies and professionals involved", "Add one", AgencyLine)
        self.risks = {
            part: LineList(f"Risks: {part.words}", "Add a risk", partial(RiskLine, part))
            for part in Part
        }
        self.checks = {check: QCheckBox() for check in Check}
        self._lay_out_fields()
        for field in self.texts.values():
            field.done.connect(self._save)
        for part in Part:
            self.risks[part].done.connect(self._save)
        self._fill(before)
        self.grow(980, 760)

    def findings(self) -> dict[str, str]:
        found = {}
        for key, field in (("written_on", self.written), ("review_on", self.review)):
            if field.day is None:
                found[key] = _NO_DAY
        if not found:
            for one in assessment_findings(self._draft()):
                found.setdefault(one.field, f"{one.text} {one.reason}")
        return found

    def show_findings(self) -> bool:
        refused = super().show_findings()
        lines = self.findings().get("actions", "")
        self.notice.say(lines, "notice-warn")
        if lines and not refused:
            self._go_to_what_lacks()
        return refused or bool(lines)

    def save(self) -> str:
        write_assessment(self._desk, self._draft())
        return f"The risk assessment of {self._pupil.name} is kept."

    def _go_to_what_lacks(self) -> None:
        lines = [line for part in Part for line in self.risks[part].lines]
        lacking = next((line for line in lines if not line.is_whole), None)
        if lacking is None:
            lacking = self.risks[Part.SCHOOL].add()
        lacking.first.setFocus()
        self._area.ensureWidgetVisible(lacking)

    def _draft(self) -> RiskAssessment:
        texts = self.texts
        return RiskAssessment(
            pupil=self._pupil.id,
            written_on=self.written.day or self._desk.today,
            review_on=self.review.day or self._desk.today,
            agencies=tuple(line.agency for line in self.agencies.filled()),
            actions=tuple(line.shown for part in Part for line in self.risks[part].filled()),
            checks=frozenset(check for check, tick in self.checks.items() if tick.isChecked()),
            replaces=self._before.replaces if self._before else None,
            purpose=texts["purpose"].toPlainText().strip(),
            background=texts["background"].toPlainText().strip(),
            arrangements=texts["arrangements"].toPlainText().strip(),
            next_steps=texts["next_steps"].toPlainText().strip(),
        )

    def _lay_out_fields(self) -> None:
        self.add_fields(
            self.box("written_on", "Written on", self.written),
            self.box("review_on", "Review on", self.review, "Those with the duty are reminded."),
        )
        self.add_fields(self._text("purpose"), self._text("background"), columns=1)
        self.body.addWidget(self.agencies)
        self.body.addWidget(self.risks[Part.SCHOOL])
        self.add_fields(self._text("arrangements"), columns=1)
        self.body.addWidget(self.risks[Part.AWAY])
        self.add_fields(self._text("next_steps"), columns=1)
        ticks = (self.box(check.name, check.words, tick) for check, tick in self.checks.items())
        self.add_fields(*ticks, title="Summary checks")

    def _text(self, key: str) -> QWidget:
        name, hint = _TEXTS[key]
        return self.box(key, name, self.texts[key], hint)

    def _fill(self, before: RiskAssessment | None) -> None:
        if before is None:
            self.risks[Part.SCHOOL].add()
            return
        for key, field in self.texts.items():
            field.setPlainText(getattr(before, key))
        for agency in before.agencies:
            self.agencies.add().fill(agency)
        for action in before.actions:
            self.risks[action.part].add().fill(action)
        for check, tick in self.checks.items():
            tick.setChecked(check in before.checks)
