"""`python -m desktop`, and what the installed program starts."""

from __future__ import annotations

import sys

from desktop import command_line


def main() -> int:
    """Do what the command line says."""
    return command_line.main()


if __name__ == "__main__":
    sys.exit(main())
