"""The first-day clock is typed as rows of times; what is no clock is refused in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest

from desktop.models.absence.first_day_clock import (
    DEFAULT_CLOCK,
    FirstDayClock,
    Step,
    Tier,
    TimedStep,
)
from desktop.ui.widgets.editors.first_day_editor import FirstDayEditor
from tests.models.policies import A_POLICY
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWN = Tier(
    "URGENT",
    tuple(TimedStep(Step.CALL_AGAIN, time(hour)) for hour in (10, 11, 12)),
    14,
    time(9, 50),
)


@pytest.fixture
def editor(qtbot: QtBot) -> FirstDayEditor:
    made = FirstDayEditor()
    qtbot.addWidget(made)
    made.show_policy(A_POLICY)
    made.show()
    return made


def test_every_field_is_named(editor: FirstDayEditor) -> None:
    assert nameless(editor) == []


@pytest.mark.parametrize("clock", [DEFAULT_CLOCK, FirstDayClock((OWN,), time(10), time(16))])
def test_a_clock_comes_back_as_it_was_shown(editor: FirstDayEditor, clock: FirstDayClock) -> None:
    policy = replace(A_POLICY, first_day=clock, refer_days=3, in_touch_days=5, long_absence_days=10)
    editor.show_policy(policy)
    assert editor.onto(A_POLICY) == policy


def test_a_time_that_is_typed_is_the_steps(editor: FirstDayEditor) -> None:
    red = editor.tiers.rows[0]
    red.steps["call"].setText("915")
    red.steps["visit"].clear()
    (first, again) = editor.onto(A_POLICY).first_day.tiers[0].steps
    assert (first, again.what) == (TimedStep(Step.CALL, time(9, 15)), Step.CALL_AGAIN)


def test_a_tier_of_ones_own_is_added_and_one_taken_out(editor: FirstDayEditor) -> None:
    editor.tiers.rows[1].take_out.click()
    editor.tiers.add_row()
    new = editor.tiers.rows[-1]
    new.name.setText("BLUE")
    new.steps["text"].setText("10:00")
    tiers = editor.onto(A_POLICY).first_day.tiers
    assert [one.name for one in tiers] == ["RED", "GREEN", "BLUE"]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("call", "25:00", "“25:00” is no time."),
        ("name", "", "A tier has no name."),
    ],
)
def test_what_is_no_clock_is_refused_and_changes_nothing(
    editor: FirstDayEditor, field: str, text: str, said: str
) -> None:
    editor.tiers.rows[0].fields[field].setText(text)  # type: ignore[attr-defined]
    assert [one.text for one in editor.gaps] == [said]
    assert editor.onto(A_POLICY) == A_POLICY
