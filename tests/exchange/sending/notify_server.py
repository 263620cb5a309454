"""A server of the tests' own that speaks GOV.UK Notify's JSON: obliging, or as it is told to be."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import jwt

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"office-{SERVICE}-{SECRET}"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"


@dataclass
class Reply:
    """What to answer with; `text` in place of JSON, or nothing at all until the server stops."""

    status: int = 201
    body: dict[str, Any] | None = None
    text: str | None = None
    hangs: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def error(status: int, kind: str, message: str) -> Reply:
    return Reply(status, {"status_code": status, "errors": [{"error": kind, "message": message}]})


@dataclass
class NotifyServer:
    """`plan` is used up, a reply a request; then everything is taken."""

    url: str = ""
    plan: list[Reply] = field(default_factory=list)
    taken: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    status: str = "delivered"
    stopped: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    secret: str = SECRET

    def post(self, path: str, notification: dict[str, Any], token: str) -> Reply:
        with self.lock:
            self.asked.append(path)
            reply = self.plan.pop(0) if self.plan else None
            if reply is None and not self._knows(token):
                reply = error(403, "AuthError", "Invalid token: API key not found")
            if reply is None or reply.hangs:
                self.taken.append({"path": path, **notification})
            return reply or self._receipt(notification)

    def get(self, path: str) -> Reply:
        with self.lock:
            self.asked.append(path)
            if self.plan:
                return self.plan.pop(0)
            wanted = parse_qs(urlsplit(path).query).get("reference")
            if wanted is None:
                return Reply(200, {"id": path.rsplit("/", 1)[-1], "status": self.status})
            found = [one for one in self.taken if one.get("reference") == wanted[0]]
            return Reply(200, {"notifications": [{"id": "found-it"} for _ in found]})

    def _knows(self, token: str) -> bool:
        with suppress(jwt.InvalidTokenError):
            return bool(jwt.decode(token, self.secret, ["HS256"])["iss"] == SERVICE)
        return False

    def _receipt(self, notification: dict[str, Any]) -> Reply:
        body = notification.get("personalisation", {}).get("message", "")
        return Reply(201, {"id": f"id-{len(self.taken)}", "content": {"body": f"School: {body}"}})


@contextmanager
def notify_server() -> Iterator[NotifyServer]:
    """Run the server for as long as the block lasts; what hangs then ends, too."""
    state = NotifyServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            sent = json.loads(self.rfile.read(length))
            token = self.headers["Authorization"].removeprefix("Bearer ")
            self._reply(state.post(self.path, sent, token))

        def do_GET(self) -> None:
            self._reply(state.get(self.path))

        def _reply(self, reply: Reply) -> None:
            if reply.hangs:
                state.stopped.wait(30)
                return
            data = (reply.text or json.dumps(reply.body or {})).encode()
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """The tests' output stays quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        state.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
