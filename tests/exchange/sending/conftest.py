"""The two servers, and an address that nobody answers."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from desktop.models.sending.outgoing import Outgoing
from desktop.models.sending.recipient import Channel
from tests.exchange.sending.mail_server import certificate, mail_server
from tests.exchange.sending.notify_server import notify_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.exchange.sending.mail_server import MailServer
    from tests.exchange.sending.notify_server import NotifyServer

A_TEXT = Outgoing(
    channel=Channel.TEXT, address="+447700900123", subject="", body="Aisha is not in school."
)
AN_EMAIL = Outgoing(
    channel=Channel.EMAIL, address="nadia@example.org", subject="Aisha",
    body="Aisha is not in school.",
)  # fmt: skip


@pytest.fixture
def service() -> Iterator[NotifyServer]:
    with notify_server() as running:
        yield running


@pytest.fixture(scope="session")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("mail"))


@pytest.fixture
def post(pem: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with mail_server(pem) as running:
        yield running


@pytest.fixture
def nobody() -> int:
    """A port of this computer at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
