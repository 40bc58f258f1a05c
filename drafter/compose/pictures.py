"""Figures of a draft → blocks with their pictures.

Source: PNG specification (ISO/IEC 15948), 5.2 and 11.2.2 (signature, IHDR); ITU-T T.81, B.2.2 (frame header of JPEG).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from drafter.compose.telling import BAD_PICTURE
from drafter.document import Block, BlockKind, Image, Look
from drafter.files import limits
from drafter.language import Message
from drafter.model.draft import Figure

if TYPE_CHECKING:
    from drafter.compose.compose import Composer

_PNG = b"\x89PNG\r\n\x1a\n"
#: markers of JPEG frames: all SOFn but DHT (C4), JPG (C8) and DAC (CC)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: of either side, in pixels
_LARGEST = 20_000


def figure(run: Composer, shape: Figure, path: tuple[str | int, ...]) -> Iterator[Block]:
    """The picture, told of by its ``alt`` text where it cannot be printed, and its caption."""
    origin = run.origin(path)
    image = _load(run, shape, path)
    said = run.filled(shape.alt, {}, origin)
    yield Block(BlockKind.FIGURE, said.text, blanks=said.blanks, origin=run.lain(said, origin), image=image)
    if shape.caption.strip():
        yield from run.block(BlockKind.NOTE, shape.caption, run.origin((*path, "caption")), look=Look.CAPTION)


def _load(run: Composer, shape: Figure, path: tuple[str | int, ...]) -> Image | None:
    """The picture; None, told, where there is none that can be printed."""
    wrong: Message | None = None
    named = PurePosixPath(shape.file.replace("\\", "/"))
    if named.is_absolute() or ".." in named.parts or ":" in named.parts[0]:
        wrong = Message(
            ja=f"画像「{shape.file}」は原案と同じフォルダーか、その下に置きます",
            en=f"the picture “{shape.file}” must lie in the draft's folder or beneath it",
        )
    else:
        file = Path(run.loaded.file).parent / named
        try:
            if file.stat().st_size > limits.PICTURE_BYTES:
                megabytes = limits.PICTURE_BYTES // 1_000_000
                wrong = Message(
                    ja=f"画像「{shape.file}」は大きすぎます（{megabytes}MB まで）",
                    en=f"the picture “{shape.file}” is too large (at most {megabytes} MB)",
                )
            else:
                data = file.read_bytes()
                measured = measure(data)
                if measured is not None:
                    kind, width, height = measured
                    return Image(data, kind, width, height, named.name, shape.width or 0)
                wrong = Message(
                    ja=f"画像「{shape.file}」は PNG でも JPEG でもないか、壊れています",
                    en=f"the picture “{shape.file}” is neither PNG nor JPEG, or is damaged",
                )
        except OSError:
            wrong = Message(
                ja=f"画像「{shape.file}」が原案のフォルダーにありません",
                en=f"there is no picture “{shape.file}” in the draft's folder",
            )
    run.report(BAD_PICTURE, wrong, run.origin((*path, "file")), shape.file)
    return None


def measure(data: bytes) -> tuple[Literal["png", "jpeg"], int, int] | None:
    """Kind, width and height in pixels; None for what is no picture of either kind."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 33:
        width, height = struct.unpack(">II", data[16:24])
        return ("png", width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return ("jpeg", width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None
        at += 2 + max(length, 2)
    return None
