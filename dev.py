"""Set up and run, test, measure or tour the program; needs nothing but Python itself.

python3 dev.py run [...]          open the program; with no screen, make the tour's pictures
python3 dev.py test [--only STEP] format, lint, types, floors, tests and package, in that order
python3 dev.py bench [...]        measure
python3 dev.py tour [FOLDER]      make the tour's pictures off screen
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

OLDEST = (3, 11)
HERE = ".".join(str(part) for part in sys.version_info[:2])
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
# What QtGui links, what the plug-in for a screen adds, and packages named against Debian's rule.
QT = """libEGL.so.1 libGL.so.1 libX11.so.6 libdbus-1.so.3 libfontconfig.so.1 libfreetype.so.6
libglib-2.0.so.0 libgthread-2.0.so.0 libstdc++.so.6 libxkbcommon.so.0 libz.so.1 libzstd.so.1"""
SCREEN = """libX11-xcb.so.1 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0
libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render-util.so.0 libxcb-render.so.0 libxcb-shape.so.0
libxcb-shm.so.0 libxcb-sync.so.1 libxcb-util.so.1 libxcb-xfixes.so.0 libxcb-xkb.so.1 libxcb.so.1
libxkbcommon-x11.so.0"""
ODD = {"libz.so.1": "zlib1g"}
ODD |= dict.fromkeys(("libglib-2.0.so.0", "libgthread-2.0.so.0"), "libglib2.0-0")
WINDOWLESS = "new import export backup restore check sample tour -h --help --version"
STEPS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy", "-n", "auto"],
    "floors": ["lint-imports"],
    "tests": ["pytest", "-q", "-n", "auto", "--dist", "worksteal"],
}


def main(arguments: list[str]) -> int:
    """Do one command with its set-up; 0 done, 1 failed, 2 wrong usage."""
    if sys.version_info[:2] < OLDEST:
        sys.exit(f"School Register needs Python 3.11 or later; this is Python {HERE}.")
    command, rest = (arguments or [""])[0], arguments[1:]
    if command not in COMMANDS:
        print(__doc__)
        return 0 if command in ("-h", "--help", "help") else 2
    return COMMANDS[command](rest)


def run(rest: list[str]) -> int:
    """Open the program, or make the tour where nothing could be seen."""
    windowed = not set(WINDOWLESS.split()) & set(rest)
    if windowed and not has_screen():
        print("There is no screen here, so this makes the tour instead.", flush=True)
        return tour([])
    set_up(["program", "libraries", "screen"] if windowed else ["program", "libraries"])
    return becoming([str(PYTHON), "-P", "-m", "desktop", *rest])


def tour(rest: list[str]) -> int:
    """Make the tour's pictures off screen and say where they are."""
    folder = Path(rest[0] if rest else ROOT / "pictures").resolve()
    set_up(["program", "libraries"])
    done = child([str(PYTHON), "-P", "-m", "desktop", "tour", str(folder)], off_screen())
    if done == 0:
        print(f"The tour's pictures are in {folder}")
    return done


def bench(rest: list[str]) -> int:
    """Measure, off screen."""
    set_up(["program", "libraries"])
    return child([str(PYTHON), "-m", "benches", *rest], off_screen())


def test(rest: list[str]) -> int:
    """Check everything, or one step; stop at the first that fails."""
    names = [*STEPS, "package"]
    if rest and not (len(rest) == 2 and rest[0] == "--only" and rest[1] in names):
        print("usage: python3 dev.py test [--only STEP], where STEP is one of " + ", ".join(names))
        return 2
    set_up(["program", "tools", "libraries"])
    closing = "".join([timed(name) for name in rest[1:] or names])
    print("All steps passed." + (f" Tests: {closing}" if closing else ""))
    return 0


COMMANDS = {"run": run, "test": test, "bench": bench, "tour": tour}


def timed(name: str) -> str:
    """Do one step of the test, saying how long it took; returns pytest's counts, if any."""
    print(f"== {name}", flush=True)
    began = time.monotonic()
    passed, closing = (package(), "") if name == "package" else checked(STEPS[name])
    print(f"== {name}: {time.monotonic() - began:.1f} s", flush=True)
    if not passed:
        sys.exit(f"Stopped: the step '{name}' failed.")
    return closing


def checked(step: list[str]) -> tuple[bool, str]:
    """Run one tool, showing what it says; returns whether it passed, and pytest's counts."""
    command = [str(BIN / (step[0] + EXE)), *step[1:]]
    closing = ""
    with subprocess.Popen(command, cwd=ROOT, env=off_screen(), stdout=subprocess.PIPE) as process:
        for line in process.stdout or ():
            sys.stdout.buffer.write(line)  # bytes, since a console may lack a tool's letters
            sys.stdout.flush()
            counts = re.search(rb"\b(\d+) passed\b.* in ", line)
            closing = f"{int(counts[1])} passed, 0 failed" if counts else closing
    return process.returncode == 0, closing


def package() -> bool:
    """Build the wheel in a temporary folder and see that every file it needs is in it."""
    with tempfile.TemporaryDirectory() as folder:
        build = [str(PYTHON), "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
        quietly([*build, str(ROOT)], "The wheel could not be built.")
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            names = set(wheel.namelist())
    homes = ("desktop", "resources", "docs/guide")
    files = [one for home in homes for one in (ROOT / home).rglob("*.*") if one.suffix != ".pyc"]
    needed = [one.relative_to(ROOT).as_posix() for one in files]
    missing = {re.sub("^(resources|docs)/", "desktop/_resources/", one) for one in needed} - names
    print(f"{len(names)} files in the wheel; missing: {', '.join(sorted(missing)) or 'none'}")
    return not missing


def set_up(wanted: list[str]) -> None:
    """Bring about what is wanted and was not there; a stamp, written last, says what is there."""
    stamp = read_stamp()
    if set(wanted) <= set(stamp.get("done", [])):
        return
    if sys.platform == "linux":
        from_system(wanted)
    STAMP.unlink(missing_ok=True)
    if not stamp:
        make_venv()
    install(wanted, stamp)
    if sys.platform == "linux":
        from_system_by_ldd(wanted)
    done = sorted({*wanted, *stamp.get("done", [])})
    STAMP.write_text(json.dumps({"home": home(), "pins": pins(), "done": done}), encoding="utf-8")


def read_stamp() -> dict[str, list[str]]:
    """Return what stands; nothing when set-up was cut off, moved, or made by another Python."""
    try:
        stamp: dict[str, list[str]] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if stamp.get("home") != home() or not PYTHON.exists():
        return {}
    return stamp if stamp.get("pins") == pins() else {**stamp, "done": []}


def home() -> list[str]:
    """Return what a virtual environment cannot outlive: its folder and the Python it came from."""
    return [str(ROOT), sys.base_prefix, HERE]


def pins() -> list[str]:
    """Return a short name for the dependencies as pyproject.toml pins them."""
    return [hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()]


def make_venv() -> None:
    """Make .venv afresh: half of one is worth nothing."""
    shutil.rmtree(VENV, ignore_errors=True)
    print("Setting up: a virtual environment in .venv", flush=True)
    quietly([sys.executable, "-m", "venv", str(VENV)], "Python could not make .venv.")


def install(wanted: list[str], stamp: dict[str, list[str]]) -> None:
    """Let pip fetch what pyproject.toml pins, unless it has; the tools only for the tests."""
    python = [one for one in ("program", "tools") if one in wanted]
    if set(python) <= set(stamp.get("done", [])):
        return
    print("Setting up: Python packages; a minute or two, once", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
    command = [*pip, "-e", ".[dev]" if "tools" in python else "."]
    quietly(command, "The Python packages could not be fetched. Is the network there?")


def from_system(wanted: list[str]) -> None:
    """Install what Debian and its kin leave out, or print the one line that does."""
    lists = {"libraries": QT, "screen": SCREEN}
    needed = [library for one in wanted for library in lists.get(one, "").split()]
    names = [package_of(library) for library in needed if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        names.append(f"python{HERE}-venv")
    from_apt(names)


def from_system_by_ldd(wanted: list[str]) -> None:
    """Ask ldd whether Qt's own files find all they link; the table above may be out of date."""
    if not ("libraries" in wanted and shutil.which("ldd")):
        return
    ends = ["lib/libQt6Widgets.so.6", "plugins/platforms/libqoffscreen.so"]
    ends += ["plugins/platforms/libqxcb.so"] if "screen" in wanted else []
    files = [next(VENV.glob(f"lib/*/site-packages/PySide6/Qt/{end}")) for end in ends]
    listing = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    missing = set(re.findall(r"^\s*(\S+) => not found", listing, re.M))
    from_apt([package_of(library) for library in missing])


def package_of(library: str) -> str:
    """Name a library's package by Debian's rule: libxcb-icccm.so.4 is in libxcb-icccm4."""
    stem, _, version = library.lower().partition(".so.")
    return ODD.get(library) or stem + ("-" if stem[-1].isdigit() else "") + version


def loads(library: str) -> bool:
    """Whether the system finds a shared library by name."""
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def from_apt(packages: list[str]) -> None:
    """Install Debian's packages as root, else say the line that would, and stop."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        sys.exit("Install these, by the names your system has for them: " + " ".join(packages))
    line = ["apt-get", "install", "-y", "--no-install-recommends"]
    if sys.platform == "win32" or os.geteuid() != 0:
        line += sorted({available(name) for name in packages})
        sys.exit("Run this line, then try again:\nsudo " + " ".join(line))
    print("Setting up: system packages that Qt and Python need", flush=True)
    quietly(["apt-get", "update"], "")
    line += sorted({available(name) for name in packages})
    quietly(line, "The system packages could not be installed.")


def available(name: str) -> str:
    """Return the package's name here: Debian 13 and Ubuntu 24.04 renamed some to end in t64."""
    for one in (name, f"{name}t64"):
        command = ["apt-cache", "show", "--no-all-versions", one]
        shown = subprocess.run(command, capture_output=True, text=True, check=False)
        if f"Package: {one}\n" in shown.stdout:
            return one
    return name


def quietly(command: list[str], sentence: str) -> None:
    """Run a command in silence; when it fails and matters, give the sentence and its last words."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PIP_USER": "0"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True)
    if done.returncode and sentence:
        words = (done.stdout + done.stderr).decode(errors="replace")
        words = re.sub(r"\w+://\S+|host='[^']*'", "(an address)", words)
        sys.exit("\n".join([*words.splitlines()[-12:], sentence]))


def child(command: list[str], environment: dict[str, str]) -> int:
    """Run a command from the tree, its words on this screen; returns its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def becoming(command: list[str]) -> int:
    """Turn into the program where the system can, so that a signal reaches it and not this."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def off_screen() -> dict[str, str]:
    """Return an environment in which windows are drawn and never shown."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}


def has_screen() -> bool:
    """Whether a window could be seen here."""
    named = (os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY"))
    return sys.platform != "linux" or any(named)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
