"""What the keys of a register mean: one key a mark, two where the code has two, L with minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

LATE = "L"
MOST_DIGITS = 3  # minutes are never longer


class Act(Enum):
    """What a key asks for once it is understood."""

    NOTHING = "nothing yet"
    MARK = "mark this child"
    ACCEPT = "accept what is known"
    FILL = "the rest are here"
    GO = "go to a row"


@dataclass(frozen=True, slots=True)
class Typing:
    """What has been typed and waits for more: a code, minutes, or the number of a row."""

    code: str = ""
    digits: str = ""

    @property
    def is_mark(self) -> bool:
        """Whether a mark waits to be completed; nothing of it is saved yet."""
        return bool(self.code)

    def __str__(self) -> str:
        return f"{self.code} {self.digits}".strip()


@dataclass(frozen=True, slots=True)
class Keys:
    """What the keys may say in one register: its present mark, the codes of that day, its rows.

    `typed_out`: the office types every code; for a class teacher P is the present key too.
    """

    present: str
    codes: frozenset[str]
    rows: int
    typed_out: bool

    def waits(self, letter: str) -> bool:
        """Whether a letter begins something longer: C, J and Y a digit, L its minutes."""
        return letter == LATE or any(len(code) == 2 and code[0] == letter for code in self.codes)


@dataclass(frozen=True, slots=True)
class Step:
    """What came of a key; `again`: it ended a mark and is to be typed once more, a row on."""

    typing: Typing = Typing()
    act: Act = Act.NOTHING
    code: str = ""
    minutes: int | None = None
    row: int = 0
    again: bool = False
    problem: str = ""


def press(typing: Typing, key: str, keys: Keys) -> Step:
    """Take one key: the mark it completes, or what waits after it."""
    key = key.upper()
    if typing.code and key.isdecimal():
        return _digit(typing, key, keys)
    if typing.code:
        step = end(typing, keys)
        return step if step.problem else replace(step, again=True)
    if key.isdecimal():
        return _row(typing.digits, key, keys)
    return _first(key, keys)


def end(typing: Typing, keys: Keys) -> Step:
    """Take Enter, an arrow, or whatever ends what waits: C alone is a code, J and Y are not."""
    if typing.code == LATE:
        return _mark(LATE, int(typing.digits) if typing.digits else None)
    if typing.code and typing.code not in keys.codes:
        return Step(typing, problem=f"{typing.code} goes with a digit, as in {typing.code}1.")
    return _mark(typing.code) if typing.code else Step()


def back(typing: Typing) -> Typing:
    """Take Backspace while something waits: the last sign goes."""
    if typing.digits:
        return replace(typing, digits=typing.digits[:-1])
    return Typing()


def _first(key: str, keys: Keys) -> Step:
    if key in {"/", "\\", " "} or (key == "P" and not keys.typed_out):
        return _mark(keys.present)
    if key == "*":
        return Step(act=Act.FILL)
    if key == "A":
        return Step(act=Act.ACCEPT)
    if not (key.isascii() and key.isalpha()):
        return Step()
    return Step(Typing(key)) if keys.waits(key) else _mark(key)


def _digit(typing: Typing, digit: str, keys: Keys) -> Step:
    if typing.code == LATE:
        longer = typing.digits + digit
        return Step(Typing(LATE, longer if len(longer) <= MOST_DIGITS else typing.digits))
    code = typing.code + digit
    if code in keys.codes:
        return _mark(code)
    return Step(typing, problem=f"There is no code {code} to enter here.")


def _row(before: str, digit: str, keys: Keys) -> Step:
    for digits in (before + digit, digit):
        if 1 <= int(digits) <= keys.rows:
            return Step(Typing(digits=digits), Act.GO, row=int(digits))
    return Step()


def _mark(code: str, minutes: int | None = None) -> Step:
    return Step(act=Act.MARK, code=code, minutes=minutes)
