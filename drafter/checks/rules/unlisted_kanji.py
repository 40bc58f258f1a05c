"""ORT002: a kanji outside 常用漢字表 without its reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from drafter import lexicon
from drafter.checks.rule import Rule
from drafter.checks.spelling import official, quoted
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="ORT002",
    name="unlisted-kanji",
    severity=Severity.INFO,
    title=Message(ja="常用漢字表にない漢字", en="kanji outside the list of common kanji"),
    why=Message(
        ja="常用漢字表にない漢字は、初めて出る所に読みを添えるか、仮名又は別の語にします。"
        "地名・人名らしいもの、「」の中の名称、読みを括弧で添えたもの、法令の用語（強靱、瑕疵、口蹄疫など）は対象にしません。",
        en="Kanji outside the list want their reading beside them, or kana, or another word. What looks like the name "
        "of a place or a person, names within 「」, words whose reading follows and terms of laws are left alone.",
    ),
    rests_on=official(
        "常用漢字表（平成22年内閣告示第2号）、公用文における漢字使用等について（平成22年内閣訓令第1号）",
        "常用漢字表 (Cabinet Notice 2 of 2010); 公用文における漢字使用等について (Cabinet Directive 1 of 2010)",
    ),
    wrong="工事の瑣事にわたる調整",
    right="工事の細部にわたる調整",
)
_KANJI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
_RUN = lazy.compile(f"[{_KANJI}]+")
#: printed for the listed forms 塡剝頰𠮟 where a font or code page lacks them; the table itself allows them
_VARIANTS = frozenset("填剥頬叱遡遜謎餅餌賭箋")
#: terms of laws, and of what ministries call by no other name
_TERMS = lazy.compile(
    r"強[靱靭]|瑕疵|口蹄疫|口腔|子宮頸|頸椎|頸部|頸動脈|罹災証明|水源の?涵養|麻疹|風疹|湿疹|疱疹|禁錮|砒素|哺乳|緊急浚渫|誹謗中傷|埴輪|鉗子"
)
_PLACE = lazy.compile(r"[市町村区郡県島川山湖湾岬港駅橋線峠浜津崎浦沢谷原野丘岳寺社宮城藩荘]")
_PERSON = lazy.compile(r"(?:氏|様|殿|先生|知事|市長|町長|村長|区長|議員|会長|大臣|委員|教授)")
_READING = lazy.compile(r"[（(][ぁ-んー・]+[）)]")
#: hiragana with which a kanji is inflected; particles are not among them
_INFLECTED = lazy.compile(r"[いうくぐすつぬぶむるえけげせてねべめれわさばまらんっきぎしちびみり]")
#: JIS X 0208: rows from 48 on are the second level, which hardly occurs in names
_SECOND_LEVEL = 48


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each word in kanji with one outside the table."""
    if about.profile.spelling != "official" or about.kind in ("line", "figure") or not _unlisted(text):
        return
    known = _known(text)
    for run in _RUN.finditer(text):
        odd = "".join(char for i, char in enumerate(run[0], run.start()) if _odd(text, i, run) and i not in known)
        if not odd or _named(text, run):
            continue
        message = Message(
            ja=f"「{run[0]}」の「{odd}」は常用漢字表にありません。読みを添えるか、別の書き方にします",
            en=f"{odd} in “{run[0]}” is not in the list of common kanji: add its reading, or write it otherwise",
        )
        yield Hit(run.start(), run.end(), message)


def _odd(text: str, at: int, run: re.Match[str]) -> bool:
    """Whether a kanji is outside the table and is likely to stand in a word, not in a name."""
    if text[at] in listed() or text[at] == "々":
        return False
    code = text[at].encode("euc_jp", "ignore")
    if len(code) != 2 or code[0] - 0xA0 >= _SECOND_LEVEL:
        return True
    # the first level is full of names: there only what is inflected is a word
    return at == run.start() and at + 1 == run.end() and _INFLECTED.match(text, at + 1) is not None


def _named(text: str, run: re.Match[str]) -> bool:
    if _PLACE.search(run[0]) or _PERSON.search(run[0]) or _READING.match(text, run.end()):
        return True
    return _PERSON.match(text, run.end()) is not None


@lru_cache(maxsize=4096)
def _known(text: str) -> frozenset[int]:
    """Characters that another rule reports, that laws print so, or that belong to a name in 「」."""
    found = set(quoted(text))
    for word in lexicon.family("unlisted_words").find(text):
        found.update(range(word.start, word.end))
    for term in _TERMS.finditer(text):
        found.update(range(*term.span()))
    return frozenset(found)


@lru_cache(maxsize=8192)
def _unlisted(text: str) -> bool:
    return not set(_RUN.sub("", text)) >= set(text) - listed()


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """The 2,136 kanji of 常用漢字表, and the forms that it allows for four of them."""
    text = (Path(lexicon.__file__).parent / "joyo.txt").read_text(encoding="utf-8")
    return frozenset("".join(text.split())) | _VARIANTS
