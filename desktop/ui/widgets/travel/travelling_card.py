"""One child of the chosen line: prompts, meters, circumstances with their sources, contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.models.absence.board import to_ring
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.travel.circumstances import FactKind
from desktop.models.travel.deletion import Step, lacking_steps
from desktop.models.travel.meters import ATTENDANCES
from desktop.models.travel.travelling import last_known
from desktop.ui.widgets.finding_lines import FindingLines
from desktop.ui.widgets.flow import FlowRow
from desktop.ui.widgets.label_grid import LabelGrid
from desktop.ui.widgets.travel.meter import Meter
from desktop.ui.widgets.two_columns import TwoColumns
from desktop.ui.widgets.words import button, card, label, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.travel.circumstances import TravelFact
    from desktop.models.travel.travelling import TravelLine, TravellingChild
    from desktop.ui.widgets.travel.travel_actions import TravelActions

_NONE = "Nothing is recorded of the circumstances yet."
_DEFENCE = "in the twelve months to"


class TravellingCard(QWidget):
    """`chosen` carries the child to be shown where several travel on one line."""

    chosen = Signal(int)

    def __init__(self, actions: TravelActions) -> None:
        super().__init__()
        frame, self._inside = card()
        frame.setAccessibleName("Child")
        self.who, self.title = QComboBox(), label("", "heading")
        self.who.setAccessibleName("Child of this journey")
        self.prompts = FindingLines()
        self.attendances = Meter("Attendances", "{} wanted", actions.show_attendances)
        self.travel = Meter("T sessions", "at most {}", actions.show_travel)
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.base, self.facts, self.contacts = (
            label("", "hint", wraps=True),
            LabelGrid((3, 4, 3), 14, 6),
            label(),
        )
        self.contacts.setWordWrap(True)
        self.offer = button("Ask for last year’s again…", actions.ask_again, "", "history")
        self.offered = label("", wraps=True)
        self._buttons(actions)
        self._lay_out()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.who.activated.connect(self._choose)

    def _buttons(self, actions: TravelActions) -> None:
        self.circumstances = button("Circumstances…", actions.circumstances, "", "pencil")
        self.elsewhere = button("Attended elsewhere…", actions.elsewhere, "", "school")
        self.search = button("Search…", actions.search, "", "search")
        self.form = button("Tracking form", actions.print_tracking, "", "printer")
        self.page = button("Open the page", actions.open_page, "quiet", "user")

    def _lay_out(self) -> None:
        self._inside.addLayout(row(self.title, self.who, None))
        self._inside.addWidget(self.prompts)
        self._inside.addWidget(TwoColumns(self.attendances, self.travel))
        below = FlowRow()
        below.add_left(self.circumstances, self.elsewhere, self.form, self.search, self.page)
        self._inside.addWidget(self.base)
        self._inside.addWidget(self.offered)
        self._inside.addLayout(row(self.offer, None))
        self._inside.addWidget(below)
        self._inside.addWidget(self.contacts)
        self._inside.addWidget(self.facts)
        self._inside.addStretch(1)

    def show_line(self, line: TravelLine) -> None:
        """Offer the children of a line to choose from."""
        before = self.who.currentData()
        self.who.clear()
        for pupil, name in zip(line.pupils, line.names.split(", "), strict=True):
            self.who.addItem(name, pupil)
        self.who.setCurrentIndex(max(self.who.findData(before), 0))
        self.who.setVisible(len(line.pupils) > 1)

    def show_child(self, child: TravellingChild) -> None:
        """Show one child."""
        self.title.setText(f"{child.pupil.name}, {child.class_name}".strip(", "))
        self.prompts.say(child.prompts())
        meter = child.attendances
        self.attendances.show_count(meter.count, ATTENDANCES, " ".join(_attended(child)))
        limit = child.travel.limit
        over = "Over the limit of the school’s policy." if child.travel.is_over else ""
        said = over or "This school year, against the school’s policy."
        self.travel.show_count(child.travel.count, limit, said)
        self.base.setText(_base(child))
        drafts = child.offered
        self.offered.setText(
            "Last year’s journey would be " + "; ".join(one.span for one in drafts) + "."
        )
        self.offered.setVisible(bool(drafts))
        self.offer.setVisible(bool(drafts))
        self.facts.show_rows(tuple(_facts(child)) or ((_NONE, "", ""),))
        reach = "\n".join(_reach(child))
        self.contacts.setText(reach)
        self.contacts.setVisible(bool(reach))
        done = len(Step) - len(lacking_steps(child.steps))
        self.search.setText(f"Search… {done} of {len(Step)}" if done else "Search…")

    def _choose(self, _place: int) -> None:
        self.chosen.emit(int(self.who.currentData()))


def _attended(child: TravellingChild) -> Iterator[str]:
    meter = child.attendances
    if not meter.applies:
        yield "The test of 200 applies from the age of six."
    else:
        yield f"{meter.short} short" if meter.short else "Met"
        yield f"{_DEFENCE} {day_in_words(meter.last)}."
    if child.registers_from > meter.first:
        yield f"Registers here begin on {day_in_words(child.registers_from)}."
    if meter.elsewhere:
        yield f"{meter.elsewhere} of them at another school."
    if meter.beside:
        yield f"{meter.beside} elsewhere lie only partly in it and are left out."


def _base(child: TravellingChild) -> str:
    base = child.base
    if base.last_attended is not None:
        last = f"Last in school here on {day_in_words(base.last_attended)}"
        months = f"the base school’s months begin on {day_in_words(base.since)}"
        return f"{last}; {months}."
    if base.unknown:
        return (
            "Not in school since registers are kept here, which is less than the policy’s months."
        )
    return f"Not in school here since {day_in_words(base.since)}."


def _facts(child: TravellingChild) -> Iterator[tuple[str, str, str]]:
    for kind in FactKind:
        fact = child.known.get(kind)
        if fact is not None and (fact.text or kind.asks):
            yield kind.title, fact.text or "no longer", _source(fact)
    for one in child.elsewhere:
        days = f"{day_in_words(one.first_day)} to {day_in_words(one.last_day)}"
        yield one.place, f"{one.attendances} attendances, {days}", one.source


def _source(fact: TravelFact) -> str:
    if fact.recorded_at is None:
        return fact.source
    return f"{fact.source}; {day_in_words(london(fact.recorded_at).date())}, {fact.name}"


def _reach(child: TravellingChild) -> Iterator[str]:
    """Say where the family was last known to be, and whom to ring, in order."""
    where = last_known(child.known)
    if where:
        yield f"Last known: {where}"
    for one in to_ring(child.contacts):
        numbers = ", ".join(phone.typed for phone in one.phones)
        who = f"{one.name} ({one.relationship})" if one.relationship else one.name
        yield f"Ring {who}: {numbers}"
