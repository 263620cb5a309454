"""Setting up: off until then, dated, for those with the duty; a key is in no file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from desktop.errors import PermissionRefused, RuleError
from desktop.models.sending.answer import Refused, Sent
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import NOTIFY, SendingSetup
from desktop.models.sending.template import DEFAULTS
from desktop.tasks.absence import send_messages
from desktop.tasks.sending import sending_keys, set_up_sending
from tests import make
from tests.exchange.sending.notify_server import KEY, SECRET, TEMPLATE
from tests.tasks.sending.family import away, put, send

if TYPE_CHECKING:
    from tests.conftest import SmallSchool
    from tests.exchange.sending.notify_server import NotifyServer


def test_all_is_off_until_it_is_set_up(small: SmallSchool) -> None:
    assert set_up_sending.current_setup(small.head) == SendingSetup()
    assert send_messages.channels_set_up(small.office) == ()
    assert set_up_sending.current_templates(small.head) == DEFAULTS


def test_a_set_up_holds_and_its_history_names_no_key(texting: SmallSchool) -> None:
    assert set_up_sending.current_setup(texting.head).text_template == TEMPLATE
    assert send_messages.channels_set_up(texting.office) == (Channel.TEXT, Channel.EMAIL)
    assert set_up_sending.missing_keys(texting.head) == ()


def test_the_file_holds_no_key(texting: SmallSchool) -> None:
    away(texting, 0)
    put(texting, 0)
    send(texting)
    kept = "\n".join(texting.db.conn.iterdump())
    assert (SECRET in kept, "+447700900123" in kept) == (False, True)


def test_a_wrong_set_up_changes_nothing(texting: SmallSchool) -> None:
    before = set_up_sending.current_setup(texting.head)
    with pytest.raises(RuleError):
        set_up_sending.set_up(texting.head, replace(before, text_template="mine"), {})
    assert set_up_sending.current_setup(texting.head) == before


def test_an_empty_key_leaves_the_one_that_is_kept(texting: SmallSchool) -> None:
    set_up_sending.set_up(texting.head, set_up_sending.current_setup(texting.head), {NOTIFY: ""})
    assert sending_keys.key_for(texting.office, NOTIFY) == KEY


def test_where_there_is_no_keyring_a_key_lasts_as_long_as_the_program(
    texting: SmallSchool,
) -> None:
    keyring.set_keyring(NoKeyring())
    assert set_up_sending.missing_keys(texting.head) == (NOTIFY,)
    assert not set_up_sending.give_keys(texting.head, {NOTIFY: KEY})
    assert sending_keys.key_for(texting.office, NOTIFY) == KEY
    sending_keys.forget_key(texting.office, NOTIFY)
    assert sending_keys.key_for(texting.office, NOTIFY) == ""


def test_two_schools_of_a_file_have_a_key_each(texting: SmallSchool) -> None:
    other = make.make_own_school(texting.head, "Elm Road School")
    assert sending_keys.key_for(other, NOTIFY) == ""


@pytest.mark.parametrize("channel", list(Channel))
def test_a_test_goes_to_oneself_about_no_child(
    texting: SmallSchool, service: NotifyServer, channel: Channel
) -> None:
    setup = set_up_sending.current_setup(texting.head)
    answer = set_up_sending.send_test(texting.head, setup, "", channel, " +447700900999 ")
    assert isinstance(answer, Sent)
    assert "Hawthorn Lane Primary School" in service.taken[0]["personalisation"]["message"]


def test_a_test_with_a_wrong_key_says_so(texting: SmallSchool) -> None:
    setup = set_up_sending.current_setup(texting.head)
    wrong = KEY.replace("3", "4")
    answer = set_up_sending.send_test(texting.head, setup, wrong, Channel.TEXT, "+447700900999")
    assert isinstance(answer, Refused)


def test_the_schools_words_hold_and_are_shown_as_they_arrive(texting: SmallSchool) -> None:
    own = replace(DEFAULTS[0], words="{child} in {class}: please ring {phone}")
    shown = set_up_sending.shown_as_it_arrives(texting.head, own)
    assert shown.words == "Aisha in 6B: please ring 01632 960123"
    set_up_sending.change_words(texting.head, [own, *DEFAULTS[1:]])
    assert set_up_sending.current_templates(texting.head)[0] == own


def test_words_with_a_field_that_there_is_not_are_refused(texting: SmallSchool) -> None:
    with pytest.raises(RuleError):
        set_up_sending.change_words(texting.head, [replace(DEFAULTS[0], words="{kid}")])
    assert set_up_sending.current_templates(texting.head) == DEFAULTS


def test_only_who_sets_the_school_up_may(texting: SmallSchool) -> None:
    setup = set_up_sending.current_setup(texting.head)
    for errand in (
        lambda: set_up_sending.set_up(texting.office, setup, {}),
        lambda: set_up_sending.give_keys(texting.teacher, {}),
        lambda: set_up_sending.change_words(texting.office, DEFAULTS),
        lambda: set_up_sending.shown_as_it_arrives(texting.office, DEFAULTS[0]),
        lambda: set_up_sending.send_test(texting.office, setup, "", Channel.TEXT, "x"),
    ):
        with pytest.raises(PermissionRefused):
            errand()
