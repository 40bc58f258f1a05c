"""A katakana word that a known neighbour corrects: デバインド where デバイド is what people write.

Words of four letters and more, one slip apart (design, section 9). Many real words are one letter apart, as
オンライン and オフライン, or マッチング and マッピング; so a letter exchanged counts only where the two look or sound
alike or the word is long, a letter put in, left out or swapped with the next only inside a word. Variants of a long
vowel at a word's end are style (サーバ); one lost within a word is not (ネットワク). A compound that nobody lists is
mended where a single slip makes it up of words that are listed (クラウドサビス).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.damage._hit import KATAKANA, Hit, Known, composed, listed
from drafter.damage._texts import Text
from drafter.japanese import lazy

_WORD = lazy.compile(f"[{KATAKANA}]{{3,}}")
#: words that a slip of three letters is looked for in (シテム); others only where the document has them twice
_FREQUENT = frozenset({"システム", "デジタル", "インフラ", "サービス", "センター", "イベント", "スキーム"})
#: a word that stands more often than this is what its author writes
_RARE = 2
#: how often the neighbour must stand where drafter does not list it
_OFTEN = 3
#: a word that a long vowel may be missing in; a compound that is mended by its parts; one that ends in a frequent word,
#: or in which letters are only moved
_LONG_VOWEL, _COMPOUND, _SURE_COMPOUND = 5, 8, 7
#: words of two slips; two letters written twice
_TWICE = 6
_DOUBLED = lazy.compile(r"(..)\1")
#: letters that are written for one another by a slip of the hand or the ear
_PAIRED = """
カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバ ハパ バパ ヒビ ヒピ
ビピ フブ フプ ブプ ヘベ ヘペ ベペ ホボ ホポ ボポ ソン シツ クワ クケ チテ アマ ウワ スヌ ユコ コロ
ヤャ ユュ ヨョ アァ イィ ウゥ エェ オォ ツッ ノメ ルレ ナメ
"""
_PAIRS = frozenset(frozenset(pair) for pair in _PAIRED.split())
#: what makes variants, not slips
_STYLE = str.maketrans({"ー": None, "・": None, "ヴ": "ブ", "ヂ": "ジ", "ヅ": "ズ", "ァ": None, "ィ": "イ", "ェ": "エ"})


def find(text: Text, known: Known) -> Iterator[Hit]:
    """The misspelt words of a text."""
    if text.field == "label":
        return
    for found in _WORD.finditer(text.text):
        if found[0] in listed():
            continue
        match known.ask("misspelt", found[0]):
            case (str() as new, bool() as safe):
                yield Hit("misspelt", found.start(), found.end(), new, safe)
            case _:
                pass


class Misspelt:
    """Judges the words of one document."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._often: dict[int, list[str]] | None = None

    def judge(self, word: str) -> tuple[str, bool] | None:
        """What it should be, and whether that is certain; None for a word as it should be."""
        known = self._known
        if word in listed() or known.katakana[word] > _RARE or composed(word, listed()):
            return None
        near = [other for other in self._near(word) if _slip(word, other)]
        if len(word) == 3:
            near = [
                other
                for other in near
                if known.katakana[word] == 1 and (other in _FREQUENT or known.katakana[other] > 1)
            ]
        near = near or list(self._compounds(word)) or list(self._twice(word)) or list(_rejoined(word))
        if not near or word in known.library or composed(word, known.library):
            return None
        best = max(near, key=lambda other: (known.katakana[other], other in listed(), other))
        # two witnesses that know nothing of one another: drafter's list, and this document or the user's library
        known_twice = best in listed() and (known.katakana[best] > 0 or best in known.library)
        return best, known_twice and not _exchanged(word, best)

    def _near(self, word: str) -> Iterator[str]:
        """Words that stand for certain, of about its length and one edit away."""
        from rapidfuzz.distance import OSA

        pools = self._pools()
        for length in (len(word) - 1, len(word), len(word) + 1):
            for other in pools.get(length, ()):
                if other[0] == word[0] and OSA.distance(word, other, score_cutoff=1) == 1:
                    yield other

    def _compounds(self, word: str) -> Iterator[str]:
        """The compounds of two words of which one is listed and the other has a slip."""
        if len(word) < _SURE_COMPOUND:
            return
        for at in range(3, len(word) - 2):
            left, right = word[:at], word[at:]
            if right in listed() and len(word) >= _COMPOUND:
                yield from (other + right for other in self._near(left) if other in listed() and _slip(left, other))
            if left in listed():
                mends = _frequent if len(word) < _COMPOUND else _slip
                yield from (left + other for other in self._near(right) if other in listed() and mends(right, other))

    def _twice(self, word: str) -> Iterator[str]:
        """Listed words that a long word is with a long vowel and ッ or ン misplaced, or with two letters twice."""
        from rapidfuzz.distance import OSA

        if len(word) < _TWICE:
            return
        plain, pools = word.translate(_STYLE), self._pools()
        for other in (other for length in range(len(word) - 2, len(word) + 3) for other in pools.get(length, ())):
            if other not in listed() or other[:2] != word[:2] or other[-1] != word[-1]:
                continue
            near = OSA.distance(word, other, score_cutoff=2) == 2 and _lost(plain, other.translate(_STYLE))
            if near or _DOUBLED.sub(r"\1", word) == other:
                yield other

    def _pools(self) -> Mapping[int, list[str]]:
        if self._often is None:
            known = self._known
            often = {word for word, count in known.katakana.items() if count >= _OFTEN}
            often |= listed() | {word for word, count in known.library.items() if count >= _OFTEN}
            self._often = {}
            for word in often:
                if len(word) >= 4:
                    self._often.setdefault(len(word), []).append(word)
        return self._often


def _rejoined(word: str) -> Iterator[str]:
    """Compounds of listed words that a long word is with two neighbours exchanged (デジタマルーケット), or with one
    letter written once, not twice (デジタルスキキル); not where the two may end one word and begin the next.
    """
    if len(word) < _SURE_COMPOUND:
        return
    for at in range(1, len(word) - 1):
        one, two = word[at], word[at + 1]
        mended = word[:at] + two + (one if one != two else "") + word[at + 2 :]
        ends = _parts(mended)
        if ends and (one != two or at + 1 not in ends):
            yield mended


def _parts(word: str) -> set[int]:
    """Where the listed words of three letters and more end that a word is made of; empty where it is not."""
    ends: dict[int, set[int]] = {0: set()}
    for end in range(3, len(word) + 1):
        starts = (start for start in range(max(0, end - 14), end - 2) if start in ends)
        start = next((start for start in starts if word[start:end] in listed()), None)
        if start is not None:
            ends[end] = ends[start] | {end}
    return ends.get(len(word), set())


def _frequent(word: str, other: str) -> bool:
    """Whether the last word of a compound is another with a slip: in a frequent one a long vowel is never left out."""
    return other in _FREQUENT and word != other and word == other.replace("ー", "")


def _exchanged(word: str, other: str) -> bool:
    """Whether one letter stands for another: the slip that real words differ by."""
    return len(word) == len(other) and sorted(word) != sorted(other)


def _broken(word: str, other: str) -> bool:
    """Whether a variant of style is none: a long vowel lost within the word, ファ written フ, ティ written テイ."""
    if len(word) == len(other):
        differ = [at for at in range(len(word)) if word[at] != other[at]]
        index = differ[0]
        return len(differ) == 2 or ((word[index], other[index]) == ("イ", "ィ") and other[index - 1] in "テデ")
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    index = next((at for at, char in enumerate(shorter) if char != longer[at]), len(shorter))
    if len(longer) < _LONG_VOWEL or not 0 < index < len(longer) - 1:
        return False
    return longer[index] == "ー" or (longer[index] in "ァェォ" and longer[index - 1] == "フ")


def _lost(one: str, other: str) -> bool:
    """Whether two words differ by a ッ or ン only."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    at = next((index for index, char in enumerate(shorter) if char != longer[index]), len(shorter))
    return longer[at : at + 1] in ("ッ", "ン") and longer[:at] + longer[at + 1 :] == shorter


def _slip(word: str, other: str) -> bool:
    """Whether one is the other with a single slip inside that no real word is made by."""
    if word.translate(_STYLE) == other.translate(_STYLE):
        return _broken(word, other)
    if len(word) == len(other):
        differ = [index for index in range(len(word)) if word[index] != other[index]]
        if len(differ) == 2:
            return True  # two neighbours swapped
        (index,) = differ
        return len(word) >= 8 or (len(word) >= 6 and frozenset((word[index], other[index])) in _PAIRS)
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    index = next((i for i, char in enumerate(shorter) if char != longer[i]), len(shorter))
    return len(longer) >= 4 and 0 < index < len(longer) - 1 and longer[-1] == shorter[-1]
