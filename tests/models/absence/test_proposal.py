"""Two days without contact, five unexplained, ten and twenty: proposed to a person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.models.absence.proposal import DayAway, Proposal, proposals, run_of, thresholds

MONDAY = date(2025, 1, 13)


def days(*codes: str, contact: tuple[int, ...] = ()) -> list[DayAway]:
    """A school day for each word, its letters the day's codes."""
    return [
        DayAway(MONDAY + timedelta(days=place), tuple(word), place in contact)
        for place, word in enumerate(codes)
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["NN"], []),
        (["NN", "NN"], [Proposal.REFER]),
        (["//", "NN", "NN"], [Proposal.REFER]),
        (["NN", "/N"], []),
        (["OO"] * 4 + ["NN"], [Proposal.CHILD_MISSING]),
        (["GG"] * 10, [Proposal.ATTENDANCE_RETURN]),
        (["OO"] * 9 + ["U\\"], []),
        (["OO"] * 9 + ["UO"], [Proposal.ATTENDANCE_RETURN]),
        (["OO"] * 20, [Proposal.CHILD_MISSING, Proposal.ATTENDANCE_RETURN, Proposal.GROUND_I]),
        (["OO"] * 19 + ["UO"], [Proposal.ATTENDANCE_RETURN]),
        (["OO"] * 19 + ["II"], []),
        (["OO"] * 19, [Proposal.CHILD_MISSING, Proposal.ATTENDANCE_RETURN]),
    ],
)
def test_a_run_proposes_what_policy_and_law_name(codes: list[str], expected: list[object]) -> None:
    assert [one.proposal for one in proposals(days(*codes))] == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([("N", "C2"), ("N", "C2")], [Proposal.REFER]),  # a part-time timetable, mornings only
        ([("N", "N"), ("D", "D"), ("N",)], [Proposal.REFER]),  # the other school's day between
        ([("X", "N"), ("X", "X"), ("X", "N")], [Proposal.REFER]),
        ([("N", "N"), ("E", "E")], []),  # nobody was missing but on the first day
        ([("N", "N"), ("I", "N"), ("N", "N")], []),
        ([("N", "N"), ("D", "\\"), ("N", "N")], []),
        ([("O", "C2")] * 20, [Proposal.CHILD_MISSING]),  # the law's runs are of whole days
    ],
)
def test_a_session_not_expected_here_neither_ends_a_run_nor_counts(
    codes: list[tuple[str, ...]], expected: list[object]
) -> None:
    away = [DayAway(MONDAY + timedelta(days=place), each) for place, each in enumerate(codes)]
    assert [one.proposal for one in proposals(away)] == expected


def test_a_contact_on_a_day_not_expected_here_counts_as_well() -> None:
    away = [DayAway(MONDAY, ("N",)), DayAway(MONDAY, ("D", "D"), contact=True),
            DayAway(MONDAY, ("N",))]  # fmt: skip
    assert proposals(away) == ()


def test_a_contact_begins_the_two_days_anew() -> None:
    assert proposals(days("NN", "NN", contact=(1,))) == ()
    (found,) = proposals(days("NN", "NN", "NN", "NN", contact=(1,)))
    assert (found.proposal, found.since, found.days) == (
        Proposal.REFER, MONDAY + timedelta(days=2), 2,
    )  # fmt: skip


def test_twenty_days_end_where_the_worked_case_says() -> None:  # WC52
    school = [MONDAY + timedelta(days=7 * week + day) for week in range(4) for day in range(5)]
    run = run_of([DayAway(day, ("O", "O")) for day in school])
    assert (len(run), run[-1].day) == (20, date(2025, 2, 7))


def test_a_day_without_a_mark_ends_a_run() -> None:
    assert [one.codes for one in run_of(days("NN", "", "NN"))] == [("N", "N")]


@pytest.mark.parametrize(
    ("in_touch", "codes", "contact", "expected"),
    [
        (0, ["NN"] * 9, (), []),
        (5, ["NN"] * 5, (), []),  # the fifth day is not over
        (5, ["NN"] * 6, (), [6]),
        (5, ["OO"] * 5 + ["NN"], (), [6]),  # N became O meanwhile
        (5, ["OO"] * 5 + ["GN"], (), []),
        (5, ["//"] + ["NN"] * 5, (), []),
        (5, ["NN"] * 6, (4,), []),
        (5, ["NN"] * 8, (1,), [6]),  # in touch on the second day, and five days over since
        (3, ["NN"] * 4, (), [4]),
    ],
)
def test_out_of_touch_once_the_day_of_the_policy_is_over(  # R203
    in_touch: int, codes: list[str], contact: tuple[int, ...], expected: list[int]
) -> None:
    found = proposals(days(*codes, contact=contact), thresholds(2, 5, in_touch))
    assert [one.days for one in found if one.proposal is Proposal.OUT_OF_TOUCH] == expected
