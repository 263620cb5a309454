"""The keys to the ways out: in the operating system's keyring, else held while the program runs.

They are never in the school's file, in this computer's settings or in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.storage.file import file_facts
from desktop.storage.organisation import schools

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk

_PROGRAM = "School Register"


def keep_key(desk: Desk, service: str, key: str) -> bool:
    """Keep a key; False where this computer has no keyring: it is asked for again next time."""
    import keyring  # noqa: PLC0415 - only when something is sent
    from keyring.errors import KeyringError  # noqa: PLC0415

    name = _name(desk, service)
    try:
        keyring.set_password(_PROGRAM, name, key)
    except KeyringError:
        _hold_from_now_on()
        keyring.set_password(_PROGRAM, name, key)
    return are_kept()


def key_for(desk: Desk, service: str) -> str:
    """Return a key; empty where it has to be typed first."""
    import keyring  # noqa: PLC0415 - only when something is sent
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(_PROGRAM, _name(desk, service)) or ""
    except KeyringError:
        _hold_from_now_on()
        return ""


def forget_key(desk: Desk, service: str) -> None:
    """Let a key go; there may be none."""
    import keyring  # noqa: PLC0415 - only when something is sent
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        keyring.delete_password(_PROGRAM, _name(desk, service))
    except KeyringError:
        return


def are_kept() -> bool:
    """Whether this computer keeps keys for longer than the program runs."""
    import keyring  # noqa: PLC0415 - only when something is sent
    from keyring.backends.fail import Keyring as NoKeyring  # noqa: PLC0415

    from desktop.tasks.sending.run_memory import RunMemory  # noqa: PLC0415 - imports keyring

    return not isinstance(keyring.get_keyring(), NoKeyring | RunMemory)


def _hold_from_now_on() -> None:
    import keyring  # noqa: PLC0415 - only when something is sent

    from desktop.tasks.sending.run_memory import RunMemory  # noqa: PLC0415 - imports keyring

    if not isinstance(keyring.get_keyring(), RunMemory):
        keyring.set_keyring(RunMemory())


def _name(desk: Desk, service: str) -> str:
    school = schools.load_school(desk.db, desk.school)
    return f"{file_facts.kind(desk.db)} {school.la}/{school.estab} {desk.school} {service}"
