"""Writing files: whole or not at all, whatever stands in the way."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.errors import ExitCode, OutputError
from drafter.files import saving
from drafter.files.saving import changed, encoded, failure, fingerprint, write


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".tmp"))


def test_a_new_file_and_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "提言.yaml"
    write(target, "あ".encode())
    assert target.read_text(encoding="utf-8") == "あ"
    assert left_over(target.parent) == []


def test_a_new_file_follows_the_users_mask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_permission_bits_stay(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o604)
    write(tmp_path / "a", b"new")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o604
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_very_long_name(tmp_path: Path) -> None:
    name = "長" * 80 + ".yaml"  # 245 bytes: a temporary name made from the whole of it would not fit
    write(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("name", "word"),
    [("folder", "a folder has this name"), ("file/x", "no folder"), ("x" * 300, "too long"), ("a\x00b", "null")],
)
def test_places_that_cannot_be_written(tmp_path: Path, name: str, word: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(OutputError) as caught:
        write(tmp_path / name, b"new")
    assert caught.value.code is ExitCode.OUTPUT
    assert word in caught.value.text("en") or "file has this name" in caught.value.text("en")
    assert caught.value.text("ja")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert left_over(tmp_path) == []


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="regular"):
        write(tmp_path / "pipe", b"x")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="permission"):
            write(tmp_path / "a", b"new")
        assert (tmp_path / "a").read_bytes() == b"old"
    finally:
        tmp_path.chmod(0o700)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or not mount or not umount:
        pytest.skip("a small disk can only be mounted by root")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run([umount, folder], check=True)


def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    target = small_disk / "draft.yaml"
    write(target, b"old")
    with pytest.raises(OutputError) as caught:
        write(target, b"x" * 200_000)
    assert "full" in caught.value.text("en")
    assert "空き" in caught.value.text("ja")
    assert target.read_bytes() == b"old"
    assert left_over(small_disk) == []
    write(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_stop_in_the_middle_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(saving.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EISDIR, errno.ENOTDIR, errno.EIO])
def test_each_reason_has_words_in_both_languages(code: int) -> None:
    error = failure(OSError(code, os.strerror(code)), "x")
    assert error.text("ja") != error.text("en")
    assert error.place.file == "x"


@pytest.mark.parametrize(
    ("text", "encoding", "codec"),
    [
        ("提言", "utf-8", "utf-8"),
        ("\ufeff提言", "utf-8", "utf-8"),
        ("\ufeff提言", "utf-16-le", "utf-16-le"),
        ("提言～①", "cp932", "cp932"),
        ("𠮷野", "cp932", "utf-8"),
        ("Ⅰ章", "iso2022_jp", "utf-8"),
        ("提言", "euc_jp", "euc_jp"),
    ],
)
def test_a_file_keeps_its_encoding_while_that_can_hold_it(text: str, encoding: str, codec: str) -> None:
    data = encoded(text, encoding)
    assert data == text.encode(codec)


def test_half_a_character_is_not_saved() -> None:
    with pytest.raises(OutputError, match="surrogate"):
        encoded("a\ud800", "utf-8")


class TestChanged:
    def test_untouched(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x")
        assert not changed(tmp_path / "a", fingerprint(tmp_path / "a"))

    def test_touched_but_equal(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x")
        before = fingerprint(tmp_path / "a")
        os.utime(tmp_path / "a", (1, 1))
        assert not changed(tmp_path / "a", before)

    def test_rewritten(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_bytes(b"x")
        before = fingerprint(tmp_path / "a")
        write(tmp_path / "a", b"yy")
        assert changed(tmp_path / "a", before)

    def test_removed_and_appeared(self, tmp_path: Path) -> None:
        missing = fingerprint(tmp_path / "a")
        assert missing.size == -1
        assert not changed(tmp_path / "a", missing)
        (tmp_path / "a").write_bytes(b"x")
        there = fingerprint(tmp_path / "a")
        assert changed(tmp_path / "a", missing)
        (tmp_path / "a").unlink()
        assert changed(tmp_path / "a", there)
