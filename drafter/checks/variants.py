"""One word in two spellings: which spellings a document has of a word, and where.

Three ways to know that two spellings are one word: katakana that fall together when long vowels, ヴ and small kana are
evened out; entries of a spelling lexicon, whose right form stands elsewhere in the document; and sets of spellings of
which no norm prefers one. What stands within 「」 is a name, and so is what is followed by 法, 計画 and the like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter import lexicon
from drafter.checks.context import Context, Node
from drafter.checks.spelling import quoted
from drafter.checks.texts import kind_of
from drafter.japanese import lazy


@dataclass(frozen=True, slots=True)
class Use:
    """One place at which a word stands: the node, its path, its text, and the characters."""

    node: Node
    path: tuple[int, ...]
    text: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """The word as printed."""
        return self.text[self.start : self.end]


Uses = dict[str, dict[str, list[Use]]]

#: (word, its spellings as regular expressions): none is wrong, but a document has one of them
SETS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "子ども",
        (
            ("子ども", "子ども(?!・子育て|の権利|食堂|の貧困|家庭|未来|園|基金)"),
            ("子供", "子供(?!・若者|の読書|家庭)"),
            (
                "こども",
                "(?<![ぁ-ん])こども(?!家庭|基本|大綱|まんなか|未来|園|誰でも|計画|性|の?居場所|政策|センター|・|医療)",
            ),
        ),
    ),
    (
        "障害",
        (
            ("障がい", "障がい(?=者|児|のある|を持)(?!者[^、。]{0,8}(?:法|手帳|計画|年金|施設))"),
            (
                "障害",
                "障害(?=者|児|のある|を持)(?![者児][^、。]{0,10}(?:法|手帳|計画|年金|施設|事業|サービス|センター))",
            ),
        ),
    ),
    ("一人一人", (("一人ひとり", "一人ひとり"), ("一人一人", "一人一人"), ("ひとりひとり", "ひとりひとり"))),
    ("まちづくり", (("まちづくり", "まちづくり"), ("街づくり", "街づくり"), ("町づくり", "町づくり"))),
    ("ウェブ", (("ウェブ", "ウェブ"), ("Web", r"(?<![A-Za-z0-9])(?:Web|ＷＥＢ|Ｗｅｂ|WEB)(?![A-Za-z0-9])"))),
    ("ひも付け", (("ひも付け", "ひも付け"), ("ひもづけ", "ひもづけ"), ("紐付け", "紐付け"), ("紐づけ", "紐づけ"))),
    ("位置付け", (("位置付け", "位置付(?=[けい])"), ("位置づけ", "位置づ(?=[けい])"))),
    ("義務付け", (("義務付け", "義務付(?=け)"), ("義務づけ", "義務づ(?=け)"))),
    ("裏付け", (("裏付け", "裏付(?=け)"), ("裏づけ", "裏づ(?=け)"))),
    ("関連付け", (("関連付け", "関連付(?=け)"), ("関連づけ", "関連づ(?=け)"))),
    ("十分", (("十分", "十分(?=に|な|で)"), ("充分", "充分(?=に|な|で)"))),
    ("目途", (("目途", "目途(?=に|と|が)"), ("目処", "目処(?=に|と|が)"), ("めど", "(?<![ぁ-ん])めど(?=に|と|が)"))),
    ("デジタル", (("デジタル", "デジタル"), ("ディジタル", "ディジタル"))),
    ("呼びかけ", (("呼びかけ", "呼びかけ"), ("呼び掛け", "呼び掛け"))),
    ("働きかけ", (("働きかけ", "働きかけ"), ("働き掛け", "働き掛け"))),
    ("取りまとめ", (("取りまとめ", "取りまとめ"), ("とりまとめ", "とりまとめ"), ("取り纏め", "取り纏め"))),
    ("附帯", (("附帯", "附帯(?!決議)"), ("付帯", "付帯(?!決議)"))),
    ("寄附", (("寄附", "寄附(?=[をのが金])"), ("寄付", "寄付(?=[をのが金])"))),
    ("はじめ", (("をはじめ", "をはじめ(?=と|、)"), ("を始め", "を始め(?=と(?:する|した|して)|、)"))),
)
#: the conjunctions between nouns, in kanji and kana; 及び of 影響が及び is a verb
_AFTER_NOUN = "(?<=[一-龠々ァ-ヶー」）])"
CONJUNCTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = tuple(
    (kanji, ((kanji, f"{_AFTER_NOUN}{kanji}(?![、。])"), (kana, f"{_AFTER_NOUN}{kana}(?![、。])")))
    for kanji, kana in (("及び", "および"), ("並びに", "ならびに"), ("又は", "または"), ("若しくは", "もしくは"))
)
#: of which the official spelling knows one: there the ORT rules report the other
_OFFICIAL = frozenset({"ひも付け", *(kanji for kanji, _ in CONJUNCTIONS)})
_CONJOINED = frozenset(kanji for kanji, _ in CONJUNCTIONS)
_NAMED = lazy.compile(
    r"[^、。「」]{0,8}(?:法(?![人律的])|条例|規則|要綱|計画|プラン|ビジョン|戦略|構想|事業費|協議会|センター|株式会社)"
)
_KATAKANA = lazy.compile(r"[ァ-ヺー]{3,}")
_EVENED = str.maketrans({"ァ": "ア", "ィ": "イ", "ゥ": "ウ", "ェ": "エ", "ォ": "オ"})
_VU = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))


def katakana(context: Context) -> Uses:
    """Katakana words by what they have in common, each with its spellings and their places."""
    found: Uses = defaultdict(lambda: defaultdict(list))
    for node, path, text in _texts(context):
        for at in _KATAKANA.finditer(text):
            if not _named(text, at.start(), at.end()):
                found[_evened(at[0])][at[0]].append(Use(node, path, text, *at.span()))
    return found


@lru_cache(maxsize=8192)
def _evened(word: str) -> str:
    """A katakana word without what houses differ in: ー at its end, ヴ, small kana, エイ for エー."""
    for old, new in _VU:
        word = word.replace(old, new)
    word = re.sub("(?<=[エケセテネヘメレェ])イ", "ー", word)
    return word.removesuffix("ー").translate(_EVENED)


def sets(context: Context) -> Uses:
    """The words of ``SETS`` and the conjunctions, each with the spellings that the document has."""
    found: Uses = defaultdict(lambda: defaultdict(list))
    official = context.profile.spelling == "official"
    for node, path, text in _texts(context):
        for word, form, start, end in _in_sets(text):
            if not (official and word in _OFFICIAL):
                found[word][form].append(Use(node, path, text, start, end))
    return found


@lru_cache(maxsize=8192)
def _in_sets(text: str) -> tuple[tuple[str, str, int, int], ...]:
    return tuple(
        (word, form, at.start(), at.end())
        for word, forms in (*SETS, *CONJUNCTIONS)
        for form, pattern in forms
        if word not in _CONJOINED or form in text
        for at in re.finditer(pattern, text)
        if not _named(text, at.start(), at.end())
    )


def by_lexicon(context: Context, families: Iterable[str]) -> Iterator[tuple[Use, str, int]]:
    """Entries of lexicons that stand in a document which elsewhere has their right form.

    Returns:
        the place, the right form, and how often it stands in the document, for each.
    """
    texts = list(_texts(context))
    found: dict[str, list[Use]] = defaultdict(list)
    for node, path, text in texts:
        for start, end, right in _in_lexicons(text, tuple(families)):
            if not _named(text, start, end):
                found[right].append(Use(node, path, text, start, end))
    for right, uses in found.items():
        count = sum(text.count(right) for _, _, text in texts)
        for use in uses:
            yield use, right, count


@lru_cache(maxsize=8192)
def _in_lexicons(text: str, families: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (one.start, one.end, one.right)
        for name in families
        for one in lexicon.family(name).find(text)
        if one.right is not None and one.entry.official and one.right not in _CONJOINED
    )


def _texts(context: Context) -> Iterator[tuple[Node, tuple[int, ...], str]]:
    return ((node, path, text) for node, path, text in context.texts if kind_of(node) not in ("line", "figure"))


def _named(text: str, start: int, end: int) -> bool:
    """Whether a word is part of a name."""
    return start in quoted(text) or _NAMED.match(text, end) is not None
