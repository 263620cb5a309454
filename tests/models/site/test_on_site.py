"""Who is in the building: every code, each moment of the day, the front desk's book."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import SessionTimes, timetable
from desktop.models.marks.attendance_code import CODES, SENSITIVE
from desktop.models.marks.register import Register
from desktop.models.site.on_site import (
    ClassOnSite,
    OnSiteChild,
    Placed,
    Sitting,
    Traces,
    Where,
    by_code,
    doubtful_first,
    in_order,
    in_short,
    placed,
    sitting,
)
from desktop.models.site.signing import Signing, SigningKind
from tests.make import TUESDAY

HERE, UNKNOWN, LEFT, ELSEWHERE, AWAY = (
    Where.HERE, Where.UNKNOWN, Where.LEFT, Where.ELSEWHERE, Where.AWAY
)  # fmt: skip
NOT_OPEN = Sitting(begun=False, taken=False, settled=False, handed_in=False)
OPEN = Sitting(begun=True, taken=False, settled=False, handed_in=False)
TAKEN = Sitting(begun=True, taken=True, settled=False, handed_in=False)
IN = Sitting(begun=True, taken=True, settled=True, handed_in=True)
NOT_TAKEN = Sitting(begun=True, taken=False, settled=True, handed_in=False)
LEFT_LYING = Sitting(begun=True, taken=True, settled=True, handed_in=False)
KINDS = {
    "late": SigningKind.CAME_LATE,
    "left": SigningKind.LEFT,
    "back": SigningKind.CAME_BACK,
}
WHERE = {
    HERE: "/ \\ L U",
    ELSEWHERE: "K V P W B D J",
    AWAY: "C1 M J1 S X C2 C T R I E Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 G N O Z # F H Y",
    UNKNOWN: "",
}


def at(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, 10, hour, minute, tzinfo=UTC)


def signed(half: Half, *lines: str) -> tuple[Signing, ...]:
    """The book's lines such as "left 11:05"."""
    return tuple(
        Signing(number, 1, Session(TUESDAY, half), KINDS[kind], at(clock), at(clock))
        for number, (kind, clock) in enumerate((line.split() for line in lines), start=1)
    )


def check(found: Placed, where: Where, words: str) -> None:
    assert (found.where, found.words) == (where, words)


@pytest.mark.parametrize(
    ("code", "where"), [(code, where) for where, codes in WHERE.items() for code in codes.split()]
)
def test_every_code_puts_a_child_somewhere(code: str, where: Where) -> None:
    assert by_code(code).where is where


def test_no_code_of_the_national_list_is_forgotten() -> None:
    tabled = {code for codes in WHERE.values() for code in codes.split()}
    assert tabled == {code.symbol for code in CODES}


def test_no_mark_and_an_unheard_of_mark_are_never_present() -> None:
    assert [by_code(code).where for code in ("", "?")] == [UNKNOWN] * 2


@pytest.mark.parametrize("code", sorted(SENSITIVE))
def test_a_sensitive_reason_is_in_no_words(code: str) -> None:
    assert by_code(code).words == "away"


@pytest.mark.parametrize(
    ("code", "register", "where", "words"),
    [
        ("", NOT_OPEN, UNKNOWN, "register not open yet"),
        ("", OPEN, UNKNOWN, "register not taken"),
        ("", TAKEN, UNKNOWN, "not marked yet"),
        ("", NOT_TAKEN, UNKNOWN, "register not taken"),
        ("", IN, UNKNOWN, "not marked yet"),
        ("/", TAKEN, HERE, "here"),
        ("L", IN, HERE, "late"),
        ("N", TAKEN, AWAY, "away"),
        ("N", IN, AWAY, "away"),
        ("N", LEFT_LYING, UNKNOWN, "register not handed in"),
        ("I", LEFT_LYING, AWAY, "away"),
        ("V", IN, ELSEWHERE, "on a trip"),
        ("D", IN, ELSEWHERE, "at another school"),
        ("U", NOT_TAKEN, HERE, "late"),
    ],
)
def test_in_the_morning_the_mark_and_the_register_count(
    code: str, register: Sitting, where: Where, words: str
) -> None:
    sittings = {Half.AM: register, Half.PM: NOT_OPEN}
    check(placed(Traces(code), Traces(), sittings), where, words)


@pytest.mark.parametrize(
    ("am", "pm", "register", "where", "words"),
    [
        ("/", "", NOT_OPEN, HERE, "here"),
        ("/", "", OPEN, HERE, "here"),
        ("/", "", TAKEN, HERE, "here"),
        ("/", "", IN, UNKNOWN, "here this morning, not marked yet"),
        ("/", "", NOT_TAKEN, UNKNOWN, "here this morning, register not taken"),
        ("I", "", NOT_OPEN, AWAY, "away"),
        ("I", "", OPEN, UNKNOWN, "away this morning, register not taken"),
        ("I", "", TAKEN, UNKNOWN, "away this morning, not marked yet"),
        ("D", "", OPEN, UNKNOWN, "at another school this morning, register not taken"),
        ("", "", NOT_OPEN, UNKNOWN, "register not taken"),
        ("", "", OPEN, UNKNOWN, "register not taken"),
        ("I", "\\", TAKEN, HERE, "here"),
        ("D", "\\", IN, HERE, "here"),
        ("/", "I", IN, AWAY, "away"),
        ("/", "V", IN, ELSEWHERE, "on a trip"),
        ("/", "N", TAKEN, UNKNOWN, "here this morning, not in class since"),
        ("L", "N", IN, UNKNOWN, "here this morning, not in class since"),
        ("N", "N", IN, AWAY, "away"),
        ("/", "N", LEFT_LYING, UNKNOWN,
         "here this morning, register not handed in"),
    ],
)  # fmt: skip
def test_from_noon_the_afternoons_mark_counts_as_soon_as_there_is_one(
    am: str, pm: str, register: Sitting, where: Where, words: str
) -> None:
    sittings = {Half.AM: IN if am else OPEN, Half.PM: register}
    check(placed(Traces(am), Traces(pm), sittings), where, words)


@pytest.mark.parametrize(
    ("am", "planned", "where", "words"),
    [
        ("I", "I", AWAY, "away"),
        ("V", "V", ELSEWHERE, "on a trip"),
        ("", "V", UNKNOWN, "register not taken; known: on a trip"),
        ("N", "", UNKNOWN, "away this morning, register not taken"),
        ("/", "M", HERE, "here"),
    ],
)
def test_who_was_away_and_is_known_to_be_for_the_afternoon_stays_away(
    am: str, planned: str, where: Where, words: str
) -> None:
    sittings = {Half.AM: IN if am else OPEN, Half.PM: OPEN}
    check(placed(Traces(am), Traces(planned=planned), sittings), where, words)


def test_a_plan_is_said_of_a_child_not_yet_known_but_never_its_reason() -> None:
    child = placed(Traces(planned="I"), Traces(), {Half.AM: OPEN})
    check(child, UNKNOWN, "register not taken; absence known")


@pytest.mark.parametrize(
    ("morning", "afternoon", "register", "where", "words"),
    [
        ("N late 09:40", "", NOT_OPEN, HERE, "came late 09:40"),
        (" late 09:12", "", NOT_OPEN, HERE, "came late 09:12"),
        ("M late 10:20", "", NOT_OPEN, HERE, "came late 10:20"),
        ("/ left 11:05", "", NOT_OPEN, LEFT, "left 11:05"),
        ("/ left 11:05", "", OPEN, LEFT, "left 11:05"),
        ("/ left 11:05", "", NOT_TAKEN, UNKNOWN, "left 11:05, register not taken"),
        ("/ left 11:05", "\\", TAKEN, HERE, "here"),
        ("/ left 11:05", "N", IN, LEFT, "left 11:05"),
        ("/ left 11:05", "I", IN, LEFT, "left 11:05"),
        ("/ left 10:00,back 11:30", "", NOT_OPEN, HERE, "came back 11:30"),
        ("/ left 10:00,back 11:00,left 11:40", "", NOT_OPEN, LEFT, "left 11:40"),
        ("N late 09:40", "N", IN, UNKNOWN, "here this morning, not in class since"),
        ("/", "\\ left 14:10", IN, LEFT, "left 14:10"),
        ("/", " left 12:40", NOT_OPEN, LEFT, "left 12:40"),
        ("I", " late 13:20", OPEN, HERE, "came late 13:20"),
        ("/", "\\ left 14:00,back 14:50", IN, HERE, "came back 14:50"),
    ],
)
def test_the_book_at_the_front_desk_counts_before_the_mark_of_its_session(
    morning: str, afternoon: str, register: Sitting, where: Where, words: str
) -> None:
    am, pm = (_traces(half, words) for half, words in zip(Half, (morning, afternoon), strict=True))
    sittings = {Half.AM: IN, Half.PM: register}
    check(placed(am, pm, sittings), where, words)


def _traces(half: Half, words: str) -> Traces:
    code, _, lines = words.partition(" ")
    return Traces(code, signed=signed(half, *filter(None, lines.split(","))))


@pytest.mark.parametrize(("marked", "where"), [("13:05", HERE), ("12:50", LEFT), (None, LEFT)])
def test_a_child_marked_in_class_after_leaving_is_here(marked: str | None, where: Where) -> None:
    left = signed(Half.PM, "left 12:55")
    afternoon = Traces("\\", signed=left, marked_at=at(marked) if marked else None)
    assert placed(Traces("/"), afternoon, {Half.AM: IN, Half.PM: TAKEN}).where is where


def test_late_and_back_are_counted_apart() -> None:
    sittings = {Half.AM: IN}
    late, back = (_traces(Half.AM, words) for words in ("L", "/ left 10:00,back 10:30"))
    found = [placed(one, Traces(), sittings) for one in (late, back)]
    assert [(one.late, one.back) for one in found] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("sittings", "in_class", "words"),
    [
        ({}, True, "no session"),
        ({Half.PM: NOT_OPEN}, True, "register not open yet"),
        ({Half.PM: OPEN}, True, "register not taken"),
        ({}, False, "in no class"),
    ],
)
def test_a_child_of_whom_no_register_speaks_is_not_known(
    sittings: dict[Half, Sitting], in_class: bool, words: str
) -> None:
    check(placed(Traces(), Traces(), sittings, in_class=in_class), UNKNOWN, words)


@pytest.mark.parametrize(
    ("clock", "handed_in", "expected"),
    [
        ("08:40", False, (False, False)),
        ("08:50", False, (True, False)),
        ("08:59", True, (True, True)),
        ("09:25", False, (True, False)),
        ("09:26", False, (True, True)),
    ],
)
def test_a_register_is_settled_when_handed_in_or_closed(
    clock: str, handed_in: bool, expected: tuple[bool, bool]
) -> None:
    times = SessionTimes(time(8, 45), time(8, 55), time(9, 25), time(9, 10), time(12))
    register = Register(
        1, 1, 1, "6B", Session(TUESDAY, Half.AM), timetable(times, TUESDAY), (),
        handed_in_at=at("08:58") if handed_in else None,
    )  # fmt: skip
    found = sitting(register, at(clock))
    assert (found.begun, found.settled) == expected


def test_children_are_sorted_as_a_person_would_and_the_doubtful_first() -> None:
    children = [
        OnSiteChild(1, "Eve", "Żak", Placed(HERE, "here")),
        OnSiteChild(2, "Ben", "O’Connor", Placed(AWAY, "away")),
        OnSiteChild(3, "Ann", "Oakley", Placed(UNKNOWN, "not marked yet")),
    ]
    assert [one.pupil for one in in_order(children)] == [3, 2, 1]
    assert [one.pupil for one in doubtful_first(children[::-1])] == [3, 2, 1]


def test_a_class_is_said_in_short_by_what_is_out_of_the_ordinary() -> None:
    words = ["register not taken"] * 2 + ["register not taken; absence known"]
    placed_so = [Placed(UNKNOWN, said) for said in words]
    placed_so += [Placed(ELSEWHERE, "on a trip"), Placed(HERE, "here"), Placed(AWAY, "away")]
    children = tuple(OnSiteChild(1, "Al", "Ash", one) for one in placed_so)
    assert in_short(ClassOnSite(1, "6B", children)) == "register not taken: 3; on a trip: 1"
