"""Where the program's own files and the school's data live on each system."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from platformdirs import user_config_path, user_data_path, user_log_path

_NAME = "School Register"
_PACKAGE = Path(__file__).resolve().parent
_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4  # GetDriveTypeW's answer for a share
_NETWORK = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.ceph", "fuse.davfs", "fuse.glusterfs",
     "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "lustre", "nfs", "nfs3", "nfs4",
     "smb2", "smb3", "smbfs", "webdav"}
)  # fmt: skip
_SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "sharepoint": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
}


def resource(name: str) -> Path:
    """Find an icon, font, policy, style sheet or guide page: frozen, in the wheel, or in source."""
    frozen = Path(getattr(sys, "_MEIPASS", _PACKAGE)) / "resources"
    source = _PACKAGE.parent
    for home in (frozen, _PACKAGE / "_resources", source / "resources", source / "docs"):
        if (home / name).exists():
            return home / name
    raise FileNotFoundError(name)


def data_folder() -> Path:
    """Where a school's file is kept unless another place is chosen; not created here."""
    return user_data_path(_NAME, appauthor=False)


def settings_file() -> Path:
    """Where this computer's choices are kept; they name no child."""
    return user_config_path(_NAME, appauthor=False) / "settings.json"


def log_file() -> Path:
    """Where a fault is written down for whoever mends the program."""
    return user_log_path(_NAME, appauthor=False) / "school-register.log"


def sync_service(path: PurePath) -> str | None:
    """Return the cloud service that copies this folder behind SQLite's back, if any."""
    for part in path.parts:
        for words, service in _SYNC_FOLDERS.items():
            if part.casefold() == words or part.casefold().startswith((words + " ", words + "-")):
                return service
    return None


def is_on_network_drive(path: Path) -> bool:
    """Whether SQLite's locks cannot be trusted there; an unknown drive counts as local."""
    if sys.platform == "win32":
        return _is_windows_share(path)
    real = PurePosixPath(path.resolve())
    if sys.platform == "darwin":
        return file_system_of(real, _mac_mounts()) in _NETWORK
    return file_system_of(real, linux_mounts(_read_mounts())) in _NETWORK


def linux_mounts(mountinfo: str) -> dict[PurePosixPath, str]:
    """Read /proc/self/mountinfo: each mount point with its file system's type."""
    mounts = {}
    for line in mountinfo.splitlines():
        left, dash, right = line.partition(" - ")
        if dash and len(left.split()) > 4:
            mounts[PurePosixPath(_unescaped(left.split()[4]))] = right.split()[0]
    return mounts


def mac_mounts(listing: str) -> dict[PurePosixPath, str]:
    """Read what macOS's `mount` prints: `//server/share on /Volumes/Share (smbfs, nodev)`."""
    mounts = {}
    for line in listing.splitlines():
        place, bracket, options = line.partition(" on ")[2].rpartition(" (")
        if bracket:
            mounts[PurePosixPath(place)] = options.rstrip(")").split(",")[0].strip()
    return mounts


def file_system_of(path: PurePosixPath, mounts: dict[PurePosixPath, str]) -> str:
    """Return the type of the innermost mount that holds the path; empty when none does."""
    for folder in (path, *path.parents):
        if folder in mounts:
            return mounts[folder].casefold()
    return ""


def is_share_name(path: PureWindowsPath) -> bool:
    r"""Whether a Windows path is spelt `\\server\share`, also behind the `\\?\UNC\` prefix."""
    drive = path.drive.casefold()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive.startswith("\\\\?\\unc\\")
    return drive.startswith("\\\\")


def _unescaped(field: str) -> str:
    for octal, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(octal, character)
    return field


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _mac_mounts() -> dict[PurePosixPath, str]:
    import subprocess  # noqa: PLC0415 - only a Mac asks

    try:
        listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
    except OSError:
        return {}
    return mac_mounts(listing.stdout)


def _is_windows_share(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - only Windows asks

    whole = PureWindowsPath(path.resolve())
    if is_share_name(whole):
        return True
    kernel = vars(ctypes)["windll"].kernel32  # only Windows has it
    return bool(kernel.GetDriveTypeW(f"{whole.drive}\\") == _DRIVE_REMOTE)
