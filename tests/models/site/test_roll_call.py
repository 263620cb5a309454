"""Roll-calls: who is looked for, found by two letters, how long it took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import RuleError
from desktop.models.site.on_site import ClassOnSite, OnSite, OnSiteChild, Placed, Where
from desktop.models.site.roll_call import (
    CallKind,
    CallLine,
    CallSheet,
    RollCall,
    check_ending,
    check_what,
    duration_in_words,
    in_order,
    lines_to_call,
)

BEGAN = datetime(2026, 11, 10, 10, 30, tzinfo=UTC)
CALL = RollCall(1, CallKind.DRILL, "Fire", BEGAN, "Olive Office")


def line(pupil: int, name: str, group: int | None = 1, *, found: bool = False) -> CallLine:
    forename, surname = name.split(" ", 1)
    at = BEGAN + timedelta(seconds=pupil) if found else None
    return CallLine(pupil, forename, surname, group, "6B", True, "here", found, "Tara", at)


@pytest.mark.parametrize(
    ("where", "words", "expected"),
    [
        (Where.HERE, "came late 09:12", (True, "came late 09:12")),
        (Where.UNKNOWN, "register not taken", (False, "register not taken")),
        (Where.LEFT, "left 11:05", None),
        (Where.ELSEWHERE, "on a trip", None),
        (Where.AWAY, "away", None),
    ],
)
def test_everyone_here_and_everyone_not_known_is_looked_for(
    where: Where, words: str, expected: tuple[bool, str] | None
) -> None:
    child = OnSiteChild(7, "Aisha", "Ahmed", Placed(where, words))
    seen = OnSite(BEGAN, (ClassOnSite(1, "6B", (child,)),), meets=True)
    found = [(one.expected, one.standing) for one in lines_to_call(seen)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("", True), ("no", True), ("oc", True), ("O’C", True), ("si", True), ("SIAN", True),
     ("jo", True), ("con", False), ("x", False), ("si jo", True), ("jo si", True),
     ("si x", False), ("o connor", True), ("sian ", True)],
)  # fmt: skip
def test_a_child_is_found_by_how_a_part_of_the_name_begins(typed: str, fits: bool) -> None:
    assert line(1, "Siân Noor O’Connor-Jones").begins_with(typed) is fits


def test_a_sheet_counts_by_class_and_shows_the_latest_found_first() -> None:
    lines = (line(1, "Ann Ash"), line(2, "Bo Bell", found=True), line(3, "Cy Cox", 2, found=True))
    sheet = CallSheet(CALL, lines)
    assert [one.pupil for one in sheet.missing] == [1]
    assert [one.pupil for one in sheet.found] == [3, 2]
    assert [(one.group, one.missing, one.found) for one in sheet.classes] == [(1, 1, 1), (2, 0, 1)]


def test_lines_stand_class_by_class_and_by_name() -> None:
    lines = [line(1, "Zoe Żak", 2), line(2, "Al Ash", None), line(3, "Di Dodd", 1),
             line(4, "Ed Adams", 2)]  # fmt: skip
    assert [one.pupil for one in in_order(lines, {1: 0, 2: 1})] == [3, 4, 1, 2]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 min 00 s"), (252, "4 min 12 s"), (3725, "1 h 02 min"), (-5, "0 min 00 s")],
)
def test_how_long_it_took_is_said(seconds: int, words: str) -> None:
    assert duration_in_words(timedelta(seconds=seconds)) == words


def test_it_has_taken_until_now_or_until_it_ended() -> None:
    now = BEGAN + timedelta(minutes=9)
    ended = RollCall(1, CallKind.DRILL, "Fire", BEGAN, "Olive", BEGAN + timedelta(minutes=4))
    assert (CALL.took(now), ended.took(now)) == (timedelta(minutes=9), timedelta(minutes=4))


def test_children_who_are_missing_are_never_left_without_a_word() -> None:
    missing = CallSheet(CALL, (line(1, "Ann Ash"),))
    with pytest.raises(RuleError, match="1 child has not been found"):
        check_ending(missing, "  ")
    check_ending(missing, "Seen going home with her mother")
    check_ending(CallSheet(CALL, (line(1, "Ann Ash", found=True),)), "")


def test_it_is_said_what_a_roll_call_is_for() -> None:
    with pytest.raises(RuleError):
        check_what(" ")
    assert CALL.title == "Fire drill"
