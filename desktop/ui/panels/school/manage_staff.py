"""Staff: who works here, as what and until when; passwords, and the way back when all are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.tasks.organisation.manage_staff import staff_of
from desktop.ui.messages import telling
from desktop.ui.panel import Panel
from desktop.ui.tables.staff_tables import (
    PEOPLE_COLUMNS,
    POST_COLUMNS,
    PostLine,
    StaffLine,
    post_lines,
)
from desktop.ui.widgets.school.listed_card import ListedCard
from desktop.ui.widgets.school.page_head import padded, page, page_head
from desktop.ui.widgets.school.staff_errands import StaffErrands
from desktop.ui.widgets.words import button, scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.tasks.desk import Desk


class ManageStaffPanel(Panel):
    """The place "Staff"; posts have dates and are ended, never deleted."""

    goes_when_left = True

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.errands = StaffErrands(desk, open_desk, self)
        self.people: ListedCard[StaffLine] = ListedCard("People", PEOPLE_COLUMNS, 1, titled=False)
        self.posts: ListedCard[PostLine] = ListedCard("Posts", POST_COLUMNS, 1, "No post yet.")
        self.past = QCheckBox("Show those who have left")
        self._offer()
        add = button("Add a person…", self.errands.add, "primary", "user-plus")
        code = button("New recovery code…", self.errands.new_code, "", "key-round")
        body = scrolled(padded(self.people, self.posts))
        head = page_head("Staff", [self.past], [code, add])
        self.setLayout(page(head, body, stretched=body))
        self.begin_at(self.people.table)
        self.errands.done.connect(self._done)
        self.past.toggled.connect(self.refresh)
        self.people.picked.connect(self._show_posts)

    def refresh(self) -> None:
        """Read the people and the posts of the one chosen."""
        with telling(self):
            today = self._desk.today
            lines = [StaffLine(member, today) for member in staff_of(self._desk)]
            here = [line for line in lines if self.past.isChecked() or not line.has_left]
            self.people.show_facts(here)
            self._show_posts()

    def _offer(self) -> None:
        errands = self.errands
        self.people.offer("Temporary password…", errands.reset, "key-round", when=self._is_other)
        self.people.offer("Another post…", errands.give_post, "plus")
        self.people.offer("Act as head…", errands.let_act, "user-check", when=_may_act)
        self.people.offer("Rename…", errands.rename, "pencil")
        self.people.offer("They leave…", errands.let_go, "log-out", when=_is_here)
        self.people.table.opened.connect(errands.rename)
        self.posts.offer("End the post…", errands.end_post, when=_may_end)
        self.posts.offer("Stop acting as head", errands.stop_acting, "undo-2", when=_is_acting)

    def _is_other(self, line: StaffLine) -> bool:
        return line.member.person != self._desk.who.person and not line.has_left

    def _show_posts(self) -> None:
        line = self.people.current
        self.posts.setVisible(line is not None)
        if line is not None:
            self.posts.call(f"Posts of {line.member.name}")
            self.posts.show_facts(post_lines(line.member, self._desk.today))

    def _done(self, words: str) -> None:
        self.said.emit(words)
        self.changed.emit()
        self.refresh()


def _may_act(line: StaffLine) -> bool:
    return line.may_act


def _is_here(line: StaffLine) -> bool:
    return not line.has_left


def _may_end(line: PostLine) -> bool:
    return line.may_end


def _is_acting(line: PostLine) -> bool:
    return line.is_acting
