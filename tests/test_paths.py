"""Where things live, and which drives SQLite cannot trust."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from desktop import paths

if TYPE_CHECKING:
    from pathlib import Path, PurePath

MOUNTINFO = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
31 22 0:25 / /srv/office rw - nfs4 server:/office rw,vers=4.2
32 22 0:26 / /mnt/staff\\040files rw - cifs //server/staff rw
33 22 0:27 / /home/jo/far rw,nosuid shared:9 master:2 - fuse.sshfs jo@server: rw
34 22 0:28 / /srv/office/local rw - btrfs /dev/sdb1 rw
35 22 0:29 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
broken line
"""
MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//jo@server/Staff on /Volumes/Staff (shared) (smbfs, nodev, nosuid, mounted by jo)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/jo/school.register", "ext4"),
        ("/srv/office/school.register", "nfs4"),
        ("/srv/office/local/school.register", "btrfs"),
        ("/srv/office-2/school.register", "ext4"),
        ("/mnt/staff files/a/b.register", "cifs"),
        ("/home/jo/far/b.register", "fuse.sshfs"),
        ("/run/user/1000/gvfs/smb/b.register", "fuse.gvfsd-fuse"),
    ],
)
def test_the_innermost_mount_tells_the_drive(path: str, kind: str) -> None:
    assert paths.file_system_of(PurePosixPath(path), paths.linux_mounts(MOUNTINFO)) == kind


@pytest.mark.parametrize(("path", "kind"), [("/Volumes/Staff (shared)/a", "smbfs"), ("/U", "apfs")])
def test_the_mount_table_of_macos_is_read(path: str, kind: str) -> None:
    assert paths.file_system_of(PurePosixPath(path), paths.mac_mounts(MOUNT)) == kind


def test_a_path_outside_every_mount_has_no_known_drive() -> None:
    assert paths.file_system_of(PurePosixPath("/home/jo"), {}) == ""


def test_a_folder_of_this_computer_is_no_network_drive(tmp_path: Path) -> None:
    assert not paths.is_on_network_drive(tmp_path / "not-there-yet.register")


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\staff\school.register", True),
        (r"\\?\UNC\server\staff\school.register", True),
        ("//server/staff/school.register", True),
        (r"C:\Users\jo\school.register", False),
        (r"\\?\C:\Users\jo\school.register", False),
        (r"\\.\C:\school.register", False),
    ],
)
def test_a_windows_share_is_known_by_its_name(path: str, share: bool) -> None:
    assert paths.is_share_name(PureWindowsPath(path)) is share


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\jo\OneDrive - Elm Tree School\a.register"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\jo\Dropbox\a.register"), "Dropbox"),
        (PureWindowsPath(r"G:\My Drive\a.register"), "Google Drive"),
        (PurePosixPath("/Users/jo/Library/Mobile Documents/com~apple~CloudDocs/a"), "iCloud"),
        (PurePosixPath("/Users/jo/Library/CloudStorage/GoogleDrive-jo@elm.invalid/a"),
         "Google Drive"),
        (PurePosixPath("/home/jo/Nextcloud/a.register"), "Nextcloud"),
        (PurePosixPath("/home/jo/registers/a.register"), None),
        (PurePosixPath("/home/jo/dropboxes/a.register"), None),
    ],
)  # fmt: skip
def test_a_folder_that_a_cloud_service_copies_is_named(path: PurePath, service: str | None) -> None:
    assert paths.sync_service(path) == service


def test_a_resource_is_found_in_the_source() -> None:
    assert paths.resource("styles/app.qss").is_file()


def test_a_frozen_program_brings_its_own_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "here.txt").write_text("frozen", encoding="utf-8")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("here.txt") == tmp_path / "resources" / "here.txt"


def test_a_resource_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg"):
        paths.resource("no-such.svg")


def test_data_settings_and_log_live_under_the_programs_name() -> None:
    for place in (paths.data_folder(), paths.settings_file(), paths.log_file()):
        assert "School Register" in place.parts
