"""Keys become marks: one key each, two where the code has two, minutes after L."""

from __future__ import annotations

import pytest

from desktop.models.marks.mark_keys import Act, Keys, Step, Typing, back, end, press

CODES = frozenset(["/", "L", "N", "C", "C1", "C2", "J1", "Y1", "Y2", "Y7", "I", "M", "B", "U", "O"])
OFFICE = Keys("/", CODES, rows=30, typed_out=True)
TEACHER = Keys("\\", CODES, rows=30, typed_out=False)
OLD = Keys("/", CODES | {"J", "Y"}, rows=30, typed_out=True)


def typed(keys: str, how: Keys = OFFICE) -> tuple[list[str], Typing]:
    """Type keys in turn (. is Enter): what was marked, with minutes, and what waits."""
    waits, made = Typing(), []
    for key in keys:
        again = True
        while again:
            step = end(waits, how) if key == "." else press(waits, key, how)
            waits, again = step.typing, step.again
            made += _told(step)
    return made, waits


def _told(step: Step) -> list[str]:
    if step.problem:
        return [f"! {step.problem}"]
    minutes = "" if step.minutes is None else f" {step.minutes}"
    if step.act is Act.MARK:
        return [f"{step.code}{minutes}"]
    if step.act is Act.GO:
        return [f"row {step.row}"]
    return [] if step.act is Act.NOTHING else [step.act.name]


@pytest.mark.parametrize(
    ("keys", "made"),
    [
        ("/", ["/"]),
        ("\\", ["/"]),
        (" ", ["/"]),
        ("n", ["N"]),
        ("i", ["I"]),
        ("p", ["P"]),
        ("C1", ["C1"]),
        ("c2", ["C2"]),
        ("C.", ["C"]),
        ("C/", ["C", "/"]),
        ("CC1", ["C", "C1"]),
        ("J1", ["J1"]),
        ("Y7n", ["Y7", "N"]),
        ("J.", ["! J goes with a digit, as in J1."]),
        ("Y/", ["! Y goes with a digit, as in Y1."]),
        ("C9", ["! There is no code C9 to enter here."]),
        ("L.", ["L"]),
        ("L7.", ["L 7"]),
        ("L12n", ["L 12", "N"]),
        ("L/", ["L", "/"]),
        ("*", ["FILL"]),
        ("a", ["ACCEPT"]),
        ("9", ["row 9"]),
        ("17n", ["row 1", "row 17", "N"]),
        ("1722", ["row 1", "row 17", "row 2", "row 22"]),
        ("31", ["row 3", "row 1"]),
        ("0", []),
        ("?é;", []),
    ],
)
def test_the_office_types_every_code(keys: str, made: list[str]) -> None:
    assert typed(keys)[0] == made


@pytest.mark.parametrize(
    ("keys", "made"),
    [
        ("/", ["\\"]),
        ("p", ["\\"]),
        (" ", ["\\"]),
        ("c.", ["C"]),
        ("c1", ["C1"]),
        ("L5.", ["L 5"]),
        ("j1", ["J1"]),
    ],
)
def test_a_teachers_digit_after_c_or_j_belongs_to_the_code_and_moves_nowhere(
    keys: str, made: list[str]
) -> None:
    assert typed(keys, TEACHER)[0] == made


def test_j_and_y_stood_alone_before_they_were_split() -> None:
    assert typed("J.Y.", OLD)[0] == ["J", "Y"]


@pytest.mark.parametrize(
    ("keys", "waits"),
    [
        ("C", Typing("C")),
        ("L", Typing("L")),
        ("L12", Typing("L", "12")),
        ("L1234", Typing("L", "123")),
    ],
)
def test_what_is_not_complete_waits_and_is_no_mark(keys: str, waits: Typing) -> None:
    assert typed(keys) == ([], waits)
    assert waits.is_mark


@pytest.mark.parametrize(
    ("waits", "left"),
    [(Typing("L", "12"), Typing("L", "1")), (Typing("L"), Typing()), (Typing("C"), Typing())],
)
def test_backspace_takes_the_last_sign(waits: Typing, left: Typing) -> None:
    assert back(waits) == left
