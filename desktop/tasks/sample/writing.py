"""Writing the invented school's story into its file, as its people and the clock would have."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant
from desktop.models.marks.entry import Draft
from desktop.models.marks.expectation import Expectation
from desktop.models.organisation.group import Teaching
from desktop.storage.file.signature import Signature
from desktop.storage.marks import corrections, entries, expectations
from desktop.storage.organisation import groups
from desktop.tasks.sample.absence.agreed import agree
from desktop.tasks.sample.absence.at_risk import watch_children
from desktop.tasks.sample.absence.chasing import chase
from desktop.tasks.sample.absence.said_before import write_messages
from desktop.tasks.sample.absence.said_today import take_this_mornings
from desktop.tasks.sample.absence.sent_before import write_sent
from desktop.tasks.sample.amending import amend_together
from desktop.tasks.sample.book import Book
from desktop.tasks.sample.desk_book import write_desk_book
from desktop.tasks.sample.drills import hold_drills
from desktop.tasks.sample.leave.asking import ask_for_leave
from desktop.tasks.sample.leave.decided import decide_leave
from desktop.tasks.sample.letters.sent_letters import send_letters
from desktop.tasks.sample.opening import open_school
from desktop.tasks.sample.registers import Hands, Keeping, keep_session
from desktop.tasks.sample.roll import fill_roll
from desktop.tasks.sample.staff import colleagues
from desktop.tasks.sample.story import dice_for
from desktop.tasks.sample.travel.writing import write_travel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sqlite_utils import Database

    from desktop.models.marks.entry import Entry
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.plan import Expected
    from desktop.tasks.sample.story import Story

_SCHOOL_IS_OUT = time(15, 20)


def write_story(db: Database, school: int, told: Story, look: Callable[[int, int], None]) -> None:
    """Write the school, its roll and its registers; `look` is told how far; inside `saving`."""
    begins = told.years.years[0].starts
    names = tuple(one.name for one in told.classes)
    staff = colleagues(names, begins, told.day, dice_for(told.day, "staff"))
    opened = open_school(db, school, told.years, told.classes, staff)
    fill_roll(db, opened, told.children, told.classes, told.years)
    for expected in told.plan.expected:
        _expect(db, opened, expected)
    covers = _lend(db, opened, told)
    kept = _keep_registers(db, opened, told, covers, look)
    write_desk_book(db, opened, told, kept.came)
    write_messages(db, opened, told, kept.heard)
    amend_together(db, opened, told)
    _ask_corrections(db, opened, told)
    hold_drills(db, opened, told)
    chase(db, opened, told)
    write_sent(db, opened, told)
    take_this_mornings(db, opened, told, kept.heard)
    watch_children(db, opened, told)
    agree(db, opened, told)
    write_travel(db, opened, told)
    decide_leave(db, opened, told)
    ask_for_leave(db, opened, told)
    send_letters(db, opened, told.day)


def _expect(db: Database, opened: Opened, expected: Expected) -> None:
    author = opened.authors["head" if expected.code in ("C", "E", "C2", "T") else "office"]
    new = Expectation(
        0, expected.pupil, expected.group, expected.first, expected.last, expected.pattern,
        expected.code, expected.recorded_at, expected.note, expected.review, expected.source,
    )  # fmt: skip
    expectations.add_expectation(db, opened.school, new, author)


def _lend(db: Database, opened: Opened, told: Story) -> dict[tuple[int, date], int]:
    """Lend classes for a day each to the supply teacher."""
    found = {}
    for group, day in told.covers():
        signed = Signature(
            instant(day - timedelta(days=1), time(16, 10)), opened.school, opened.authors["office"]
        )
        teaching = Teaching(
            0, group, opened.people["supply"], "", cover=True, first_day=day, last_day=day
        )
        groups.add_teaching(db, teaching, signed)
        found[group, day] = opened.authors["supply"]
    return found


def _keep_registers(
    db: Database,
    opened: Opened,
    told: Story,
    covers: dict[tuple[int, date], int],
    look: Callable[[int, int], None],
) -> Keeping:
    book = Book(opened.school)
    authors = opened.authors
    teachers = {one.number: authors[one.name] for one in told.classes}
    names = {one.number: opened.names[one.name] for one in told.classes}
    hands = Hands(teachers, names, covers, (authors["office"], authors["officer"]))
    dice = dice_for(told.day, "registers")
    keeping = Keeping(told.plan, book, hands, dice, told.forgotten())
    keeping.listens = told.years.years[-1].starts.toordinal() * 2
    sessions = told.sessions
    for turn, session in enumerate(sessions):
        look(turn, len(sessions))
        year = told.years.calendar.year_of(session.day)
        rosters = told.rosters[year.starts.year if year else told.years.last]
        times = opened.policy_on(session.day).times(session.half)
        keep_session(keeping, rosters, session, times, turn)
        book.write(db)
    book.write(db, everything=True)
    book.write_marks(db)
    look(len(sessions), len(sessions))
    return keeping


def _ask_corrections(db: Database, opened: Opened, told: Story) -> None:
    """Let two teachers ask the office to correct a mark of the last morning."""
    morning = [session for session in told.sessions if not session.half][-1]
    at = instant(morning.day, _SCHOOL_IS_OUT)
    wanted = [_was_here, _was_late]
    for roster in told.rosters[told.years.last]:
        found = entries.current_entries(db, roster.on(morning.day), morning)
        draft = next(filter(None, map(wanted[0], found.values())), None)
        if draft is not None:
            signed = Signature(at, opened.school, opened.authors[roster.of.name])
            corrections.add_correction(db, (roster.of.number, morning), draft, signed)
            at += timedelta(minutes=4)
            del wanted[0]
        if not wanted:
            return


def _was_here(entry: Entry) -> Draft | None:
    if entry.code not in ("I", "N", "O"):
        return None
    return Draft(entry.pupil, "/", entry.id, reason="Was at the piano when I called the register")


def _was_late(entry: Entry) -> Draft | None:
    if entry.code != "/":
        return None
    return Draft(entry.pupil, "L", entry.id, 12, reason="Came in at 09:07, I forgot to mark it")
