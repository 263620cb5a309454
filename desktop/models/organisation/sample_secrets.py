"""What everybody at a sample school signs in with; the door of a sample file says it."""

from __future__ import annotations

PASSWORD, PIN = "hawthorn lane", "4826"
SECRETS_IN_WORDS = f"Class teachers’ PIN: {PIN}. Everybody else’s password: {PASSWORD}."
