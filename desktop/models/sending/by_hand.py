"""Without a way out: the numbers and the words to copy, and a link that opens a mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.sending.outgoing import Outgoing


def mail_link(going: Outgoing) -> str:
    """Return the link that opens the e-mail in this computer's mail program."""
    subject, body = quote(going.subject), quote(going.body.replace("\n", "\r\n"))
    return f"mailto:{quote(going.address, safe='@')}?subject={subject}&body={body}"


def numbers_to_copy(messages: Iterable[Outgoing]) -> str:
    """Return the numbers or addresses, each once, with a comma between them."""
    return ", ".join(dict.fromkeys(one.address for one in messages))
