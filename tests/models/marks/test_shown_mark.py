"""A class's screen never shows the reason for an absence."""

from __future__ import annotations

import pytest

from desktop.models.marks.attendance_code import CODES, SENSITIVE
from desktop.models.marks.shown_mark import (
    Sight,
    Tone,
    known_word,
    past_mark,
    shown_mark,
    sight_of,
    tone,
)

SIGNS = {"present": "✓", "late": "L", "absent": "✕", "not expected here": "–", "not taken": ""}


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("V", "trip"), ("C", "leave"), ("C2", "part-time"), ("X", "part-time"),
        ("D", "at another school"), ("I", "absence known"), ("M", "absence known"),
        ("E", "absence known"), ("Y5", "absence known"), ("R", "absence known"),
    ],
)  # fmt: skip
def test_a_class_reads_that_something_is_known_and_not_what(code: str, word: str) -> None:
    assert known_word(code) == word


@pytest.mark.parametrize("code", [code.symbol for code in CODES])
def test_past_days_show_present_late_absent_or_not_taken(code: str) -> None:
    shown = past_mark(code, in_full=False)
    assert SIGNS[shown.words] == shown.sign
    assert past_mark(code, in_full=True).sign == code


@pytest.mark.parametrize(
    ("code", "sign", "sight"),
    [
        ("D", "–", Sight.UNCOUNTED), ("X", "–", Sight.UNCOUNTED),
        ("C2", "✕", Sight.ABSENT), ("I", "✕", Sight.ABSENT), ("Y5", "✕", Sight.ABSENT),
    ],
)  # fmt: skip
def test_whoever_was_not_expected_does_not_look_absent(code: str, sign: str, sight: Sight) -> None:
    assert past_mark(code, in_full=False).sign == sign
    assert sight_of(code) is sight


@pytest.mark.parametrize("code", sorted(SENSITIVE))
def test_a_sensitive_code_is_neither_shown_nor_said(code: str) -> None:
    shown = shown_mark(code, in_full=False)
    assert shown.sign == "A"
    assert "ill" not in shown.words.lower()
    assert shown_mark(code, in_full=True).sign == code


@pytest.mark.parametrize(
    ("code", "how"),
    [("/", Tone.PRESENT), ("\\", Tone.PRESENT), ("V", Tone.PRESENT), ("L", Tone.LATE),
     ("N", Tone.NO_REASON),
     ("I", Tone.ABSENT), ("D", Tone.ABSENT), ("U", Tone.ABSENT), ("", Tone.BLANK)],
)  # fmt: skip
def test_a_mark_reads_at_a_glance(code: str, how: Tone) -> None:
    assert tone(code) is how
