"""Texts and e-mails: what went out about a child, newest first, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Duty
from desktop.tasks.absence import send_messages
from desktop.ui.widgets.pupil.lines_card import LinesCard
from desktop.ui.widgets.sending.outbox_columns import how_it_fared, made_in_words
from desktop.ui.widgets.words import button, counted, row

if TYPE_CHECKING:
    from desktop.models.sending.outbox_item import OutboxItem
    from desktop.tasks.desk import Desk

_SHOWN = 4


class MessagesCard(LinesCard):
    """Hidden for a child about whom nothing went out, and from those who write to no family."""

    def __init__(self) -> None:
        super().__init__("Texts and e-mails")
        self._desk: Desk | None = None
        self._pupil = 0
        self.all = button("Show all…", self._show_all)
        self.inside.addLayout(row(self.all, None))

    def show_lines(self, desk: Desk, pupil: int) -> None:
        """Show the newest lines; the words and the rest are behind the button."""
        self._desk, self._pupil = desk, pupil
        may_see = desk.who.may(Duty.LOG_ABSENCE)
        found = send_messages.messages_about(desk, pupil) if may_see else ()
        self.show_words(
            list(map(_in_words, found[:_SHOWN])), f"{counted(len(found), 'message')} in all."
        )

    def _show_all(self) -> None:
        from desktop.ui.dialogs.absence.outbox import OutboxDialog  # noqa: PLC0415 - when asked for

        if self._desk is not None:
            dialog = OutboxDialog(self._desk, self, self._pupil)
            dialog.changed.connect(self._show_again)
            dialog.open()

    def _show_again(self) -> None:
        if self._desk is not None:
            self.show_lines(self._desk, self._pupil)


def _in_words(item: OutboxItem) -> str:
    way = item.channel.value.capitalize()
    return f"{made_in_words(item)}   {way} to {item.to}. {how_it_fared(item)}"
