"""An Office Open XML package: XML text made safe, and a zip file that is the same each time.

Source: ECMA-376 part 2 (packages) and PKWARE's APPNOTE 6.3 (zip). Members are sorted by name, dated 1980-01-01, without
extra fields; parts that a template fixes are compressed once in a run.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: what is not written as it stands: most texts have none of it
_SPECIAL = re.compile("[^\t\n\x20!#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_DATE_1980 = 0x21
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
#: bigger parts are a document's own and are not kept
_KEPT_BYTES = 65536


def escape(text: str) -> str:
    """Text for XML content and attributes; what XML 1.0 forbids becomes U+FFFD, never a broken file."""
    if _SPECIAL.search(text) is None:
        return text
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ENTITIES)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of parts.

    Args:
        parts: name in the package → XML text without declaration, or bytes as they are.
    """
    bodies: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name in sorted(parts):
        pack = _kept if len(parts[name]) < _KEPT_BYTES else _packed
        crc, size, packed = pack(parts[name])
        raw = name.encode("ascii")
        head = _LOCAL.pack(b"PK\3\4", 20, 0, 8, 0, _DATE_1980, crc, len(packed), size, len(raw), 0)
        entry = _CENTRAL.pack(
            b"PK\1\2", 20, 20, 0, 8, 0, _DATE_1980, crc, len(packed), size, len(raw), 0, 0, 0, 0, 0, at
        )
        bodies.append(head + raw + packed)
        directory.append(entry + raw)
        at += len(bodies[-1])
    listing = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(listing), at, 0)
    return b"".join((*bodies, listing, end))


def _packed(content: str | bytes) -> tuple[int, int, bytes]:
    if isinstance(content, bytes):
        data = content
    else:
        data = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content.encode()
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    return zlib.crc32(data), len(data), deflate.compress(data) + deflate.flush()


_kept = lru_cache(maxsize=64)(_packed)
