"""Build the program that needs no Python: PyInstaller, then what this system installs from."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
PROGRAM = DIST / "school-register"
INNO = Path(r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")


def main() -> int:
    """Freeze the program, see that it starts, and pack it for this system."""
    freeze()
    pack = {"win32": for_windows, "darwin": for_macos}.get(sys.platform, for_linux)
    print(f"Built {pack()}")
    return 0


def freeze() -> None:
    """Let PyInstaller gather the program in dist/, then ask it for its help: a sign of life."""
    spec = str(HERE / "school_register.spec")
    where = ["--distpath", str(DIST), "--workpath", str(ROOT / "build")]
    do([sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", *where, spec])
    do(
        [
            str(
                PROGRAM / ("school-register.exe" if sys.platform == "win32" else "school-register")
            ),
            "--help",
        ]
    )


def for_linux() -> Path:
    """A folder in a tar file, with the menu entry and what software centres read."""
    for name in ("school-register.desktop", "school-register.metainfo.xml"):
        shutil.copy(HERE / "linux" / name, PROGRAM)
    shutil.copy(ROOT / "resources" / "icons" / "school-register.svg", PROGRAM)
    target = DIST / f"school-register-{version()}-linux.tar.gz"
    with tarfile.open(target, "w:gz") as tar:
        tar.add(PROGRAM, arcname="school-register")
    return target


def for_windows() -> Path:
    """An installer made by Inno Setup, for one person or for all."""
    do([str(INNO), f"/DVersion={version()}", str(HERE / "windows" / "setup.iss")])
    return DIST / f"school-register-{version()}-setup.exe"


def for_macos() -> Path:
    """A disk image that holds the application."""
    target = DIST / f"school-register-{version()}.dmg"
    app = str(DIST / "School Register.app")
    do(["hdiutil", "create", "-volname", "School Register", "-srcfolder", app, "-ov", str(target)])
    return target


def version() -> str:
    """Return the program's version as its package says it."""
    text = (ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def do(command: list[str]) -> None:
    """Run a command from the tree; one that fails ends the build."""
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
