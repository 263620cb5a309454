"""Where this computer has no place for keys they are held until the program ends."""

from __future__ import annotations

from keyring.backend import KeyringBackend


class RunMemory(KeyringBackend):
    """A keyring that lasts as long as the program runs; nothing of it reaches a disk."""

    priority = 0  # never chosen by itself

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._held.pop((service, username), None)
