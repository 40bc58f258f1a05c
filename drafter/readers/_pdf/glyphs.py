"""A page's characters with their places, and its drawn rules, as PDFium gives them; turned upright.

Only the worker imports this. Places are those of PDF 32000-1 §8.3 (points, y upwards); what leaves this module is
measured from the upper left corner of the page as its main text reads, whatever ``/Rotate`` says.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from drafter.files import limits
from drafter.readers._pdf import box as boxes
from drafter.readers._pdf.box import Box, TooMuchError
from drafter.readers._pdf.drawn import drawn
from drafter.readers._pdf.page import Rule

#: stands for a character that the file gives no Unicode for (U+FFFD)
UNREADABLE = "\ufffd"
_BOLD = re.compile(r"bold|heavy|black|demi|-W[6-9]|Pro[- ]?[6HU]|\bB\b|-EB|-DB", re.IGNORECASE)
_GOTHIC = re.compile(r"goth|sans|meiryo|kaku|ゴシック|メイリオ|arial|helvet|yugo", re.IGNORECASE)


@dataclass(slots=True)
class Ink:
    """What all characters of one text object share. ``turn``: quarter turns counter-clockwise of its line."""

    size: float
    bold: bool
    gothic: bool
    turn: int
    hidden: bool


@dataclass(slots=True)
class Found:
    """All of a page, its characters as lists of equal length: a page may hold a hundred thousand.

    Attributes:
        width, height, turn: of the page as most characters read.
        chars, inks: each character and what it is set in. lefts, rights, bases: its edges and its baseline, each
            seen with its own line of writing level.
        vertical: whether it is written from top to bottom; then places are given as if it were on its side.
    """

    width: float = 0.0
    height: float = 0.0
    turn: int = 0
    chars: list[str] = field(default_factory=list)
    inks: list[Ink] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    bases: list[float] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    unreadable: int = 0
    hidden: int = 0
    pictures: int = 0
    vertical: bool = False


def page(raw: Any) -> Found:
    """Everything on an open page (``FPDF_PAGE``).

    Raises:
        TooMuchError: more characters or objects than a page of text can hold.
    """
    box = boxes.of(raw)
    if pdfium.FPDFPage_CountObjects(raw) > limits.PDF_PAGE_OBJECTS:
        raise TooMuchError("objects")
    text = pdfium.FPDFText_LoadPage(raw)
    try:
        found = _characters(text, box, pdfium.FPDFPage_GetRotation(raw))
    finally:
        pdfium.FPDFText_ClosePage(text)
    found.rules, found.pictures = drawn(raw, box, found.turn)
    return found


@dataclass(slots=True)
class _Raw:
    """Origins of a page's characters in the page's own coordinates, and their advances."""

    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    wides: list[float] = field(default_factory=list)


_NONE = Ink(1.0, bold=False, gothic=False, turn=0, hidden=False)


def _characters(text: Any, box: Box, rotation: int) -> Found:
    count = pdfium.FPDFText_CountChars(text)
    if count > limits.PDF_PAGE_CHARACTERS:
        raise TooMuchError("characters")
    found = Found()
    chars, owners = found.chars, found.inks
    raw = _Raw()
    xs, ys, wides = raw.xs, raw.ys, raw.wides
    inks = _Inks(text)
    address, far_x, far_y, low_x, low_y = inks.address, box.right + 1, box.top + 1, box.left - 1, box.bottom - 1
    x_out, y_out, loose = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_at, y_at, loose_at = ctypes.addressof(x_out), ctypes.addressof(y_out), ctypes.addressof(loose)
    key, ink, letters = 0, _NONE, 1
    for i in range(count):
        held = _text_object(address, i)
        if not held:
            continue  # blanks and line ends that PDFium makes up
        char = _char(address, i)
        if char is None:
            continue
        _origin(address, i, x_at, y_at)
        x, y = x_out.value, y_out.value
        if not (low_x <= x <= far_x and low_y <= y <= far_y):
            continue
        _loose_box(address, i, loose_at)
        if held != key:
            key, ink, letters = held, inks.of(held, i), 0
        if letters and x == xs[-letters] and y == ys[-letters]:  # one glyph, several letters: a ligature
            letters += 1
            _share(raw, ink.turn, letters)
        else:
            letters = 1
            xs.append(x)
            ys.append(y)
            wides.append(_wide(loose, x, y, ink, char))
        chars.append(char)
        owners.append(ink)
    found.unreadable = chars.count(UNREADABLE)
    found.hidden = sum(ink.hidden for ink in owners) if any(ink.hidden for ink in inks.known.values()) else 0
    _turn(found, raw, box, rotation)
    return found


def _wide(loose: Any, x: float, y: float, ink: Ink, char: str) -> float:
    """The advance of a character along its line of writing."""
    turn, size = ink.turn, ink.size
    wide: float
    if turn == 0:
        wide = loose.right - x
    elif turn == 1:
        wide = loose.top - y
    else:
        wide = x - loose.left if turn == 2 else y - loose.bottom
    if wide < 0.95 * size and char > "\u2e7f" and (wide <= 0 or not "\uff61" <= char <= "\uffdc"):
        return max(wide, size * 0.98)
    return 0.0 if wide < 0 else wide if wide <= 10 * size else size


_ALONG = ((1, 0), (0, 1), (-1, 0), (0, -1))


def _share(raw: _Raw, turn: int, letters: int) -> None:
    """The letters of one ligature share its width; those before the last have their places already."""
    xs, ys, wides = raw.xs, raw.ys, raw.wides
    first = len(xs) - letters + 1
    x, y, wide = xs[first], ys[first], wides[first] * (letters - 1) / letters
    dx, dy = _ALONG[turn]
    del xs[first:], ys[first:], wides[first:]
    for n in range(letters):
        xs.append(x + dx * wide * n)
        ys.append(y + dy * wide * n)
        wides.append(wide)


def _char(address: int, i: int) -> str | None:
    """A character as it is read; None for what is no character of the page."""
    code: int = _unicode(address, i)
    if _unmapped(address, i) == 1 or code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
        return UNREADABLE
    if code > 0xFF:
        return None if code in (0x200B, 0xFEFF) else chr(code)
    if code == 0x20 and _generated(address, i) == 1:
        return None
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if code in (0x09, 0x0A, 0x0D) else None if code != 2 else "-"
    return None if code == 0xAD else " " if code == 0xA0 else chr(code)


class _Inks:
    """What the text objects of a page are set in; a font is asked once."""

    def __init__(self, text: Any) -> None:
        self.text, self.address = text, _address(text)
        self.matrix = pdfium.FS_MATRIX()  # made once, as is all that PDFium writes its answers to
        self.matrix_at = ctypes.addressof(self.matrix)
        self.known: dict[int, Ink] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def of(self, held: int, i: int) -> Ink:
        """That of a text object, whose character ``i`` is."""
        found = self.known.get(held)
        if found is None:
            found = self.known[held] = self._ink(held, i)
        return found

    def _ink(self, held: int, i: int) -> Ink:
        matrix = self.matrix
        _text_matrix(self.address, i, self.matrix_at)
        size = abs(_font_size(self.address, i) * (math.hypot(matrix.c, matrix.d) or 1.0))
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        mode = _render_mode(held)
        font: int = _font(held) or 0
        face = self.fonts.get(font)
        if face is None:
            face = self.fonts[font] = self._face(i)
        size = min(max(size, 1.0), 2000.0) if math.isfinite(size) else 1.0
        return Ink(size, mode == 2 or face[0], face[1], turn, mode == 3)

    def _face(self, i: int) -> tuple[bool, bool]:
        """Whether a character's font is bold, and whether it has no serifs."""
        buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.text, i, buffer, 128, flags)
        name = buffer.value.decode("utf-8", "replace")
        heavy = pdfium.FPDFText_GetFontWeight(self.text, i) >= 600 or bool(flags.value & (1 << 18))
        return heavy or bool(_BOLD.search(name)), bool(_GOTHIC.search(name))


# ---------------------------------------------------------------- calls made for each character


def _address(held: Any) -> int:
    return ctypes.cast(held, ctypes.c_void_p).value or 0


def _call(name: str, result: Any, *kinds: Any) -> Any:
    """One of PDFium's functions, with addresses as plain numbers: a third of the time of its own declaration.

    These only look things up, so they may hold the interpreter's lock; calls that work on a file let it go.
    """
    return ctypes.PYFUNCTYPE(result, *kinds)(_address(getattr(pdfium, name)))


_VOID, _INT = ctypes.c_void_p, ctypes.c_int
_text_object = _call("FPDFText_GetTextObject", _VOID, _VOID, _INT)
_unicode = _call("FPDFText_GetUnicode", ctypes.c_uint, _VOID, _INT)
_unmapped = _call("FPDFText_HasUnicodeMapError", _INT, _VOID, _INT)
_generated = _call("FPDFText_IsGenerated", _INT, _VOID, _INT)
_origin = _call("FPDFText_GetCharOrigin", _INT, _VOID, _INT, _VOID, _VOID)
_loose_box = _call("FPDFText_GetLooseCharBox", _INT, _VOID, _INT, _VOID)
_render_mode = _call("FPDFTextObj_GetTextRenderMode", _INT, _VOID)
_text_matrix = _call("FPDFText_GetMatrix", _INT, _VOID, _INT, _VOID)
_font_size = _call("FPDFText_GetFontSize", ctypes.c_double, _VOID, _INT)
_font = _call("FPDFTextObj_GetFont", _VOID, _VOID)


# ---------------------------------------------------------------- the upright page


def _turn(found: Found, raw: _Raw, box: Box, rotation: int) -> None:
    """Set the places of all characters, each seen with its own line of writing level."""
    inks, xs, ys = found.inks, raw.xs, raw.ys
    turns = Counter(ink.turn for ink in inks)
    found.turn = turns.most_common(1)[0][0] if turns else rotation
    found.vertical = _is_vertical(inks, xs, ys)
    if found.vertical:
        _stand(found, xs, ys, box, rotation)
        return
    found.width, found.height = _size(box, found.turn)
    if set(turns) == {0}:
        left, top = box.left, box.top
        found.lefts = [x - left for x in xs]
        found.bases = [top - y for y in ys]
    else:
        places = [box.upright(x, y, ink.turn) for x, y, ink in zip(xs, ys, inks, strict=True)]
        found.lefts, found.bases = [x for x, _ in places], [y for _, y in places]
    found.rights = [left + wide for left, wide in zip(found.lefts, raw.wides, strict=True)]


def _size(box: Box, turn: int) -> tuple[float, float]:
    wide, high = box.right - box.left, box.top - box.bottom
    return (high, wide) if turn % 2 else (wide, high)


def _is_vertical(inks: list[Ink], xs: list[float], ys: list[float]) -> bool:
    """Whether most characters stand beneath the one before them, an em apart (縦書き)."""
    down = across = 0
    for k in range(1, len(xs)):
        dx, dy = xs[k] - xs[k - 1], ys[k] - ys[k - 1]
        size = inks[k].size
        if dy > -0.3 * size:
            across += dy < 0.3 * size and 0.2 * size < dx < 2.2 * size
        elif abs(dx) < 0.3 * size and -2.2 * size < dy < -0.7 * size:
            down += 1
    return down > 20 and down > 2 * across


def _stand(found: Found, xs: list[float], ys: list[float], box: Box, rotation: int) -> None:
    """Columns of a vertical page become lines: what was below is now to the right, what was left is now below."""
    wide, high = _size(box, rotation)
    for x, y, ink in zip(xs, ys, found.inks, strict=True):
        across, down = box.upright(x, y, rotation)
        found.lefts.append(down)
        found.bases.append(wide - across)
        found.rights.append(down + ink.size)
    found.width, found.height, found.turn = high, wide, 0
