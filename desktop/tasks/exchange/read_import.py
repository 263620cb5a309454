"""Reading a file from another program, with the mapping its headings had last time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.detect import look_at, read_file
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import imports
from desktop.storage.file.database import saving

if TYPE_CHECKING:
    import hashlib
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.exchange.formats.watching import Cancelled, Progress
    from desktop.models.imports.incoming import IncomingFile, Problem
    from desktop.tasks.desk import Desk

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read, and a digest of its bytes, so that it is known again."""

    incoming: IncomingFile
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did; `refused` holds each record or field left out, and why."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[Problem, ...] = field(default_factory=tuple)

    @property
    def wrote(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.changed)


def read(  # noqa: PLR0913 - a file, what is known of it, and two ways to watch it
    desk: Desk,
    path: Path,
    kind: str | None = None,
    mapping: Mapping[str, str] | None = None,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ReadFile:
    """Read a file whole, or refuse it; a mapping not given is the one remembered."""
    desk.need(Duty.IMPORT)
    _check_there(path)
    if mapping is None:
        mapping = _remembered(desk, path, kind)
    incoming = read_file(
        path, kind, mapping, today=desk.today, progress=progress, cancelled=cancelled
    )
    return ReadFile(replace(incoming, source_name=_as_text(incoming.source_name)), _digest(path))


def _check_there(path: Path) -> None:
    if path.is_dir():
        raise FileRefused(f"{path.name} is a folder.", "Choose one file inside it.")
    if not path.is_file():
        there = path.resolve().parent
        raise FileRefused(f"There is no file {path.name}.", f"Looked for it in {there}.")


def _as_text(name: str) -> str:
    """Return a file's name as it can be stored; another system's letters are shown as numbers."""
    return name.encode("utf-8", "backslashreplace").decode()


def _remembered(desk: Desk, path: Path, kind: str | None) -> dict[str, str] | None:
    if not imports.remembers_any(desk.db, desk.school):
        return None
    try:
        found, header, _ = look_at(path, kind)
    except FileRefused:
        return None  # the reading that follows says why
    if not found or not header:
        return None
    return imports.remembered_mapping(desk.db, desk.school, found, heading_key(header))


def remember(desk: Desk, incoming: IncomingFile) -> None:
    """Keep the mapping of a file's headings for the next file that has the same."""
    desk.need(Duty.IMPORT)
    if not incoming.header:
        return
    key = heading_key(incoming.header)
    if imports.remembered_mapping(desk.db, desk.school, incoming.kind, key) != incoming.mapping:
        with saving(desk.db):
            imports.remember_mapping(desk.db, desk.school, incoming.kind, key, incoming.mapping)


def check_kind(file: ReadFile, kind: str) -> None:
    """FileRefused for a file of another kind."""
    if file.incoming.kind != kind:
        raise FileRefused(
            f"{file.incoming.source_name} was read as a list of {file.incoming.kind}.",
            f"Read it as {kind}, or import it as {file.incoming.kind}.",
        )


def heading_key(header: tuple[str, ...]) -> str:
    """Return what a file's headings are known by, whatever their order."""
    return _hash("\n".join(sorted(header)).encode()).hexdigest()


def _digest(path: Path) -> str:
    digest = _hash(b"")
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _hash(begins: bytes) -> hashlib._Hash:
    from hashlib import sha256  # noqa: PLC0415 - loads 3 MB that only a file that is read needs

    return sha256(begins)
