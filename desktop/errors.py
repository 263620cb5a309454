"""What can go wrong, in words a person can act on."""

from __future__ import annotations


class SchoolError(Exception):
    """Something a person can put right: `title` is what happened, `advice` what to do now."""

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(f"{title} {advice}".strip())
        self.title = title
        self.advice = advice


class RuleError(SchoolError):
    """A rule of the law, the policy or the school forbids it; nothing was changed."""


class StaleError(RuleError):
    """Somebody else was quicker: what this change builds on is no longer what the file holds."""


class PermissionRefused(RuleError):  # noqa: N818 - reads as what happened
    """The person at the desk does not hold the duty."""


class StorageError(SchoolError):
    """The school's file could not be opened, read or written; nothing was changed."""


class FileRefused(SchoolError):  # noqa: N818 - reads as what happened
    """A file from outside cannot be used; nothing was changed."""


class PrinterError(SchoolError):
    """A printer did not take a paper, or was stopped: it is not printed."""
