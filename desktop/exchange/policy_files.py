"""Policy files: TOML text in, shipped policies out."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from desktop.errors import FileRefused, RuleError
from desktop.models.organisation.policy_file import PolicyFile, PolicyKind, policy_file_from_mapping

if TYPE_CHECKING:
    from pathlib import Path


def read_policy_file(path: Path) -> PolicyFile:
    """Read one policy; FileRefused, naming the file, when it is not one."""
    try:
        return policy_file_from_mapping(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FileRefused(
            f"{path.name} is not a policy file: {error}.", "Choose another."
        ) from error
    except RuleError as error:
        raise FileRefused(f"{path.name}: {error.title}", error.advice) from error


def read_policy_files(folder: Path) -> tuple[PolicyFile, ...]:
    """Read every policy of a folder, the national default first and the others by name."""
    found = [read_policy_file(path) for path in folder.glob("*.toml")]
    return tuple(sorted(found, key=_place_in_list))


def _place_in_list(file: PolicyFile) -> tuple[bool, str]:
    return file.kind is not PolicyKind.NATIONAL, file.name
