"""C. Arrival time: present, L or U, with each school's own times (WC25 to WC30)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from desktop.exchange.policy_files import read_policy_file
from desktop.models.days.session import Half
from desktop.models.days.session_times import LONGEST_OPEN, SessionTimes
from desktop.models.marks.arrival import arrival_code, late_amendment
from desktop.models.marks.rates import tally
from desktop.models.organisation.policy_checks import policy_findings
from desktop.paths import resource

ST_MARY, ST_DUNSTAN, FRISBY = (
    read_policy_file(resource("policies") / f"{name}.toml").suggestion()
    for name in ("st_mary_and_all_saints", "st_dunstans", "frisby")
)
AM, PM = Half.AM, Half.PM
TODAY = date(2024, 9, 10)

TABLE = [
    ("WC25", ST_MARY.times(AM), AM, "08:55 -> /; 08:56 -> L; 09:25 -> L; 09:26 -> U"),
    ("WC26", ST_DUNSTAN.times(AM), AM, "08:50 -> /; 09:19 -> L; 09:20 -> U; 09:21 -> U"),
    ("WC26 inclusive", replace(ST_DUNSTAN.times(AM), inclusive=True), AM, "09:20 -> L"),
    ("WC28 AM", FRISBY.times(AM), AM, "09:00 -> /; 09:01 -> L; 09:30 -> L; 09:31 -> U"),
    ("WC28 PM", FRISBY.times(PM), PM, "13:30 -> L; 13:31 -> U; 13:00 -> \\"),
]


@pytest.mark.parametrize(
    ("case", "times", "half", "expected"), TABLE, ids=[row[0] for row in TABLE]
)
def test_the_minute_of_arrival_decides(
    case: str, times: SessionTimes, half: Half, expected: str
) -> None:
    for arrival in expected.split("; "):
        clock, _, code = arrival.partition(" -> ")
        assert arrival_code(times, time.fromisoformat(clock), half).code == code, case


def test_wc25_the_dentist_is_m_after_the_close_and_the_window_is_valid() -> None:
    assert arrival_code(ST_MARY.times(AM), time(9, 26), AM, better="M").code == "M"
    assert ST_MARY.times(AM).length == LONGEST_OPEN
    assert policy_findings(ST_MARY, TODAY) == []


@pytest.mark.parametrize(
    ("begins", "refusals"),
    [
        (time(8, 35), ["The morning register is open for 45 minutes, from 08:35 to 09:20."]),
        (time(8, 50), []),
    ],
    ids=["WC27 at the doors", "WC27 at 08:50"],
)
def test_wc27_a_window_over_30_minutes_is_refused(begins: time, refusals: list[str]) -> None:
    policy = replace(ST_DUNSTAN, am=replace(ST_DUNSTAN.times(AM), begins=begins))
    found = [finding.text for finding in policy_findings(policy, TODAY) if finding.is_refusal]
    assert found == refusals


def test_wc29_n_becomes_u_and_the_unauthorised_count_stays() -> None:
    amended = late_amendment("N", ST_MARY.times(AM), time(10, 5), AM)
    assert amended == ("U", 70)
    assert tally(["N"]).unauthorised == tally([amended.code]).unauthorised == 1


def test_wc30_an_appointment_is_m_and_not_u() -> None:
    mark = arrival_code(ST_MARY.times(AM), time(10, 5), AM, better="M")
    one = tally([mark.code])
    assert (one.authorised, one.unauthorised) == (1, 0)
