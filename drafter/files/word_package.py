"""The package of a Word file: a zip file from strangers, opened with care.

Parts are found by their relationships, never by fixed names; nothing outside the package is ever looked at.

Source: ECMA-376 part 2 (packages), PKWARE's APPNOTE 6.3 (zip).
"""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote

from drafter.errors import InputError, Place
from drafter.files import limits, word_xml
from drafter.language import Message

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from lxml.etree import _Element

_RATIO_FROM = 8 * 1024 * 1024
_ENTRY = b"PK\x01\x02"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part. ``kind``: the last word of its type (``footnotes``); ``target``: the part's name
    in the package, or the address of what is external."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """An open Word file.

    Attributes:
        file: as the user named it. main: name of the main part. relations: of the main part, by id.
    """

    file: str
    zip: ZipFile
    members: dict[str, ZipInfo]
    main: str = ""
    relations: dict[str, Relation] = field(default_factory=dict)
    read_bytes: int = 0

    def has(self, name: str) -> bool:
        """Whether there is a part of that name; names differ in more than their case (part 2, 6.2.2)."""
        return name.lower() in self.members

    def data(self, name: str) -> bytes:
        """The bytes of a part. Raises InputError: damaged, or beyond a limit."""
        import zipfile

        info = self.members[name.lower()]
        if info.file_size > _RATIO_FROM and info.file_size > limits.WORD_RATIO * max(1, info.compress_size):
            raise _squeezed(self.file, name)
        room = min(limits.WORD_PART_BYTES, limits.WORD_PARTS_BYTES - self.read_bytes)
        if info.file_size > room:
            raise _bomb(self.file, name)
        try:
            with self.zip.open(info) as stream:
                data = stream.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise damaged(self.file) from error
        if len(data) > room:
            raise _bomb(self.file, name)
        self.read_bytes += len(data)
        return data

    def root(self, name: str) -> _Element:
        """The root element of a part."""
        return word_xml.parse(self.data(name), self.file, name)

    def related(self, kind: str) -> str | None:
        """Name of the first part that the main part relates to by ``kind``; None where it is absent or dangling."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.external and self.has(relation.target):
                return relation.target
        return None

    def relations_of(self, name: str) -> dict[str, Relation]:
        """The relationships of a part (of the package for the empty name), by id."""
        folder, base = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(part):
            return {}
        found = {}
        for element in self.root(part):
            external = element.get("TargetMode") == "External"
            target = element.get("Target") or ""
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = Relation(kind, target if external else _resolved(folder, target), external)
        return found


def open_package(data: bytes, file: str) -> Package:
    """Open a Word file and find its main part.

    Raises:
        InputError: no zip file, damaged, encrypted, beyond a limit, with macros, or no Word document.
    """
    import zipfile

    if data.count(_ENTRY) > limits.WORD_MEMBERS:
        raise InputError(
            Message(
                ja=f"部品が多すぎます（上限 {limits.WORD_MEMBERS:,}）",
                en=f"too many members in the file (at most {limits.WORD_MEMBERS:,})",
            ),
            Place(file),
            Message(ja="Word で開いて保存し直してください", en="open it in Word and save it again"),
        )
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError, OverflowError) as error:
        raise damaged(file) from error
    package = Package(file, archive, _members(infos, file))
    _check_kind(package)
    return package


def _members(infos: list[ZipInfo], file: str) -> dict[str, ZipInfo]:
    members: dict[str, ZipInfo] = {}
    for info in infos:
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise _suspicious(file, "外を指す名前の部品", "a member whose name leads outside the file")
        if info.flag_bits & 0x1:
            raise InputError(
                Message(ja="暗号化された ZIP です", en="the file is an encrypted zip"),
                Place(file),
                Message(ja="パスワードを外して Word で保存し直してください", en="save it in Word without a password"),
            )
        key = name.lower()
        if key in members:
            raise _suspicious(file, "同じ名前の部品が二つ", "two members of the same name")
        if not name.endswith("/"):
            members[key] = info
    return members


def _check_kind(package: Package) -> None:
    """Find the main part and refuse what is no plain Word document."""
    if not package.has("[Content_Types].xml"):
        raise _no_word(package.file)
    macros = any(name.endswith("vbaproject.bin") for name in package.members)
    main = next((r for r in package.relations_of("").values() if r.kind == "officeDocument" and not r.external), None)
    if main is None or not package.has(main.target):
        raise damaged(package.file) if main else _no_word(package.file)
    kind = _content_type(package, main.target)
    if macros or "macroenabled" in kind:
        raise InputError(
            Message(ja="マクロを含む Word 文書は読みません", en="a Word file with macros is not read"),
            Place(package.file),
            Message(
                ja="Word で開き、「名前を付けて保存」→「Word 文書（.docx）」を選んで、マクロなしで保存してください",
                en="open it in Word and save it without macros, as a Word document (.docx)",
            ),
        )
    if "spreadsheetml" in kind or "presentationml" in kind:
        raise _no_word(package.file)
    package.main = main.target
    package.relations = package.relations_of(main.target)


def _content_type(package: Package, name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    default = ""
    for element in package.root("[Content_Types].xml"):
        if (element.get("PartName") or "").lstrip("/").lower() == name.lower():
            return (element.get("ContentType") or "").lower()
        if (element.get("Extension") or "").lower() == ending:
            default = (element.get("ContentType") or "").lower()
    return default


def _resolved(folder: str, target: str) -> str:
    """The name of a target relative to its source's folder; what leads outside ends up at a name that is not there."""
    path = unquote(target.split("#", maxsplit=1)[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def damaged(file: str) -> InputError:
    """The zip file cannot be read to its end."""
    return InputError(
        Message(
            ja="Word 文書として開けません。壊れているか、途中までしかありません",
            en="cannot be opened as a Word file: it is damaged or cut off",
        ),
        Place(file),
        Message(
            ja="元のファイルを受け取り直すか、Word の「開いて修復する」で開いて保存し直してください",
            en="get the file again, or open it in Word with “Open and Repair” and save it",
        ),
    )


def _no_word(file: str) -> InputError:
    return InputError(
        Message(ja="Word 文書（.docx）ではありません", en="this is no Word document (.docx)"),
        Place(file),
        Message(
            ja="Word で開いて「Word 文書（.docx）」として保存したものを指定してください",
            en="name a file that Word saved as a Word document (.docx)",
        ),
    )


def _suspicious(file: str, ja: str, en: str) -> InputError:
    return InputError(
        Message(ja=f"安全でない作りのファイルです（{ja}）", en=f"the file is not safely made: {en}"),
        Place(file),
        Message(ja="Word で開いて保存し直してください", en="open it in Word and save it again"),
    )


def _squeezed(file: str, name: str) -> InputError:
    return InputError(
        Message(
            ja=f"{name} は展開すると {limits.WORD_RATIO} 倍を超えます。普通の文書ではないため読みません",
            en=f"{name} would unpack to more than {limits.WORD_RATIO} times its size: no document does",
        ),
        Place(file),
        Message(
            ja="使っていない段落や表を消し、Word で保存し直してください",
            en="remove paragraphs and tables that nobody uses, and save it again in Word",
        ),
    )


def _bomb(file: str, name: str) -> InputError:
    most = limits.megabytes(limits.WORD_PART_BYTES)
    return InputError(
        Message(
            ja=f"展開すると大きくなりすぎます（{name}、上限 {most}）",
            en=f"{name} unpacks to too much (at most {most})",
        ),
        Place(file),
        Message(ja="一つの文書ごとに分けてください", en="split it into one file a document"),
    )
