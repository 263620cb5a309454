"""What a check of the school's file found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was looked at, and each thing found wrong in words; none: the file is sound."""

    entries: int
    pupils: int
    found: tuple[str, ...]
    marks_differ: tuple[int, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.found
