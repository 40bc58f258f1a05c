"""END003: a request whose last words are broken: 支援すること。こと。, 支援をこと。, 努めこと。"""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="END003",
    name="request-broken",
    severity=Severity.ERROR,
    title=Message(ja="要望の結びの壊れ", en="a request whose last words are broken"),
    why=Message(
        ja="「すること。」の前後で語が落ちたか重なっています（支援をこと。、拡充こと。、努めこと。、することこと"
        "。、すること。こと。、するること。）。"
        "「次のこと。」「必要なこと。」のように正しく続くものは対象にしません。",
        en="Words are lost or doubled around すること。: 支援をこと。, 拡充こと。, 努めこと。, することこと。, す"
        "るること。 What is "
        "rightly joined (次のこと。, 必要なこと。) is left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="財源の確保に努めこと。",
    right="財源の確保に努めること。",
    repairs="both",
)
#: こと doubled, with or without what stands between: one of them is too many
_DOUBLED = lazy.compile(r"こと(?P<odd>こと|。こと|。と|と)(?=。)", needs="ことこと|こと。こと|こと。と|ことと")
_LONG = lazy.compile(r"[るすう](?P<odd>る)(?=こと。)")
#: a particle, a noun or a verb's stem directly before こと。
_LOST = lazy.compile(
    r"(?P<odd>[をにがはへも]|[ァ-ヶー]|[一-龠]{2}|[しちりみびぎけせめれべげねえじき])こと。", needs="こと。"
)
_STEM = lazy.compile(r"[けせめれべげねえじ]\Z")
_NOUN = lazy.compile("[一-龠]{2}|[ァ-ヶー]")
_NOUNS = lazy.compile(r"(?:出来|見|仕|物|何|小|大|賭|祝|願|習|隠|泣|寝|約束)\Z")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each broken ending."""
    for pattern in (_DOUBLED, _LONG):
        for found in pattern.finditer(text):
            start, end = found.span("odd")
            if pattern is _LONG and not _doubled_ru(text, start):
                continue
            message = Message(
                ja=f"要望の結びで「{text[start:end]}」が余っています",
                en=f"“{text[start:end]}” is one too many at the end of the request",
            )
            yield Hit(start, end, message, "", safe=pattern is _DOUBLED, excerpt=text[max(0, start - 6) : end + 3])
    for found in _LOST.finditer(text):
        start, end = found.span("odd")
        if _NOUNS.search(text[:end]):
            continue
        message = Message(
            ja=f"「{text[max(0, end - 6) : end]}」と「こと。」の間で語が落ちています",
            en=f"a word is lost between “{text[max(0, end - 6) : end]}” and こと。",
        )
        lost = "る" if _STEM.search(found["odd"]) else "する" if _NOUN.fullmatch(found["odd"]) else None
        new = f"{found['odd']}{lost}こと。" if lost else None
        yield Hit(start, found.end(), message, new, excerpt=text[max(0, end - 6) : found.end()])


def _doubled_ru(text: str, at: int) -> bool:
    """Whether the る before こと is one too many: するる, 図るる, 行うる; not 困る, 得る."""
    return (
        text[at - 1] == "る" or text[at - 2 : at] == "する" or (text[at - 1] == "う" and text[at - 2 : at - 1] != "得")
    )
