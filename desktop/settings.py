"""This computer's choices: the last file, the size of the text, the window. No school data."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from desktop.paths import settings_file

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("system", "light", "dark")
TEXT_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
_RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """`window` is Qt's saved geometry in base64; `people`: who was last at the desk, by file."""

    last_file: str = ""
    recent_files: tuple[str, ...] = ()
    text_percent: int = 100
    theme: str = "system"
    window: str = ""
    people: dict[str, str] = field(default_factory=dict)


def opened(settings: Settings, file: Path) -> Settings:
    """Remember a school's file as the last one, newest first among the recent ones."""
    name = str(file)
    others = tuple(one for one in settings.recent_files if one != name)
    return replace(settings, last_file=name, recent_files=(name, *others)[:_RECENT])


def at_the_desk(settings: Settings, file: Path, person: str) -> Settings:
    """Remember whose name to offer first when this file is opened again."""
    return replace(settings, people={**settings.people, str(file): person})


def text_step(settings: Settings, steps: int) -> Settings:
    """Make the text this many steps larger, or smaller; it stops at either end."""
    nearest = min(TEXT_PERCENTS, key=lambda size: abs(size - settings.text_percent))
    place = TEXT_PERCENTS.index(nearest) + steps
    return replace(settings, text_percent=TEXT_PERCENTS[max(0, min(place, _LAST_SIZE))])


def load_settings(file: Path | None = None) -> Settings:
    """Read the choices; a missing or damaged file, or a wrong value in it, gives the usual one."""
    try:
        stored = json.loads((file or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    names = [one.name for one in fields(Settings)]
    kept = {name: _checked(name, stored[name]) for name in names if name in stored}
    return Settings(**{name: value for name, value in kept.items() if value is not None})


def save_settings(settings: Settings, file: Path | None = None) -> bool:
    """Write the choices whole or not at all; False when the disk refuses, which stops nobody."""
    target = file or settings_file()
    draft = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        draft.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        return False
    return True


def _checked(name: str, value: Any) -> Any:
    match name, value:
        case "text_percent", int() if TEXT_PERCENTS[0] <= value <= TEXT_PERCENTS[-1]:
            return value
        case "theme", str() if value in THEMES:
            return value
        case (("last_file" | "window"), str()):
            return value
        case "recent_files", list():
            return tuple(one for one in value if isinstance(one, str))[:_RECENT]
        case "people", dict():
            return {key: one for key, one in value.items() if isinstance(one, str)}
    return None


_LAST_SIZE = len(TEXT_PERCENTS) - 1
