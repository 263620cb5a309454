"""The fields of the admission register, and what is wrong with what stands in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from desktop.models.admissions.postcode import postcode_doubt, tidy_postcode
from desktop.models.admissions.pupil import OLDEST, Pupil
from desktop.models.admissions.upn import tidy_upn, upn_fault
from desktop.models.days.session import day_in_words
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from desktop.ui.widgets.field_box import FieldBox

SEXES = (("", "not recorded"), ("F", "female"), ("M", "male"))
NAMES = {
    "legal_forename": "Legal forename",
    "legal_surname": "Legal surname",
    "middle_names": "Middle names",
    "preferred_forename": "Known as (forename)",
    "preferred_surname": "Known as (surname)",
    "former_surname": "Former surname",
    "birth_date": "Date of birth",
    "sex": "Sex",
    "upn": "UPN",
    "former_upn": "Former UPN",
    "admission_number": "Admission number",
    "address": "Address",
    "postcode": "Postcode",
    "last_school": "Last school",
    "expected_first_day": "Expected first day",
}
DAYS = ("birth_date", "expected_first_day")
NEEDED = ("legal_forename", "legal_surname", "birth_date")


def editor_for(fact: str, pupil: Pupil | None) -> QWidget:
    """Return the editor of a fact, filled with what the register says."""
    value = getattr(pupil, fact) if pupil else None
    if fact in DAYS:
        return DayField(value)
    if fact == "sex":
        return sex_field(value or "")
    return text_field(value or "", _HINTS.get(fact, ""))


_HINTS = {"upn": "A000000000000", "preferred_forename": "if different"}


def sex_field(chosen: str) -> QComboBox:
    """Return the choice of the sex recorded at admission."""
    made = QComboBox()
    for value, words in SEXES:
        made.addItem(words.capitalize(), value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def typed(box: FieldBox) -> Any:
    """Return what an editor holds: a text, a day, a choice or a yes."""
    editor = box.editor
    if isinstance(editor, DayField):
        return editor.day
    if isinstance(editor, QComboBox):
        return editor.currentData()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    return editor.text().strip() if isinstance(editor, QLineEdit) else ""


def filled(pupil: Pupil, boxes: dict[str, FieldBox]) -> Pupil:
    """Return the pupil with what the fields say."""
    facts = {fact: typed(box) for fact, box in boxes.items() if fact in NAMES}
    facts["postcode"] = tidy_postcode(str(facts.get("postcode", pupil.postcode)))
    if "address_confidential" in boxes:
        facts["address_confidential"] = typed(boxes["address_confidential"])
    return replace(pupil, **facts)


def pupil_findings(boxes: dict[str, FieldBox], today: date) -> dict[str, str]:
    """Return what stops the fields from being saved."""
    found = {fact: "Fill this in." for fact in NEEDED if fact in boxes and not typed(boxes[fact])}
    for fact in DAYS:
        editor = boxes[fact].editor if fact in boxes else None
        if isinstance(editor, DayField) and editor.is_wrong:
            found[fact] = "This is no day. Write it as 4/3/2016."
    born = typed(boxes["birth_date"])
    if born and not today.year - OLDEST <= born.year <= today.year:
        found["birth_date"] = f"No pupil was born on {day_in_words(born)}. Check the year."
    for fact in ("upn", "former_upn"):
        upn = tidy_upn(str(typed(boxes[fact]))) if fact in boxes else ""
        if upn and (fault := upn_fault(upn)):
            found[fact] = fault
    return found


def doubts(boxes: dict[str, FieldBox]) -> dict[str, str]:
    """Return what is unusual but may stand."""
    postcode = tidy_postcode(str(typed(boxes["postcode"]))) if "postcode" in boxes else ""
    doubt = postcode_doubt(postcode) if postcode else ""
    return {"postcode": doubt} if doubt else {}
