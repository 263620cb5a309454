"""A form whose fields are judged as they are filled in: refusals and warnings beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.errors import SchoolError
from desktop.ui.dialogs.form_dialog import FormDialog

if TYPE_CHECKING:
    from desktop.models.finding import Finding

NO_DAY = "Give the day as 12/11/2026."


class JudgedForm(FormDialog):
    """Forms give `gaps` (what cannot be read yet) and `judged` (what the errand would say).

    `stands_at` names the field for a finding about one that the form does not have.
    """

    stands_at: ClassVar[dict[str, str]] = {}

    def gaps(self) -> dict[str, str]:
        """Return what is typed that can be no day or number, by field."""
        return {}

    def judged(self) -> tuple[Finding, ...]:
        """Return what refuses the entry and what it warns of."""
        return ()

    def findings(self) -> dict[str, str]:
        found = self.gaps()
        if found:
            return found
        for one in self._safely():
            if one.is_refusal:
                found.setdefault(self._place(one.field), _in_words(one))
        return found

    def show_findings(self) -> bool:
        refused = super().show_findings()
        self._warn()
        return refused

    def look(self) -> None:
        """Say what is known so far, without moving the keyboard."""
        self.notice.clear()
        said = self.findings()
        for key, box in self.boxes.items():
            box.say(said.get(key, ""))
        self._warn()

    def _warn(self) -> None:
        if self.gaps():
            return
        for one in self._safely():
            box = self.boxes.get(self._place(one.field))
            if not one.is_refusal and box is not None and not box.finding:
                box.say(_in_words(one), refuses=False)

    def _place(self, field: str) -> str:
        there = self.stands_at.get(field, field)
        return there if there in self.boxes else next(iter(self.boxes))

    def _safely(self) -> tuple[Finding, ...]:
        try:
            return self.judged()
        except SchoolError as error:
            self.notice.say(f"{error.title} {error.advice}".strip(), "notice-warn")
            return ()


def _in_words(one: Finding) -> str:
    return f"{one.text} {one.reason}".strip()
