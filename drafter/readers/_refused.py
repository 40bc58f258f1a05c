"""What no reader can read: recognised by its bytes and its ending, refused with what to do instead.

Formats are told by the magic numbers of their own specifications: [MS-CFB] for old Office files and Ichitaro (told
apart by the names of their streams), RTF 1.9, ISO 32000 (PDF), ODF 1.2 part 3 (``mimetype`` first in the zip).
"""

from __future__ import annotations

import re
from pathlib import PurePath

from drafter.errors import InputError, Place
from drafter.language import Message

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096

_AS_DOCX = Message(
    ja="Word で開き、「名前を付けて保存」→「Word 文書（.docx）」で保存したものを指定してください",
    en="open it in Word, save it as a Word document (.docx), and name that file",
)
_BY_PROGRAM = Message(
    ja="作成したソフトで開き、Word 文書（.docx）か PDF として書き出したものを指定してください",
    en="open it in its own program, export it as a Word document (.docx) or PDF, and name that file",
)
_PLAIN_MACROS = Message(
    ja="Word で開き、「Word 文書（.docx）」を選んで、マクロなしで保存したものを指定してください",
    en="open it in Word, save it without macros as a Word document (.docx), and name that file",
)
_NO_PASSWORD = Message(
    ja="Word で開き、「ファイル」→「情報」→「文書の保護」でパスワードを外して保存してください",
    en="open it in Word, take the password off (File, Info, Protect Document, Encrypt with Password), and save it",
)
_SHEET = Message(
    ja="文章の部分を Word 文書（.docx）かテキスト（.txt）にしてください",
    en="put its words into a Word document (.docx) or a text file (.txt)",
)
_RENAME = "中身に合わせて拡張子を {ending} に変えてください", "rename it to end in {ending}"

#: ending → what it is, and what to do
_ENDINGS: dict[str, tuple[str, str, Message]] = {
    ".doc": ("旧形式の Word 文書", "an old Word document", _AS_DOCX),
    ".dot": ("旧形式の Word テンプレート", "an old Word template", _AS_DOCX),
    ".docm": ("マクロ有効の Word 文書", "a Word document with macros", _PLAIN_MACROS),
    ".dotm": ("マクロ有効の Word テンプレート", "a Word template with macros", _PLAIN_MACROS),
    ".rtf": ("リッチテキスト（RTF）", "a rich text file (RTF)", _AS_DOCX),
    ".odt": ("OpenDocument 文書", "an OpenDocument text", _AS_DOCX),
    ".fodt": ("OpenDocument 文書", "an OpenDocument text", _AS_DOCX),
    ".ott": ("OpenDocument テンプレート", "an OpenDocument template", _AS_DOCX),
    ".wps": ("Works 文書", "a Works document", _AS_DOCX),
    ".pages": ("Pages 書類", "a Pages document", _BY_PROGRAM),
    ".jtd": ("一太郎文書", "an Ichitaro document", _BY_PROGRAM),
    ".jtt": ("一太郎テンプレート", "an Ichitaro template", _BY_PROGRAM),
    ".jtdc": ("一太郎文書（圧縮）", "an Ichitaro document", _BY_PROGRAM),
    ".jbw": ("一太郎文書", "an Ichitaro document", _BY_PROGRAM),
    ".xdw": ("DocuWorks 文書", "a DocuWorks document", _BY_PROGRAM),
    ".xbd": ("DocuWorks バインダー", "a DocuWorks binder", _BY_PROGRAM),
    ".mht": ("Web アーカイブ", "a web archive", _AS_DOCX),
    ".mhtml": ("Web アーカイブ", "a web archive", _AS_DOCX),
    ".gdoc": ("Google ドキュメントへのリンク", "a link to a Google document", _BY_PROGRAM),
    **dict.fromkeys(
        (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"), ("表計算のファイル（Excel など）", "a spreadsheet", _SHEET)
    ),
    **dict.fromkeys(
        (".ppt", ".pptx", ".pptm", ".pps", ".ppsx", ".odp"),
        ("スライド（PowerPoint など）", "a presentation", _SHEET),
    ),
}
#: names of streams of [MS-CFB] files, as UTF-16 → ending of what they are in
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("DocumentText", ".jtd"),
    ("JSRV_SegmentInformation", ".jtd"),
)


def refusal(file: str, data: bytes) -> InputError | None:
    """Why a file cannot be read as the Word file, or the unknown file, that its name says.

    Args:
        file: as the user named it. data: its bytes.

    Returns:
        None where nothing speaks against reading it: a zip file by its bytes that is not known to be another kind.
    """
    ending = PurePath(file).suffix.lower()
    inside = _by_bytes(data)
    if inside is None and ending in (".doc", ".dot") and data.startswith(b"PK"):
        inside = ".docx"
    if inside == "encrypted":
        return _error(
            file, "パスワードで暗号化された文書です", "the document is encrypted with a password", _NO_PASSWORD
        )
    if inside is not None:
        return _other(file, inside, ending)
    if ending in _ENDINGS:
        ja, en, hint = _ENDINGS[ending]
        return _error(file, f"{ja}（{ending}）は読めません", f"{en} ({ending}) cannot be read", hint)
    return None if ending not in (".docx", ".dotx") else _no_zip(file, data)


def _other(file: str, inside: str, ending: str) -> InputError:
    """A file whose bytes are of a kind that is known."""
    if inside in _ENDINGS:
        ja, en, hint = _ENDINGS[inside]
        if ending == inside or ending not in (".docx", ".dotx"):
            return _error(file, f"{ja}は読めません", f"{en} cannot be read", hint)
        return _error(
            file,
            f"名前は {ending} ですが、中身は{ja}です",
            f"its name ends in {ending}, but it is {en}",
            hint,
        )
    ja, en = {
        ".pdf": ("PDF", "a PDF"),
        ".html": ("HTML（ウェブページ）", "HTML (a web page)"),
        ".docx": ("新しい形式の Word 文書", "a Word document of the new kind"),
    }.get(inside, ("Word の XML", "XML of Word"))
    rename = Message(ja=_RENAME[0].format(ending=inside), en=_RENAME[1].format(ending=inside))
    hint = rename if inside in (".pdf", ".html", ".docx") else _AS_DOCX
    named = ending or "?"
    return _error(file, f"名前は {named} ですが、中身は {ja} です", f"its name ends in {named}, but it is {en}", hint)


def _by_bytes(data: bytes) -> str | None:
    """The ending of what the bytes are, ``encrypted``, or None where they do not tell (or are a Word zip)."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), ".doc")
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK"):
        return _zip_kind(data)
    lower = head[:1024].lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if b'progid="word.document"' in lower or b"<w:worddocument" in lower:
        return ".xml"
    if re.match(rb"(?:from:|date:|subject:|mime-version:)", lower) and b"multipart/related" in data[:_HEAD].lower():
        return ".mht"
    return ".fodt" if lower.startswith(b"<?xml") and b"<office:document" in lower else None


def _zip_kind(data: bytes) -> str | None:
    """What a zip file holds, by the first names in it and the names in its directory."""
    found = re.match(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.(\w+)", data[:200], re.DOTALL)
    if found:
        return {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".odp"}.get(found[1], ".odt")
    directory = data[data.find(b"PK\x01\x02") :] if b"PK\x01\x02" in data else b""
    for name, kind in ((b"xl/workbook.", ".xlsx"), (b"ppt/presentation.", ".pptx")):
        if name in directory:
            return kind
    return None


def _no_zip(file: str, data: bytes) -> InputError | None:
    """A file called .docx that is no zip file at all: empty, or plain text."""
    if data.startswith(b"PK"):
        return None
    if not data:
        return _error(file, "ファイルが空です", "the file is empty", _AS_DOCX)
    if b"\x00" not in data[:_HEAD] and _is_text(data[:_HEAD]):
        hint = Message(
            ja="拡張子を .txt に変えるか、--from-format txt を付けてください",
            en="rename it to end in .txt, or give --from-format txt",
        )
        return _error(file, "名前は Word 文書ですが、中身はテキストです", "it is plain text, not a Word document", hint)
    return _error(
        file,
        "Word 文書（.docx）ではありません。別の種類のファイルか、壊れています",
        "this is no Word document (.docx): another kind of file, or damaged",
        _AS_DOCX,
    )


def _is_text(head: bytes) -> bool:
    """Whether bytes read as Japanese or Latin text; the last letter may be cut."""
    for encoding in ("utf-8", "cp932", "euc_jp"):
        for cut in range(4):
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return not re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text)
    return False


def _error(file: str, ja: str, en: str, hint: Message) -> InputError:
    return InputError(Message(ja=ja, en=en), Place(file), hint)
