"""H. School policy settings: a set-apart day over the policy's cap stays R (WC67)."""

from __future__ import annotations

from datetime import date

from desktop.models.leave.leave_kind import (
    Asked,
    LeaveKind,
    LeaveTerms,
    ReligiousCap,
    SetApart,
    check_terms,
)

HAD = tuple(SetApart(date(2024, 9, day), f"Festival {day}") for day in (12, 19, 26))
DIWALI = LeaveTerms(body="Hinduism", festival="Diwali")


def asked(*days: date, earlier: tuple[SetApart, ...] = HAD) -> Asked:
    return Asked(days=days, received_on=date(2024, 10, 1), earlier=earlier, cap=ReligiousCap(1, 3))


def test_wc67_a_fourth_genuine_day_is_r_with_a_warning() -> None:
    found = list(check_terms(LeaveKind.RELIGIOUS, DIWALI, asked(date(2024, 11, 1))))
    assert [one.is_refusal for one in found] == [False]
    assert "number 4" in found[0].text
    assert LeaveKind.RELIGIOUS.code == "R"


def test_wc67_a_second_day_of_the_festival_is_never_r() -> None:
    had = (SetApart(date(2024, 10, 31), "Diwali"),)
    found = list(check_terms(LeaveKind.RELIGIOUS, DIWALI, asked(date(2024, 11, 1), earlier=had)))
    assert [one.is_refusal for one in found] == [True]
    assert "C, or O" in found[0].reason
    both = asked(date(2024, 10, 31), date(2024, 11, 1), earlier=())
    assert [one.is_refusal for one in check_terms(LeaveKind.RELIGIOUS, DIWALI, both)] == [True]
