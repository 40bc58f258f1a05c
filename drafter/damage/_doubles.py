"""What stands twice: をを, 推進推進, 。。."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from drafter.damage._hit import KANJI, KATAKANA, Hit, Known
from drafter.damage._texts import Text
from drafter.japanese import lazy

_BEFORE = f"[{KANJI}{KATAKANA}A-Za-zＡ-Ｚａ-ｚ0-9０-９」』）)]"
_AFTER = f"[{KANJI}{KATAKANA}A-Za-zＡ-Ｚａ-ｚ「『、]"
_PARTICLES = lazy.compile(
    f"(?P<wo>をを)|(?<={_BEFORE})(?P<one>[がにのはでと])(?P=one)(?={_AFTER})", near=r"([をがにのはでと])\1"
)
_FORMAL = lazy.compile(
    "(?<=こと|もの|ため|など|ころ|まち)(?P<one>[がはにで])(?P=one)(?=[{KANJI}、])".replace("{KANJI}", KANJI),
    near=r"([がはにで])\1",
)
#: particles that never stand side by side, between words that no hiragana could belong to
_SIDE = "(?:をが|をに|をは|をの|をで|をへ|がを|はを|はが|にを|にへ|へに|でを)"
_PAIR = lazy.compile(f"(?<=[{KANJI}]{{2}}){_SIDE}(?=[{KANJI}])", near=f"(?<![ぁ-ん]){_SIDE}(?![ぁ-ん])")
_PHRASES = lazy.compile(
    "(?P<phrase>について|において|に対して|に対し|に向けて|に向けた|に関する|による|として|とともに|ための|すること|するため|してい|である|であり|"
    "ました|します|ください|こととし|ことを|することを|図ること)(?P=phrase)"
)
_STOPS = lazy.compile("(?<![。、．])(?:。。|、、|、。|。、|．。|。．)(?![。、．])")
#: a Latin full stop after an ending, in a text that has 。
_POINT = lazy.compile(f"(?<=[るたいだん])[.．](?=[{KANJI}{KATAKANA}「ぁ-ん])", needs=".|．")
_KANJI = lazy.compile(
    f"(?<![{KANJI}])(?P<word>[{KANJI}]{{2,6}})(?P=word)(?![{KANJI}])", near=r"([^\Wぁ-ヾ0-9０-９A-Za-z]{2,6})\1"
)
_KATAKANA = lazy.compile(f"(?<![{KATAKANA}])(?P<word>[{KATAKANA}]{{3,12}})(?P=word)(?![{KATAKANA}])")
#: words that Japanese says twice
_TWICE = lazy.compile("[一何数幾毎日各個別年色様々〇○]|[場箇]所|時[代期点折々]|[随逐]時")


def find(text: Text, known: Known) -> Iterator[Hit]:
    """Everything that stands twice in a text."""
    if text.field == "label":
        return
    for found in _PARTICLES.finditer(text.text):
        yield Hit("particle", found.start(), found.end(), found[0][0], safe=True)
    for found in _FORMAL.finditer(text.text):
        yield Hit("particle", found.start(), found.end(), found[0][0], safe=True)
    for found in _PAIR.finditer(text.text):
        yield Hit("particles", found.start(), found.end(), None)
    for found in _PHRASES.finditer(text.text):
        yield Hit("phrase", found.start(), found.end(), found["phrase"], safe=True)
    for found in _STOPS.finditer(text.text):
        new = "。" if "。" in found[0] else found[0][-1]
        yield Hit("stops", found.start(), found.end(), new, safe=True)
    if text.sentence:
        for found in _POINT.finditer(text.text):
            yield Hit("stops", found.start(), found.end(), "。")
    if text.kind == "running":
        yield from _words(text)


def _words(text: Text) -> Iterator[Hit]:
    """A word that is written twice; ``at_line`` makes it certain."""
    for pattern in (_KANJI, _KATAKANA):
        for found in pattern.finditer(text.text):
            word = found["word"]
            if not _TWICE.search(word) and len(set(word)) > 1:
                yield Hit("word", found.start(), found.end(), word)


def at_line(hit: Hit, joins: Callable[[], Mapping[int, int]]) -> Hit:
    """A doubled word is certain where the second begins a line of the file. Args: joins: where lines begin."""
    certain = hit.kind == "word" and hit.new is not None and hit.start + len(hit.new) in joins()
    return replace(hit, safe=True) if certain else hit
