"""Single characters that do not belong: radicals, old and foreign forms, letters of other scripts, what cannot be
seen, what was lost, what a markup or a wrong encoding left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from drafter.damage import _tables
from drafter.damage._hit import HIRAGANA, JAPANESE, KANJI, KATAKANA, Hit, Known, around
from drafter.damage._texts import Text
from drafter.japanese import lazy

_FOREIGN = (
    "\u0400-\u058f\u0591-\u06ff\u0700-\u08ff\u0900-\u10ff\u1100-\u139f\u13a0-\u167f\u1780-\u18af\u3105-\u318f"
    "\u31a0-\u31bf\ua000-\ua4cf\uac00-\ud7ff\ufb13-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\uffa0-\uffdc"
)
_HIDDEN = "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u180e\ufff9-\ufffb"
#: the second and third bytes of a letter in UTF-8, as Windows-1252 shows them
_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ"
#: whatever none of the kinds below needs to look at
_ODD = lazy.compile(
    f"[{_FOREIGN}{_HIDDEN}\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd\u3013"
    f"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\uff61-\uff9f\u3099-\u309c\u0370-\u03ff\u25a1\u25af"
    f"{''.join(_tables.CHINESE)}{''.join(_tables.VARIANT)}后縺繧繝‚ƒãâÃ]|\\?\\?|(?:^|[。、「（])\\?[{KANJI}]"
)
_PLAIN: dict[str, lazy.Pattern] = {
    "radical": lazy.compile("[\u2e80-\u2fdf]"),
    "compatible": lazy.compile("[\uf900-\ufaff]"),
    "private": lazy.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]"),
    "lost": lazy.compile(
        f"\ufffd+|(?<=[{JAPANESE}])(?<!〓)〓(?=[{JAPANESE}])|(?<=[{JAPANESE}])\\?{{2,}}(?=[{JAPANESE}])"
        f"|(?:^|(?<=[。、「（]))[?〓](?=[{KANJI}])"
    ),
    "control": lazy.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+"),
    "half": lazy.compile("(?<!･)(?!･{2})[\uff61-\uff9f]+"),
    "hidden": lazy.compile(f"[{_HIDDEN}]+"),
    "voicing": lazy.compile(f"[{HIRAGANA}{KATAKANA}][\u3099-\u309c]"),
    "chinese": lazy.compile(f"[{''.join(_tables.CHINESE)}{''.join(_tables.VARIANT)}]+|.后"),
    "box": lazy.compile(f"(?<=[{KANJI}{KATAKANA}])[□▯](?=[{KANJI}{KATAKANA}])(?!□?[年月日号回条項])"),
    "foreign": lazy.compile(f"[{_FOREIGN}]+"),
    # UTF-8 read as Windows-1252, Shift_JIS read so, UTF-8 read as Shift_JIS, EUC read as Shift_JIS
    "mojibake": lazy.compile(
        f"(?:[ãâÃäåæç][{_HIGH}][\u00a0-\u00ff{_HIGH}]?){{2,}}|â€[^\\sぁ-ん]"
        "|(?:[‚ƒ][!-~\u0080-\u00ff‚-›€™…Œ]){2,}"
        "|縺[^れぁ-ん、。\\s]+|[繧繝][^ぁ-ん、。\\s]{0,2}(?:[縺繧繝][^ぁ-ん、。\\s]{0,2})+"
        "|(?:[､･][\uff66-\uff9f]){3,}"
    ),
}
#: the order in which kinds are asked: of two that lie on one another the first counts
_ORDER = (
    "mojibake", "radical", "compatible", "private", "lost", "control", "hidden", "half", "voicing",
    "chinese", "box", "foreign",
)  # fmt: skip
#: letters on either side that tell the language
_NEAR = 100
#: what follows a name
_HONORIFICS = frozenset("氏様殿君")


def find(text: Text, known: Known) -> Iterator[Hit]:
    """Every odd character of a text."""
    if not _ODD.search(text.text):
        return
    for kind in _ORDER:
        if text.field == "label" and kind not in _LABELS:
            continue
        judge = _JUDGES.get(kind)
        for found in _PLAIN[kind].finditer(text.text):
            if judge is None:
                yield Hit(kind, found.start(), found.end(), None)
            else:
                yield from judge(found, text, known)


_LABELS = frozenset({"radical", "private", "lost", "control", "hidden"})


def _radical(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    plain = _tables.radical(found[0])
    yield Hit("radical", found.start(), found.end(), plain, safe=plain is not None)


def _compatible(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    """The same glyph is put right; an old form only where the font is known to do so, or the word is there."""
    form = _tables.compatible(found[0])
    if form is None:
        return
    plain, same = form
    if not same and text.kind == "name":
        return  # people and places write themselves so
    safe = same or known.radicals or _elsewhere(found, plain, text, known)
    yield Hit("compatible", found.start(), found.end(), plain, safe)


def _private(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    mark = _tables.PRIVATE.get(found[0])
    yield Hit("private", found.start(), found.end(), mark, safe=mark is not None)


def _control(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    yield Hit("control", found.start(), found.end(), "", safe=True)


def _hidden(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    before, after = around(text.text, found.start(), found.end())
    latin = before.isascii() and after.isascii() and before.isalpha() and after.isalpha()
    # between two Latin words a zero-width blank may be the only blank that there is
    yield Hit("hidden", found.start(), found.end(), "", safe=not (latin and "\u200b" in found[0]))


def _half(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    yield Hit("half", found.start(), found.end(), unicodedata.normalize("NFKC", found[0]), safe=True)


def _voicing(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    mark = {"\u309b": "\u3099", "\u309c": "\u309a"}.get(found[0][1], found[0][1])
    plain = unicodedata.normalize("NFC", found[0][0] + mark)
    if len(plain) == 1:
        yield Hit("voicing", found.start(), found.end(), plain, safe=True)


def _chinese(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    """A Chinese form in a Japanese word; two and more in a row may be a Chinese name or quotation."""
    word = found[0]
    if word.endswith("后"):
        stands = known.stands(word[0] + "後") and re.match(f"[{KANJI}]", word) is not None
        if stands or word in _tables.AFTER:
            yield Hit("chinese", found.end() - 1, found.end(), "後", stands)
        return
    plain = "".join(_tables.CHINESE.get(char) or _tables.VARIANT[char] for char in word)
    stands = (len(word) > 1 and known.stands(plain)) or _elsewhere(found, plain, text, known)
    before, after = around(text.text, found.start(), found.end())
    if text.kind == "name" or after in _HONORIFICS or not _japanese(text.text, found.start()):
        return
    if stands or (len(word) == 1 and re.search(f"[{JAPANESE}]", before + after)):
        yield Hit("chinese", found.start(), found.end(), plain, stands)


def _japanese(words: str, index: int) -> bool:
    """Whether a place lies in Japanese words: hiragana in the text, and in the brackets that are around it."""
    words, index = words[max(0, index - _NEAR) : index + _NEAR], min(index, _NEAR)
    opening = max(words.rfind(bracket, 0, index) for bracket in "「『（(")
    closing = min((end for bracket in "」』）)" if (end := words.find(bracket, index)) >= 0), default=-1)
    around_it = words[opening + 1 : closing] if 0 <= opening < closing else words
    return re.search(f"[{HIRAGANA}]", around_it) is not None


def _elsewhere(found: re.Match[str], plain: str, text: Text, known: Known) -> bool:
    """Whether the usual form stands elsewhere in the document, with the same kanji next to it."""
    before, after = around(text.text, found.start(), found.end())
    return any(
        known.stands(word)
        for word, other in ((before + plain, before), (plain + after, after))
        if re.fullmatch(f"[{KANJI}]", other)
    )


def _box(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    """A box inside a word: 口 or ロ where that makes a word, else a letter that no font had."""
    before, after = around(text.text, found.start(), found.end())
    if any(word in _tables.KANJI_WORDS for word in (before + "口", "口" + after)):
        yield Hit("lookalike", found.start(), found.end(), "口", safe=True)
    elif re.fullmatch(f"[{KANJI}]{{2}}", before + after) and text.sentence:
        yield Hit("lost", found.start(), found.end(), None)


def _foreign(found: re.Match[str], text: Text, known: Known) -> Iterator[Hit]:
    """One or two letters of another script that touch Japanese or Latin ones; a word of its own is a quotation."""
    if all(char in _tables.LATIN for char in found[0]) or found[0] in _tables.LONG:
        return  # that is a look-alike
    before, after = around(text.text, found.start(), found.end())
    touching = lazy.compile(f"[{JAPANESE}A-Za-z]")
    if len(found[0]) <= 2 and touching.match(before) and (touching.match(after) or after in "、。"):
        yield Hit("foreign", found.start(), found.end(), None)


_JUDGES: dict[str, Callable[[re.Match[str], Text, Known], Iterator[Hit]]] = {
    "radical": _radical,
    "compatible": _compatible,
    "private": _private,
    "control": _control,
    "hidden": _hidden,
    "half": _half,
    "voicing": _voicing,
    "chinese": _chinese,
    "box": _box,
    "foreign": _foreign,
}
