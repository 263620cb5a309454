"""A school that sends to a server of the test's own, with a keyring that lasts for the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest

from desktop.models.sending.sending_setup import NOTIFY, SendingSetup
from desktop.tasks.sending import set_up_sending
from desktop.tasks.sending.run_memory import RunMemory
from tests.exchange.sending.conftest import nobody, pem, post, service
from tests.exchange.sending.notify_server import KEY, TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import SmallSchool
    from tests.exchange.sending.notify_server import NotifyServer

__all__ = ["nobody", "pem", "post", "service"]


@pytest.fixture(autouse=True)
def ring() -> Iterator[RunMemory]:
    """A keyring in memory in place of the operating system's."""
    before, made = keyring.get_keyring(), RunMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def texting(small: SmallSchool, service: NotifyServer) -> SmallSchool:
    """The small school, set up to send by the test's own GOV.UK Notify."""
    small.db.execute("UPDATE schools SET phone = '01632 960123'")
    setup = SendingSetup(
        texts=NOTIFY, emails=NOTIFY, notify_url=service.url, text_template=TEMPLATE,
        email_template=TEMPLATE,
    )  # fmt: skip
    set_up_sending.set_up(small.head, setup, {NOTIFY: KEY})
    return small
