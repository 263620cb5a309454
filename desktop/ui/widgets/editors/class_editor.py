"""The school's classes, typed one below the other: name, year groups, whose times a mix keeps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.finding import Finding, refused, warning
from desktop.tasks.organisation.manage_classes import ClassFacts
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.field_rows import FieldRow, FieldRows, roomy
from desktop.ui.widgets.school.year_groups import (
    typed_years,
    year_in_words,
    years_in_name,
    years_in_words,
)
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCHOOLS = "The whole school’s times"
_HINT = (
    "Year groups are N1, N2, R and 1 to 13; write 5, 6 for a mixed class. "
    "Press Enter for the next class."
)


class TimesOf(QComboBox):
    """Whose session times a class keeps: its only year group's, or the one picked for a mix."""

    def __init__(self) -> None:
        super().__init__()
        self.addItem(_SCHOOLS, "")
        self.setMinimumContentsLength(16)
        self.offer(())

    @property
    def picked(self) -> str:
        """The year group picked, or nothing where nothing needs to be."""
        return str(self.currentData() or "")

    def offer(self, years: tuple[str, ...], picked: str | None = None) -> None:
        """Offer the year groups of a mixed class; any other has nothing to choose."""
        picked = self.picked if picked is None else picked
        mixed = len(years) > 1
        self.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self.clear()
        only = year_in_words(years[0]) if len(years) == 1 else ""
        self.addItem(f"{only}’s times" if only else _SCHOOLS, "")
        for year in years if mixed else ():
            self.addItem(f"{year_in_words(year)}’s times", year)
        self.setCurrentIndex(max(self.findData(picked), 0))
        self.blockSignals(False)  # noqa: FBT003 - Qt's own call
        self.setEnabled(mixed)


class ClassRow(FieldRow):
    """A class; its year groups are guessed from its name until they are typed."""

    def __init__(self, facts: ClassFacts | None = None) -> None:
        facts = facts or ClassFacts("")
        self.name = text_field(facts.name, "6B")
        self.years = text_field(years_in_words(facts.year_groups), "6")
        self.times_of = TimesOf()
        self.times_of.offer(facts.year_groups, facts.times_of)
        super().__init__(name=self.name, years=self.years, times_of=self.times_of)
        roomy(self.name, "Kingfishers")
        roomy(self.years, "N1, N2, R")
        self._guessed = not facts.year_groups
        self.name.textEdited.connect(self._guess)
        self.years.textEdited.connect(self._take_over)
        self.years.textChanged.connect(self._offer_times)

    @property
    def facts(self) -> ClassFacts:
        """The class as typed so far."""
        years, _ = typed_years(self.years.text())
        return ClassFacts(" ".join(self.name.text().split()), years, self.times_of.picked)

    def is_blank(self) -> bool:
        """Whether neither name nor year groups are typed."""
        return not self.name.text().strip() and not self.years.text().strip()

    def gaps(self) -> list[tuple[str, Finding]]:
        """Return what is missing or cannot be read, with the name of its field."""
        years, unknown = typed_years(self.years.text())
        found = []
        if not self.name.text().strip():
            found.append(("name", refused("name", "The class needs a name.")))
        if unknown:
            text = f"“{unknown}” is no year group: write N1, N2, R or 1 to 13."
            found.append(("years", refused("years", text)))
        elif not years and not self.is_being_typed():
            text = f"{self.facts.name or 'The class'} has no year group."
            found.append(("years", warning("years", text)))
        return found

    def _guess(self) -> None:
        if self._guessed:
            self.years.setText(years_in_words(years_in_name(self.name.text())))

    def _take_over(self) -> None:
        self._guessed = False

    def _offer_times(self) -> None:
        self.times_of.offer(self.facts.year_groups)


class ClassEditor(QWidget):
    """Gives the classes as typed so far; `is_ready` once they may be saved."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        headings = ("Class", "Year groups", "Keeps")
        self.rows: FieldRows[ClassRow] = FieldRows("class", headings, ClassRow)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(label(_HINT, "hint", wraps=True))
        inside.addWidget(self.rows)
        inside.addStretch(1)
        self.rows.changed.connect(self._typed)
        self.show_classes(())

    @property
    def classes(self) -> tuple[ClassFacts, ...]:
        """The classes in the order of the rows, without blank ones."""
        return tuple(one.facts for one in self.rows.filled)

    @property
    def is_ready(self) -> bool:
        """Whether every class has a name of its own and year groups that can be read."""
        found = (finding for _, finding in self._findings())
        return bool(self.classes) and not any(finding.is_refusal for finding in found)

    def show_classes(self, classes: Iterable[ClassFacts]) -> None:
        """Show these classes, or a blank row to begin with."""
        self.rows.show_rows([ClassRow(facts) for facts in classes] or [ClassRow()])

    def _typed(self) -> None:
        for one in self.rows.rows:
            one.say(self._about(one))
        self.changed.emit()

    def _findings(self) -> list[tuple[str, Finding]]:
        return [found for one in self.rows.filled for found in self._about(one)]

    def _about(self, row: ClassRow) -> list[tuple[str, Finding]]:
        if row.is_blank():
            return []
        names = Counter(facts.name.casefold() for facts in self.classes if facts.name)
        found = row.gaps()
        if names[row.facts.name.casefold()] > 1:
            text = f"Two classes are called {row.facts.name}."
            found.append(("name", refused("name", text)))
        return found
