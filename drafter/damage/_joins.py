"""What a page turn or a wrap left in running text: a page number, a running head, a paragraph torn in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from drafter.damage._hit import JAPANESE, KANJI, Hit, Known
from drafter.damage._texts import Text
from drafter.document import Block, BlockKind
from drafter.japanese import lazy
from drafter.numbering.account import AccountLine

_NUMBER = lazy.compile(
    rf"(?<=[{JAPANESE}、])[ 　]*[-－‐―—]?[ 　]*[0-9０-９]{{1,3}}[ 　]*[-－‐―—]?[ 　]*(?=[{JAPANESE}])"
)
#: a page of so many, at the edge of a line
_OF = lazy.compile(
    rf"(?<=[{JAPANESE}、])[ 　]*[0-9０-９]{{1,3}}[/／][0-9０-９]{{1,3}}[ 　]*(?=[{JAPANESE}])", needs="/|／"
)
#: what is counted, and what a fraction goes on with
_COUNTED = lazy.compile(
    "[年月日人円億万兆千百件回団都道府県市区町村郡分倍割度位号条項章"
    "節款種類階級次期段点地施機校者社名歳時秒基本路線戸台棟床隻頭羽枚冊部科課局省庁"
    "か箇ヶヵケカ世法以未程超余強弱週半単代目つの・をがはにでともへや"
    "個品群圏域国島港空駅店館所室組票問例席議案語字行列面層口泊キメトポセパ]"
    "|ヘクタール|リットル|グラム|デシ"
)
#: the same, behind a blank: no other word is set apart from its number
_UNITS = lazy.compile(
    "[年月日人円億万兆千百件回団都道府県市区町村分倍割度位号条項章節"
    "款種類階級期点校社名歳時秒戸台棟床隻頭羽枚冊か箇ヶヵケ％%]"
)
#: a page number at the start of a paragraph that goes on with the one before it
_LEADING = lazy.compile(
    rf"[-－‐―—]?[ 　]*[0-9０-９]{{1,3}}(?:[/／][0-9０-９]{{1,3}})?(?:[ 　]*[-－‐―—])?[ 　]+(?=[{JAPANESE}])",
    near="[0-9０-９](?:[ 　]*[-－‐―—])?[ 　]",
)
#: one at the end of a text
_TRAILING = lazy.compile(
    rf"(?<=[{JAPANESE}、])[ 　]*(?P<dash>[-－‐―—]?)[ 　]*[0-9０-９]{{1,3}}[ 　]*[-－‐―—]?$",
    near="[0-9０-９][ 　]*[-－‐―—]?$",
)
_SHARE = lazy.compile("[のをにはがでともへ以程未超月日、]")
#: behind which a number may stand by itself
_NUMBERED = lazy.compile("(?:第|令和|平成|昭和|約|図|表|別紙|様式|資料|参考|計|全|各|最大|上位|震度|式|型)[ 　]*$")
#: a number between two dashes stands in no sentence of its own
_DASHED = lazy.compile(
    rf"(?<=[{JAPANESE}、])[ 　]*(?P<dash>[-－‐―—])[ 　]*[0-9０-９]{{1,3}}[ 　]*(?P=dash)[ 　]*(?=[{JAPANESE}])",
    needs="-|－|‐|―|—",
)
_BARE = lazy.compile(r"[-－‐―—\s]*[0-9０-９]{1,3}[-－‐―—\s]*")
_VERB = lazy.compile("(?:する|した|して|され|させ|しな|し、)")
#: no paragraph begins so
_GOES_ON = lazy.compile("[を、。」』）ーっゃゅょァィゥェォッャュョん]|する|した|され|させ|られ|ること|れる")
_UNENDED = lazy.compile(f"[{JAPANESE}、]$")
#: how long a text is that is no heading without its stop; how a new paragraph begins
_MUCH = 60
_SOME = 30
#: what neither a heading nor an item ends with; a clause that goes on
_OPEN = lazy.compile(
    "(?:[をがはに、]|について|において|を通じて|におい|によっ|及び|並びに|又は|若しくは|とともに|であり|するた)$"
)
#: what leads to the paragraphs below it
_LEADS = lazy.compile("(?:次の|次に|下記|以下|左記|後記|上記).{0,16}$")
_CLAUSES = lazy.compile("[はがをにでもてりしめずばくとけどきいみえべ]、|。")
#: what no heading has: the end of a clause within a sentence
_RUNNING = lazy.compile(
    "(?:[はがを]|では|には|され|られ|して|ており|ていて|とともに|つつ|ため|れば|により|について|に対し|であり|よう)、"
)
_ANEW = lazy.compile(
    "また|さらに|更に|なお|ついては|よって|しかし|そこで|こう"
    "した|このような|この|その|これ|一方|加えて|我々|国[はにと、]|以上|特に|ただし|つきましては"
    "|地方|本[県市町村会提要]|今|近年|現在|まず|次に|例えば|併せて|そのため|したがって|従って"
)
#: what a sentence goes on after
_GOES = lazy.compile(f"[{JAPANESE}、]$")
#: what a running head is pressed to, and how a sentence goes on that speaks of the title
_BEFORE = lazy.compile(f"[{JAPANESE}]$")
_MENTIONED = lazy.compile(
    "[^一-龠ぁ-んァ-ヴ]|[をがはにのともやへで]|から|まで|より|など|として|について|によ|だ|なら"
    "|[案書等中後前内本全活集文時版編改別作最決提骨概素原策要成以取採]"
)
_MENTIONS = lazy.compile("[般度会回下記月日年体部局県市町村区都道府省庁国週旬冬夏秋春同本当該各前新次旧盟議組合団]$")
#: a heading's own line is no running head: it must be that long to be taken for one
_HEAD = 8
#: letters by which a line with a head pressed to it may be no longer than the head
_LOOSE = 3
#: a text that sets its numbers apart
_SPACED_NUMBER = lazy.compile(rf"[{JAPANESE}、。] [0-9０-９]+ [{JAPANESE}]", near=" [0-9０-９]+ ")
#: by how many cells a line is longer than the others of the file that go on
Beyond = Callable[[AccountLine], float]


def numbers(
    text: Text,
    known: Known,
    joins: Callable[[], Mapping[int, int]],
    lines: Sequence[AccountLine],
    beyond: Beyond = lambda _: 0.0,
) -> Iterator[Hit]:
    """A page number in a sentence: a line of its own, or one that parts a word.

    Args:
        joins: tells where lines of the file begin in the text, and which. lines: those of the node. beyond: by how many
            cells one of them is longer than the others of the file.
    """
    if not text.sentence:
        return
    alone_at = any(_BARE.fullmatch(line.text) for line in lines)
    bare = {start for start, number in joins().items() if _BARE.fullmatch(lines[number].text)} if alone_at else set()
    starts = set(joins()) if alone_at or re.search("[0-9０-９]", text.text) else set()
    for found in _NUMBER.finditer(text.text):
        start, end = found.span()
        if _DASHED.fullmatch(text.text, start, end) or _DASHED.match(text.text, start):
            yield Hit("page", start, end, "", safe=True)
            continue
        alone = any(index in bare for index in range(start, end))
        if not alone and not (found[0][0] in " 　" and found[0][-1] in " 　"):
            continue
        left, right = text.text[max(0, start - 1) : start], text.text[end : end + 1]
        word = re.fullmatch(f"[{KANJI}]{{2}}", left + right) is not None
        verb = _VERB.match(text.text, end) is not None and re.match(f"[{KANJI}]", left) is not None
        if alone or verb or (word and known.stands(text.text[start - 1 : start] + text.text[end : end + 2])):
            yield Hit("page", start, end, "", safe=alone or verb)
    if starts:
        yield from _edges(text, joins(), lines, beyond)


def _edges(text: Text, starts: Mapping[int, int], lines: Sequence[AccountLine], beyond: Beyond) -> Iterator[Hit]:
    """A number at the edge of a line of the file that counts nothing: 支援する12 | 財源, 機器 | 7/20 整備.

    Whatever follows, one that is set apart at the start of a line, or makes a line longer than others are, is none.
    """
    spaced = _SPACED_NUMBER.search(text.text) is not None
    for pattern in (_OF, _NUMBER):
        for found in pattern.finditer(text.text):
            start, end = found.span()
            digits = start + len(found[0]) - len(found[0].lstrip())
            leads = digits in starts and found[0][-1] in " 　"
            if not (end in starts or leads) or _NUMBERED.search(text.text[:start]):
                continue
            counted = _SHARE if pattern is _OF else _COUNTED
            cells = sum(0.5 if char.isascii() else 1.0 for char in found[0].strip())
            longer = end in starts and beyond(lines[starts[end] - 1]) >= cells >= 1
            if (leads and not spaced) or longer:
                counted = _UNITS
            if counted.match(text.text, end) is None:
                yield Hit("page", start, end, "")


def heads(
    text: Text,
    joins: Callable[[], Mapping[int, int]],
    lines: Sequence[AccountLine],
    running: frozenset[str],
    beyond: Beyond,
) -> Iterator[Hit]:
    """A running head or the document's title on a line of its own within a paragraph, or pressed to the edge of one.

    Args: running: their words. beyond: as for ``numbers``.
    """
    found = joins() if any(line.text in running for line in lines[1:]) else {}
    starts = sorted(found)
    for at, start in enumerate(starts):
        words = lines[found[start]].text
        if len(words) >= _HEAD and words in running:
            end = starts[at + 1] if at + 1 < len(starts) else len(text.text)
            if end < len(text.text) and text.text[start:end].split() == words.split():
                yield Hit("head", start, end, "", safe=True)
    yield from _at_edge(text, joins, lines, running, beyond)


def _at_edge(
    text: Text,
    joins: Callable[[], Mapping[int, int]],
    lines: Sequence[AccountLine],
    running: frozenset[str],
    beyond: Beyond,
) -> Iterator[Hit]:
    """A running head behind a kanji that no mention of it follows, where a line of the file begins or ends; and
    wherever it makes that line longer than the others of the file.
    """
    for words in sorted(running):
        start = text.text.find(words) if len(words) >= _HEAD else -1
        end = start + len(words)
        left, right = text.text[:start], text.text[end:]
        if start <= 0 or not right.strip() or not text.sentence:
            continue
        found = joins()
        if start not in found and end not in found:
            continue
        line = lines[found[end] - 1 if end in found else found[start]]
        unmentioned = re.search(f"[{KANJI}]$", left) is not None and not _MENTIONS.search(left)
        if _outside(left) and (unmentioned or beyond(line) >= len(words) - _LOOSE - sum(map(str.isascii, words)) / 2):
            yield Hit("head", start, end, "")


def titles(text: Text, known: Known) -> Iterator[Hit]:
    """The document's title within a sentence, set apart by blanks or pressed between its words, as running heads are.

    A sentence that speaks of the title goes on with a particle, or has it in quotes.
    """
    if not text.sentence:
        return
    title = str(known.ask("title"))
    at = text.text.find(title) if len(title) >= _HEAD else -1
    if at <= 0:
        return
    start, end = at, at + len(title)
    left, right = text.text[:start], text.text[end:]
    if _pressed(left, right):
        yield Hit("head", start, end, "")
        return
    if left != left.rstrip() and right != right.lstrip() and _GOES.search(left.rstrip()) and right.strip():
        yield Hit("head", len(left.rstrip()), end + len(right) - len(right.lstrip()), None)


def _outside(left: str) -> bool:
    """Whether no bracket is open behind these words."""
    return left.count("「") <= left.count("」") and left.count("（") <= left.count("）")


def _pressed(left: str, right: str) -> bool:
    """Whether words that are no part of the sentence stand between these two, with no blank or mark to part them."""
    if not _BEFORE.search(left) or not right or "。" not in right:
        return False
    if not _outside(left):
        return False
    return _MENTIONED.match(right) is None


def leading_page(before: str, block: Block) -> Hit | None:
    """The page number that a paragraph begins with which goes on with the text before it."""
    if block.label or block.kind is not BlockKind.PARAGRAPH or "。" not in block.text:
        return None
    found = _LEADING.match(block.text)
    if found is None or _UNITS.match(block.text, found.end()) or len(before) < _SOME or not _UNENDED.search(before):
        return None
    return Hit("page", 0, found.end(), "") if "、" in before and not _LEADS.search(before) else None


def trailing_page(before: str, block: Block) -> Hit | None:
    """The page number that a text ends with whose sentence the next paragraph goes on with."""
    plain = block.kind is BlockKind.PARAGRAPH and not block.label and not block.rows
    found = _TRAILING.search(before)
    if not plain or found is None or found.start() < _SOME or _NUMBERED.search(before[: found.start()]):
        return None
    goes_on = block.text.endswith("。") and _ANEW.match(block.text) is None and "、" in before
    if goes_on and (_OPEN.search(before[: found.start()]) or found["dash"]) and not _UNITS.match(block.text):
        return Hit("page", found.start(), len(before), "")
    return None


def trailing_head(before: str, block: Block, title: str) -> Hit | None:
    """The document's title at the end of a text whose sentence the next paragraph goes on with."""
    plain = block.kind is BlockKind.PARAGRAPH and not block.label and block.text.endswith("。")
    start = len(before) - len(title)
    if not plain or len(title) < _HEAD or start < _SOME or not before.endswith(title) or not _outside(before):
        return None
    return Hit("head", start, len(before), "") if _ANEW.match(block.text) is None else None


def torn_heading(heading: str, following: Block, *, full: bool) -> Hit | None:
    """A text that was taken for a heading because its paragraph is torn: long, with clauses, full to the edge."""
    plain = following.kind is BlockKind.PARAGRAPH and not following.label and not following.rows
    if not plain or not full or len(heading) < _SOME or not _UNENDED.search(heading):
        return None
    goes_on = following.text.endswith("。") and _ANEW.match(following.text) is None
    if goes_on and _RUNNING.search(heading) is not None:
        return Hit("torn-paragraph", len(heading), len(heading), "")
    return None


def torn(block: Block, following: Block, *, full: bool = False) -> Hit | None:
    """A paragraph that stops within a sentence, and the next goes on with it: the break at its end.

    Args:
        full: whether its last line reaches to the edge of the page, as lines do that go on on the next.
    """
    plain = following.kind is BlockKind.PARAGRAPH and not following.label and not following.rows
    if not plain or block.rows or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    if (
        _UNENDED.search(block.text)
        and _long(block, following)
        and (_GOES_ON.match(following.text) or _breaks_off(block.text, following.text, full=full))
    ):
        sure = _GOES_ON.match(following.text) is not None or _stops(block.text, following.text)
        return Hit("torn-paragraph", len(block.text), len(block.text), "", safe=sure)
    return None


def _breaks_off(text: str, following: str, *, full: bool) -> bool:
    """Whether a text with sentences stops without an end, and what follows ends as sentences do."""
    if not following.endswith("。") or re.match("[一-龠ぁ-んァ-ヴー]", following) is None:
        return False
    # no heading and no item ends so, and none fills its line to the edge with open clauses
    opened = _OPEN.search(text) is not None or (full and _CLAUSES.search(text) is not None)
    if opened and len(text) >= _SOME and not _LEADS.search(text):
        return True
    return _stops(text, following)


def _stops(text: str, following: str) -> bool:
    """Whether a long text with sentences stops without an end, and no new thought follows."""
    ended = re.search(f"[{KANJI}ァ-ヴー、をがはにの]$", text) is not None
    whole = following.endswith("。") and re.match("[一-龠ぁ-んァ-ヴー]", following) is not None
    return len(text) >= _MUCH and "、" in text and ended and whole and _ANEW.match(following) is None


def _long(block: Block, following: Block) -> bool:
    """Whether both are running text, and not a column of words."""
    return len(block.text) >= 10 and ("。" in following.text or len(following.text) >= 10)
