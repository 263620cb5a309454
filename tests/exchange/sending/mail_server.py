"""A server of the tests' own that speaks SMTP with STARTTLS or TLS and a sign-in."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import socketserver
import ssl
import threading
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOGIN, PASSWORD = "office@example.org", "correct horse battery"


@dataclass
class MailServer:
    """`says` puts another answer in place of the usual one, by the first word of the command."""

    port: int = 0
    says: dict[str, str] = field(default_factory=dict)
    mails: list[str] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    offers: str = "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN"
    stopped: threading.Event = field(default_factory=threading.Event)


def certificate(folder: Path) -> Path:
    """Make a certificate for 127.0.0.1 with its key, good for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "mail.pem"
    encoding, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(encoding, kind, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(encoding))
    return path


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with suppress(OSError), ExitStack() as self.open:
            if self.server.tls:
                self._cipher()
            self._say("CONNECT", "220 here")
            while line := self.rfile.readline().decode().strip():
                self.server.state.commands.append(line)
                if not self._answer(line):
                    return

    def _answer(self, line: str) -> bool:
        word = line.split(maxsplit=1)[0].upper().partition(":")[0]
        state = self.server.state
        usual = {"EHLO": state.offers, "STARTTLS": "220 go on", "DATA": "354 go on",
                 "QUIT": "221 bye", "AUTH": self._sign_in(line)}  # fmt: skip
        said = self._say(word, usual.get(word, "250 fine"))
        if word == "STARTTLS" and said.startswith("220"):
            self._cipher()
        if word == "DATA" and said.startswith("354"):
            self._take()
        return word != "QUIT"

    def _sign_in(self, line: str) -> str:
        if not line.upper().startswith("AUTH PLAIN"):
            return ""
        _, login, password = base64.b64decode(line.split()[2]).decode().split("\0")
        return "235 welcome" if (login, password) == (LOGIN, PASSWORD) else "535 no"

    def _take(self) -> None:
        lines: list[str] = []
        while (line := self.rfile.readline().decode()) not in (".\r\n", ""):
            lines.append(line)
        said = self._say("TAKEN", "250 queued")
        if said.startswith("250"):
            self.server.state.mails.append("".join(lines))

    def _say(self, word: str, usual: str) -> str:
        said = self.server.state.says.get(word, usual)
        if said == "hang":
            self.server.state.stopped.wait(30)
            raise OSError("the test is over")
        if said == "break off":
            raise OSError("told to")
        self.wfile.write(f"{said}\r\n".encode())
        return said

    def _cipher(self) -> None:
        wrapped = self.server.trust.wrap_socket(self.request, server_side=True)
        self.request = self.open.enter_context(wrapped)
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, state: MailServer, pem: Path, *, tls: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.state, self.tls = state, tls
        self.trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.trust.load_cert_chain(pem)

    def handle_error(self, *_: object) -> None:
        """A talk that breaks off is what some tests are about."""


@contextmanager
def mail_server(pem: Path, *, tls: bool = False) -> Iterator[MailServer]:
    """Run the server for as long as the block lasts."""
    state = MailServer()
    server = _Server(state, pem, tls=tls)
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        state.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
