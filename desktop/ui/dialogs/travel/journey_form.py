"""A journey as a family asks for it, on the form, at the counter or by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from desktop.models.days.session import day_in_words
from desktop.models.travel.half_terms import half_term_number
from desktop.models.travel.journey import How, Journey, Reach, Reason, away_days
from desktop.tasks.organisation.set_terms import calendar_of
from desktop.tasks.travel.ask_journey import ask_journey, children_with, findings, who_may_ask
from desktop.ui.dialogs.travel.judged_form import NO_DAY, JudgedForm
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.shortened_box import ShortenedBox
from desktop.ui.widgets.travel.children_field import ChildrenField
from desktop.ui.widgets.words import counted, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Contact
    from desktop.models.finding import Finding
    from desktop.tasks.desk import Desk

_PACKS = ((None, "Not said yet"), (True, "Yes, given"), (False, "No"))
_HINT = (
    "Nothing is decided here: the head agrees or not. T is only for travel that a parent’s trade "
    "or business requires."
)


class JourneyDialog(JudgedForm):
    """`like` is a journey of last year that is offered again. Ctrl+Enter keeps it."""

    stands_at: ClassVar[dict[str, str]] = {"school": "reach"}

    def __init__(
        self, desk: Desk, pupil: int, like: Journey | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("A journey is asked for", "Keep the request", parent)
        self._desk, self._calendar = desk, calendar_of(desk)
        children = children_with(desk, pupil)
        self.children_field = ChildrenField(children, like.pupils if like else (pupil,))
        self.received, self.how = DayField(desk.today, self._calendar), ShortenedBox()
        self.asked_by = ShortenedBox()
        self.reason, self.reach, self.pack = ShortenedBox(), ShortenedBox(), ShortenedBox()
        self.first, self.back = DayField(None, self._calendar), DayField(None, self._calendar)
        self.words, self.place = text_field(hint="in a few words"), text_field(hint="site, town")
        self.pack_words = text_field(hint="what was given")
        self.span = label("", "hint", wraps=True)
        self._fill_choices(who_may_ask(desk, pupil))
        self._lay_out_fields()
        self._connect()
        if like is not None:
            self._fill(like)
        self.grow(760, 680)

    def gaps(self) -> dict[str, str]:
        fields = (("received_on", self.received), ("first_day", self.first), ("back_on", self.back))
        return {key: NO_DAY for key, field in fields if field.day is None}

    def judged(self) -> tuple[Finding, ...]:
        return findings(self._desk, self.draft())

    def save(self) -> str:
        draft = self.draft()
        ask_journey(self._desk, draft)
        return f"Journey from {draft.span}: it waits for the head."

    def draft(self) -> Journey:
        """Return the journey as typed."""
        contact = self.asked_by.currentData()
        today = self._desk.today
        return Journey(
            pupils=self.children_field.pupils,
            received_on=self.received.day or today,
            how=How(self.how.currentData()),
            asked_by=self.asked_by.currentText(),
            contact=contact if self._is_contact() else None,
            reason=Reason(self.reason.currentData()),
            words=self.words.text(),
            place=self.place.text(),
            reach=Reach(self.reach.currentData()),
            first_day=self.first.day or today,
            back_on=self.back.day or today,
            pack=self.pack.currentData(),
            pack_words=self.pack_words.text(),
        )

    def _is_contact(self) -> bool:
        place = self.asked_by.currentIndex()
        return place >= 0 and self.asked_by.itemText(place) == self.asked_by.currentText()

    def _fill_choices(self, adults: tuple[Contact, ...]) -> None:
        for how in How:
            self.how.addItem(how.value.capitalize(), how)
        for reason in Reason:
            self.reason.addItem(reason.words, reason)
        for reach in (Reach.ENGLAND, Reach.NEAR, Reach.ABROAD):
            self.reach.addItem(reach.words, reach)
        for given, words in _PACKS:
            self.pack.addItem(words, given)
        self.asked_by.setEditable(True)
        for one in adults:
            who = f"{one.name}, {one.relationship.lower()}" if one.relationship else one.name
            self.asked_by.addItem(who, one.id)

    def _lay_out_fields(self) -> None:
        self.body.addWidget(label(_HINT, "hint", wraps=True))
        self.add_fields(
            self.box("pupils", "Who travels", self.children_field),
            self.box("asked_by", "Who asks", self.asked_by, "A contact, or type a name."),
            self.box("received_on", "Received on", self.received),
            self.box("how", "How", self.how),
            self.box("first_day", "Day of travel", self.first, "The first day away."),
            self.box("back_on", "Back in school on", self.back),
        )
        self.body.addWidget(self.span)
        self.add_fields(
            self.box("reason", "Reason for travel", self.reason),
            self.box("words", "In their words", self.words, "Such as: winter fairs with the ride."),
            self.box("place", "Where to", self.place),
            self.box("reach", "How far", self.reach),
            self.box("pack", "Education pack", self.pack),
            self.box("pack_words", "What was given", self.pack_words),
        )

    def _connect(self) -> None:
        for changed in (
            self.received.day_changed, self.first.day_changed, self.back.day_changed,
            self.children_field.children_changed, self.reason.currentIndexChanged,
            self.reach.currentIndexChanged,
        ):  # fmt: skip
            changed.connect(self._look)

    def _fill(self, like: Journey) -> None:
        self.first.set_day(like.first_day)
        self.back.set_day(like.back_on)
        self.words.setText(like.words)
        self.place.setText(like.place)
        self.reason.setCurrentIndex(self.reason.findData(like.reason))
        self.reach.setCurrentIndex(self.reach.findData(like.reach))
        self._look()

    def _look(self) -> None:
        if self.first.day is not None and self.back.day is not None:
            self.look()
            self.span.setText(self._span())

    def _span(self) -> str:
        draft = self.draft()
        year = self._calendar.year_of(draft.first_day)
        back = self._calendar.year_of(draft.back_on)
        if year is None or back is None or draft.back_on <= draft.first_day:
            return ""
        away = counted(len(away_days(draft, self._calendar)), "school day")
        going, coming = (
            half_term_number(year, draft.first_day), half_term_number(back, draft.back_on),
        )  # fmt: skip
        last = day_in_words(draft.back_on)
        return f"{away} away: leaves in half-term {going}, back in half-term {coming} ({last})."
