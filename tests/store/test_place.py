"""A live journal is not kept where a cloud client or another computer has its hands on the file, unless one insists."""

from pathlib import Path

import pytest

from journal.store.journal import open_journal
from journal.store.place import CloudFolder, file_system, synced_by


@pytest.mark.parametrize(
    ("folder", "whose"),
    [
        ("Dropbox/notes", "Dropbox"),
        ("Dropbox (Work)", "Dropbox"),
        ("OneDrive/Documents/journal", "OneDrive"),
        ("OneDrive - Contoso Ltd", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud/x", "ownCloud"),
        ("Google Drive/My Drive", "Google Drive"),
        ("GoogleDrive", "Google Drive"),
        ("iCloud Drive", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/Box-Box", "a cloud service"),
        ("Documents", None),
        ("Dropboxes", None),
        ("my nextcloud notes", None),
        ("Mobile Documents", None),
    ],
)
def test_the_folders_of_cloud_clients_are_known_by_their_names(tmp_path: Path, folder: str, whose: str | None) -> None:
    assert synced_by(tmp_path / folder) == whose


@pytest.mark.parametrize("mark", [".dropbox.cache", ".stfolder", ".nextcloudsync.log"])
def test_and_by_what_the_client_leaves_in_them(tmp_path: Path, mark: str) -> None:
    (tmp_path / "shared" / mark).mkdir(parents=True)
    assert synced_by(tmp_path / "shared" / "journal") is not None
    assert synced_by(tmp_path / "other") is None


def test_and_by_what_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    assert synced_by(tmp_path / "work" / "journal") == "OneDrive"


def test_a_link_into_one_leads_there(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "journal").mkdir(parents=True)
    (tmp_path / "journal").symlink_to(tmp_path / "Dropbox" / "journal")
    assert synced_by(tmp_path / "journal") == "Dropbox"


MOUNTS = [
    "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
    "30 22 0:40 / /home/dana rw - nfs4 server:/dana rw",
    "31 22 0:41 / /home/dana/own\\040disk rw - ext4 /dev/sdb1 rw",
    "32 22 0:42 / /mnt/there rw - fuse.sshfs robin@there:/ rw",
    "no line at all",
    "33 22 0:43 / /over rw - ext4 /dev/sdc1 rw",
    "34 33 0:44 / /over rw - cifs //server/share rw",
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/journal", "ext4"),
        ("/home/dana/journal", "nfs4"),
        ("/home/dana/own disk/journal", "ext4"),
        ("/home/danae", "ext4"),
        ("/mnt/there", "fuse.sshfs"),
        ("/over/x", "cifs"),
    ],
)
def test_which_file_system_a_folder_lies_on(path: str, kind: str) -> None:
    assert file_system(Path(path), MOUNTS) == kind
    assert file_system(Path(path), []) is None


def test_a_journal_there_is_neither_made_nor_opened_unless_one_insists(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "journal"
    with pytest.raises(CloudFolder, match="a folder of Dropbox"):
        open_journal(folder, make=True)
    assert not folder.parent.exists()
    open_journal(folder, make=True, insist=True).close()
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(CloudFolder):
        open_journal(folder)
    assert sorted(path.name for path in folder.iterdir()) == before
    open_journal(folder, insist=True).close()
