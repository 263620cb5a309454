"""Our sums give the DfE's published totals and rates from the DfE's own counts."""

from __future__ import annotations

import csv
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from desktop.models.marks.rates import Tally, rate, tally_counts

FILE = Path(__file__).parents[1] / "files" / "dfe" / "attendance_national_regional.csv"
with FILE.open(encoding="utf-8-sig", newline="") as source:
    ROWS = list(csv.DictReader(source))
PHASES = [row for row in ROWS if row["education_phase"] != "Total"]

CODES = {
    "/": ["reason_present_am"],
    "\\": ["reason_present_pm"],
    "L": ["reason_l_present_late_before_registers_closed"],
    "B": ["reason_b_aea_education_off_site"],
    "D": ["reason_d_aea_dual_registration"],
    "J": ["reason_j_aea_interview"],
    "K": ["reason_k_aea_education_arranged_by_la"],
    "P": ["reason_p_aea_approved_sporting_activity"],
    "V": ["reason_v_aea_educational_visit_trip"],
    "W": ["reason_w_aea_work_experience"],
    "C": ["reason_c_authorised_other"],
    "C1": ["reason_c1_authorised_regulated_performance"],
    "C2": ["reason_c2_authorised_temp_reduced_timetable"],
    "E": ["reason_e_authorised_excluded"],
    "H": ["reason_h_authorised_holiday"],
    "I": ["reason_i_authorised_illness"],
    "J1": ["reason_j1_authorised_interview"],
    "M": ["reason_m_authorised_medical_dental"],
    "R": ["reason_r_authorised_religious_observance"],
    "S": ["reason_s_authorised_study_leave"],
    "T": ["reason_t_authorised_grt_absence", "reason_t_authorised_mobile_child"],
    "G": ["reason_g_unauthorised_holiday"],
    "N": ["reason_n_no_reason_yet"],
    "O": ["reason_o_other_unauthorised"],
    "U": ["reason_u_unauthorised_late_after_registers_closed"],
}
RATES = [
    ("overall_attendance", "attendance_perc"),
    ("overall_absence", "overall_absence_perc"),
    ("authorised_absence", "authorised_absence_perc"),
    ("unauthorised_absence", "unauthorised_absence_perc"),
    ("reason_i_authorised_illness", "illness_perc"),
    ("reason_g_unauthorised_holiday", "unauth_hol_perc"),
    ("reason_n_no_reason_yet", "unauth_not_yet_perc"),
]


def number(row: dict[str, str], column: str) -> int:
    return int(row[column] or 0)


def in_codes(row: dict[str, str]) -> Tally:
    return tally_counts(
        {code: sum(number(row, column) for column in columns) for code, columns in CODES.items()}
    )


def test_the_file_is_whole() -> None:
    assert len(ROWS) == 160
    assert len(PHASES) == 120


@pytest.mark.parametrize(("count", "published"), RATES)
def test_phase_rates_follow_from_their_counts(count: str, published: str) -> None:
    for row in PHASES:
        ours = rate(number(row, count), number(row, "possible_sessions"))
        assert ours == Decimal(row[published]).quantize(Decimal("0.1"), ROUND_HALF_UP)


def test_codes_add_up_to_the_published_totals() -> None:
    for row in ROWS:
        ours = in_codes(row)
        assert ours.present == number(row, "present_sessions")
        assert ours.approved == number(row, "approved_educational_activity")
        assert ours.attended == number(row, "overall_attendance")
        assert ours.unauthorised == number(row, "unauthorised_absence")
        assert ours.late == number(row, "late_sessions")


def test_authorised_of_2025_26_is_the_codes_but_for_a_handful_not_listed() -> None:
    for row in (row for row in ROWS if row["time_period"] == "202526"):
        assert 0 <= number(row, "authorised_absence") - in_codes(row).authorised <= 200


def test_possible_is_attendance_and_absence() -> None:
    for row in ROWS:
        absent = number(row, "authorised_absence") + number(row, "unauthorised_absence")
        assert number(row, "overall_absence") == absent
        assert number(row, "possible_sessions") == number(row, "overall_attendance") + absent
