"""What explains an `N`: keys that do not clash, and the words an amendment keeps."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.absence.explanation import BY_KEY, EXPLANATIONS, code_in, in_words, why
from desktop.models.absence.unexplained_line import UnexplainedLine
from desktop.models.days.session import Half, Session

MORNING, AFTERNOON = (Session(date(2026, 11, 10), half) for half in Half)


def line(name: str, session: Session = MORNING) -> UnexplainedLine:
    return UnexplainedLine(
        entry=1, pupil=1, name=name, group=1, group_name="6B", session=session,
        deadline=date(2026, 11, 17),
    )  # fmt: skip


def test_every_reason_has_a_key_of_its_own_that_the_list_does_not_use() -> None:
    assert len(BY_KEY) == len(EXPLANATIONS)
    assert not set(BY_KEY) & set("AOD1234")


@pytest.mark.parametrize(
    ("code", "session", "stands"),
    [("/", MORNING, "/"), ("/", AFTERNOON, "\\"), ("I", AFTERNOON, "I")],
)
def test_present_is_its_own_code_in_each_half(code: str, session: Session, stands: str) -> None:
    assert code_in(code, session) == stands


def test_an_amendment_says_whose_sessions_become_what() -> None:
    lines = [line("Aisha Ahmed"), line("Aisha Ahmed", AFTERNOON), line("Ben Baxter")]
    assert in_words(lines, "I") == (
        "N becomes I: Aisha Ahmed, Ben Baxter, Tue 10 Nov 2026 AM to Tue 10 Nov 2026 PM"
    )
    assert in_words([line(name) for name in "abcde"], "/").startswith(
        "N becomes present: a, b, c and 2 more"
    )


def test_the_reason_is_never_longer_than_a_mark_keeps() -> None:
    assert len(why(EXPLANATIONS[0], "x" * 400)) == 300
