"""The card of a child who leaves, or who comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session_times import london
from desktop.models.site.late_reason import DeskReason
from desktop.tasks.site.sign_out import ALONE
from desktop.ui.widgets.register.ask_line import AskLine, Question
from desktop.ui.widgets.site.desk_card import DeskCard
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from desktop.models.site.signing import Signing
    from desktop.tasks.site.desk_child import DeskChild

_BARRED = (
    "The record says DO NOT CONTACT {name}. Ask the head before {child} goes. Sign out all the"
    " same?"
)


class LeaveCard(DeskCard[DeskReason]):
    """0 is for a child who goes alone; about an adult who is barred Enter asks first."""

    def __init__(self) -> None:
        super().__init__("Leaving or coming back", "Why", "Collected by", "Sign out")
        self.question = AskLine()
        self.question.setProperty("role", "notice-warn")
        self.inside.insertWidget(3, self.question)
        self.alone = button("0   Goes alone", self._alone, "key")
        self.adults.row.add_right(self.alone)
        self.buttons.add_left(self.back)
        self.buttons.add_right(self.write)
        self.question.went_back.connect(self.take_keys)

    def begin(self, child: DeskChild) -> None:
        """Show a child: the adults known, or that the child is out and may come back."""
        self.who.setText(f"{child.name}, {child.register.group_name}")
        self.adults.offer(child.adults)
        self.question.hide()
        here = child.left is None
        for part in (self.reasons, self.adults, self.alone):
            part.setVisible(here)
        self.write.setText("Sign out   Enter" if here else "Sign back in   Enter")
        if child.left is not None:
            self.say_outcome(_left_in_words(child.left), "badge-late")
        else:
            self.say_outcome(_mark_in_words(child))

    def clear(self) -> None:
        super().clear()
        self.question.hide()

    def ask_about(self, name: str, child: str) -> None:
        """Ask whether a child may go with an adult whom the school is not to contact."""
        words = _BARRED.format(name=name, child=child)
        self.question.ask(Question(words, "Sign out"))

    def press(self, key: str) -> bool:
        if key == "0" and not self.alone.isHidden():
            self._alone()
            return True
        return not self.reasons.isHidden() and super().press(key)

    def _alone(self) -> None:
        self.adults.name(ALONE)


def _left_in_words(left: Signing) -> str:
    with_whom = f", with {left.with_whom}" if left.with_whom not in ("", ALONE) else ""
    return f"left at {london(left.at):%H:%M}{with_whom}"


def _mark_in_words(child: DeskChild) -> str:
    code = child.row.code
    return f"marked {code}: stands" if code else "not marked yet"
