"""Lines that only lead elsewhere: a page's contents (links into itself), and the menus and notices around an article
that no name gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.document import Inline
from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.sentences import is_sentence
from drafter.readers._markup.walk import Found

_CAPTION = re.compile(
    r"[【〔＜<［\[（(]?(?:目次|もくじ|目録|contents|tableofcontents|indexへ?|ページ内目次)[】〕＞>］\]）)]?", re.I
)
_DOTS = re.compile(
    r"[^\s・.．…‥･][ 　]?(?:[・.．･]{3,}|[…‥]{1,}|(?:[・.．･…‥][ 　]){3,}[・.．･…‥]?)[ 　]*"
    r"(?:[PpＰｐ][.．]?[ 　]*)?[0-9０-９]{1,4}$"
)
_NOTICE = re.compile(
    r"本文へ(?:移動|スキップ|ジャンプ)(?:する|します)?|コンテンツへスキップ|(?:このページを)?印刷する?|文字(?:の)?(?:サイズ|大きさ)(?:変更)?"
    r"|(?:この)?(?:ページ|頁)の(?:先頭|トップ|上部?)(?:へ|に)?(?:戻る|もどる)?|(?:一覧|前の?ページ|トップ(?:ページ)?)(?:へ|に)(?:戻る|もどる)"
    r"|.{0,60}(?:AdobeReader|AcrobatReader|AdobeAcrobat).{0,120}|copyright.{0,80}|.{0,60}allrightsreserved\.?",
    re.I,
)
#: the caption over whom to ask about a web page; below it nothing is the document's
_ABOUT_PAGE = re.compile(
    r"(?:この|本)(?:ページ|記事|サイト|情報)(?:の内容)?(?:に|を|は|へ)?.{0,12}(?:お?問い?合わ?せ先?|連絡先|アンケート|ご?意見|評価|作成).{0,6}"
)
_LEAST = 2


def contents(found: list[Found]) -> list[Found]:
    """Runs of links into the page itself, or of titles with the number of their page, and the caption over them."""
    start = 0
    while start < len(found):
        stop = start
        while stop < len(found) and (_leads(found[stop], within=True) or _counted(found[stop])):
            stop += 1
        if stop - start >= _LEAST:
            above = found[start - 1].passage if start else None
            if above is not None and above.fixed is None and _CAPTION.fullmatch(squeeze(above.text)):
                start -= 1
            for one in found[start:stop]:
                one.passage = replace(one.passage, fixed=Role.CONTENTS, depth=0, nest=0, labelled=0)
        start = max(stop, start + 1)
    return found


def around(found: list[Found]) -> list[Found]:
    """A web page without the menus in front of its first heading (or sentence) and the notices around it."""
    gone: dict[int, Role] = {}
    first = _first(found)
    headed = first < len(found) and bool(found[first].passage.depth)
    for i, one in enumerate(found):
        if one.passage.fixed is None and _NOTICE.fullmatch(squeeze(one.passage.text)):
            gone[i] = Role.HEADER if i < first else Role.FOOTER
        elif i < first and ((headed and one.passage.nest) or _in_run(found, i)):
            gone[i] = Role.HEADER
    for i, one in enumerate(found):
        if i > first and _ABOUT_PAGE.fullmatch(squeeze(one.passage.text)):
            gone.update(dict.fromkeys(range(i, _next(found, i)), Role.FOOTER))
    if len(gone) == len(found):
        return found
    for i, role in gone.items():
        for chunk in found[i].chunks:
            chunk.role = role
    return [one for i, one in enumerate(found) if i not in gone]


def _first(found: Sequence[Found]) -> int:
    """Where the article begins: its first heading; without one its first sentence."""
    depths = (i for i, one in enumerate(found) if one.passage.depth)
    sentences = (i for i, one in enumerate(found) if is_sentence(one.passage.text) and not _leads(one))
    return next(depths, next(sentences, len(found)))


def _next(found: Sequence[Found], at: int) -> int:
    """The next heading as high as one, or a table, behind which the document may go on; else the end."""
    depth = found[at].passage.depth or 9
    for i in range(at + 1, len(found)):
        if 0 < found[i].passage.depth <= depth or found[i].passage.fixed is Role.TABLE:
            return i
    return len(found)


def _in_run(found: Sequence[Found], i: int) -> bool:
    return _leads(found[i]) and any(0 <= k < len(found) and _leads(found[k]) for k in (i - 1, i + 1))


def _counted(one: Found) -> bool:
    """A title, a row of dots, and a number."""
    return one.passage.fixed is None and len(one.passage.text) < 120 and _DOTS.search(one.passage.text) is not None


def _leads(one: Found, *, within: bool = False) -> bool:
    """Whether all of a line, its label aside, is a link; ``within``: into the page itself."""
    passage = one.passage
    if passage.fixed is not None or passage.depth:
        return False
    spans = [s for s in passage.spans if s.kind is Inline.LINK and s.start < s.end]
    if not spans or any((s.text.startswith("#") and len(s.text) > 1) is not within for s in spans):
        return False
    covered = sum(len(passage.text[s.start : s.end].strip()) for s in spans)
    return covered >= len(passage.text[passage.labelled :].strip()) * 0.8
