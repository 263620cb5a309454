"""Add or change a person to ring for a child."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.models.admissions.postcode import tidy_postcode
from desktop.models.admissions.pupil import Contact
from desktop.models.letters.letter_template import ENGLISH
from desktop.tasks.admissions import change_contacts
from desktop.tasks.admissions.type_phones import typed_phones
from desktop.tasks.letters import word_letters
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.roll.pupil_fields import typed
from desktop.ui.widgets.field_box import text_field

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.imports.incoming import Phone
    from desktop.tasks.desk import Desk

_NAMES = {
    "title": "Title",
    "forename": "Forename",
    "surname": "Surname",
    "relationship": "Relationship",
}
_KINDS = {"mobile": "Mobile", "home": "Home phone", "work": "Work phone", "other": "Other phone"}
_LANGUAGE = "language"
_OTHERS = frozenset({*_KINDS, _LANGUAGE})
_WHETHER = {"responsibility": "Parental responsibility", "lives_with": "Child lives with them"}
_TICKS = {
    "safe_to_text": "Safe to text",
    "do_not_contact": "Do not contact",
    "address_as_pupil": "Same address as the child",
    "address_confidential": "Show the address only to those who keep the roll",
}


class EditContactDialog(FormDialog):
    """One person; without a contact it is a new one, rung last until put higher."""

    def __init__(
        self, desk: Desk, pupil: Pupil, contact: Contact | None, parent: QWidget | None = None
    ) -> None:
        title = f"Change {contact.name}" if contact else f"New contact for {pupil.name}"
        super().__init__(title, "Save changes" if contact else "Add contact", parent)
        self._desk, self._seen = desk, contact
        shown = contact or Contact(pupil=pupil.id)
        self._shown = shown
        self.add_fields(*(self._text(fact, name, shown) for fact, name in _NAMES.items()))
        self.add_fields(*(self._whether(fact, shown) for fact in _WHETHER))
        self.add_fields(
            *(self._numbers(kind, shown) for kind in _KINDS),
            self._text("email", "E-mail", shown),
            title="How to reach them",
        )
        self.add_fields(*(self._tick(fact, shown) for fact in ("safe_to_text", "do_not_contact")))
        self.add_fields(
            self._text("address", "Address", shown), self._text("postcode", "Postcode", shown),
            *(self._tick(fact, shown) for fact in ("address_as_pupil", "address_confidential")),
            title="Where they live",
        )  # fmt: skip
        self._languages = word_letters.languages(desk) if contact else ()
        if contact is not None and self._languages:
            self.add_fields(self._language(contact), None, title="Letters")
        self.grow(720, 680)

    def findings(self) -> dict[str, str]:
        if typed(self.boxes["forename"]) or typed(self.boxes["surname"]):
            return {}
        return {"surname": "Give at least one name."}

    def save(self) -> str:
        new = replace(self._shown, **self._facts(), phones=self._phones())
        if self._seen is None:
            contact = change_contacts.add_contact(self._desk, new)
            return f"{contact.name} is on the list."
        contact = change_contacts.change_contact(self._desk, self._seen, new)
        if self._languages and typed(self.boxes[_LANGUAGE]) != self._wrote_in:
            word_letters.choose_language(self._desk, contact.id, typed(self.boxes[_LANGUAGE]))
        return f"{contact.name} is changed."

    def _facts(self) -> dict[str, Any]:
        facts = {fact: typed(box) for fact, box in self.boxes.items() if fact not in _OTHERS}
        return facts | {"postcode": tidy_postcode(facts["postcode"])}

    def _phones(self) -> tuple[Phone, ...]:
        found: list[Phone] = []
        for kind in _KINDS:
            phones, _doubts = typed_phones(typed(self.boxes[kind]), kind)
            found.extend(phones)
        return tuple(found)

    def show_findings(self) -> bool:
        refused = super().show_findings()
        for kind in _KINDS:
            _phones, doubts = typed_phones(typed(self.boxes[kind]), kind)
            if doubts:
                self.boxes[kind].say(" ".join(doubts), refuses=False)
        return refused

    def _text(self, fact: str, name: str, shown: Contact) -> QWidget:
        return self.box(fact, name, text_field(getattr(shown, fact)))

    def _numbers(self, kind: str, shown: Contact) -> QWidget:
        numbers = " / ".join(phone.typed for phone in shown.phones if phone.kind == kind)
        return self.box(kind, _KINDS[kind], text_field(numbers))

    def _whether(self, fact: str, shown: Contact) -> QWidget:
        choice = QComboBox()
        for words, value in (("Not known", None), ("Yes", True), ("No", False)):
            choice.addItem(words, value)
        choice.setCurrentIndex(max(choice.findData(getattr(shown, fact)), 0))
        return self.box(fact, _WHETHER[fact], choice)

    def _language(self, contact: Contact) -> QWidget:
        self._wrote_in = word_letters.language_of(self._desk, contact.id)
        choice = QComboBox()
        choice.addItem("English", ENGLISH)
        for language in self._languages:
            choice.addItem(language, language)
        choice.setCurrentIndex(max(choice.findData(self._wrote_in), 0))
        return self.box(_LANGUAGE, "Letters to them are in", choice)

    def _tick(self, fact: str, shown: Contact) -> QWidget:
        tick = QCheckBox()
        tick.setChecked(getattr(shown, fact))
        return self.box(fact, _TICKS[fact], tick)
