"""What the policy says about the newsletter is typed, and comes back as it was shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.models.finding import refused
from desktop.models.papers.newsletter_rules import DEFAULT_NEWSLETTER, NewsletterRules
from desktop.ui.widgets.editors.newsletter_editor import NewsletterEditor
from desktop.ui.widgets.finding_lines import FindingLines
from tests.models.policies import A_POLICY
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWN = NewsletterRules(8, "08:30", "01632 960199", "Walk.\nEat.", every_half_term=True)


@pytest.fixture
def editor(qtbot: QtBot) -> NewsletterEditor:
    made = NewsletterEditor()
    qtbot.addWidget(made)
    made.show_policy(A_POLICY)
    made.show()
    return made


def test_every_field_is_named(editor: NewsletterEditor) -> None:
    assert nameless(editor) == []


@pytest.mark.parametrize("rules", [DEFAULT_NEWSLETTER, OWN])
def test_rules_come_back_as_they_were_shown(
    editor: NewsletterEditor, rules: NewsletterRules
) -> None:
    policy = replace(A_POLICY, newsletter=rules)
    editor.show_policy(policy)
    assert editor.onto(A_POLICY) == policy


def test_a_change_is_said(editor: NewsletterEditor, qtbot: QtBot) -> None:
    for change in (
        lambda: editor.smallest.setValue(9),
        lambda: qtbot.keyClicks(editor.tell_by, "9"),
        lambda: qtbot.keyClicks(editor.tell_on, "0"),
        lambda: qtbot.keyClicks(editor.own_words, "W"),
        editor.every.click,
    ):
        with qtbot.waitSignal(editor.changed):
            change()
    assert editor.onto(A_POLICY).newsletter == NewsletterRules(9, "9", "0", "W", True)


def test_only_what_is_about_the_newsletter_is_said_here(editor: NewsletterEditor) -> None:
    editor.say([refused("newsletter", "Too few."), refused("leave", "Negative.")])
    assert editor.findChildren(FindingLines)[0].words.count("Too few.") == 1
    assert "Negative" not in editor.findChildren(FindingLines)[0].words
