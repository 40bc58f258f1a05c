"""The words of a screenshot that a converter read out of a picture: one figure, and no clauses.

What gives a screen away is what stands on no page of a document: counters without a name (``137 2 3``), a place in a
list (``1 / 1000``), a time stamp to the minute, the words of buttons. Where four such lines of three kinds stand close
together, all from the first to the last is the screen, and the short words in front of it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.sentences import is_sentence
from drafter.readers._markup.breaks import begins_labelled
from drafter.readers._markup.walk import Found

_COUNTERS = re.compile(r"\d[\d,.]*(?:[\s　]+\d[\d,.]*)+")
_PLACE = re.compile(r"(?:^|[\s　])\d{1,6}[\s　]*[/／][\s　]*\d{1,6}(?:[\s　]*(?:件|ページ))?$")
_STAMP = re.compile(r"\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2}[\s　]+\d{1,2}:\d{2}|(?:^|[\s　])\d{1,2}:\d{2}(?:$|[\s　])")
_BUTTON = re.compile(
    r"Tweet|ツイート|ポストする|シェア|いいね|リツイート|フォロー(?:する|中)|チャンネル登録|ログイン|ログアウト|サインイン"
    r"|新規登録|会員登録|マイページ|ダウンロード$|アップロード|投稿する|送信する?$|検索$|表示件数|並び替え|絞り込み"
    r"|もっと見る|続きを読む|戻る$|次へ|前へ|お気に入り|カートに|パスワードを忘れ|メニュー$|ホーム$|通知$|設定$|キャンセル"
    r"|クリック|タップ|Sign in|Log ?in|Download|Search|Share"
)
_TALLY = re.compile(r"\d[\d,]*[\s　]*(?:件|ポイント|コメント|回視聴|いいね|票|フォロワー|views?|likes?)", re.IGNORECASE)
_KINDS = (_COUNTERS, _PLACE, _STAMP, _BUTTON, _TALLY)
#: lines between two of them, at most; lines and kinds of them, at least
_APART = 3
_LINES = 4
_SORTS = 3
_SHORT = 40


def gather(found: list[Found]) -> list[Found]:
    """Make one figure of each screen."""
    kinds = [_kinds(one) for one in found]
    out: list[Found] = []
    at = 0
    for begin, last in _stretches(found, kinds):
        first = begin
        while first > at and _is_word(found[first - 1]):
            first -= 1
        out.extend(found[at:first])
        out.append(_figure(found[first : last + 1]))
        at = last + 1
    return [*out, *found[at:]]


def _kinds(one: Found) -> frozenset[int]:
    passage = one.passage
    if passage.fixed is not None or passage.nest or len(passage.text) > _SHORT * 2 or "。" in passage.text:
        return frozenset()
    text = passage.text
    whole = {0} if _COUNTERS.fullmatch(text) else set()
    return frozenset(whole | {i for i in range(1, len(_KINDS)) if _KINDS[i].search(text)})


def _stretches(found: Sequence[Found], kinds: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    groups: list[list[int]] = []
    for i, kind in enumerate(kinds):
        if not kind:
            continue
        near = (
            bool(groups)
            and i - groups[-1][-1] <= _APART
            and not any(_numbered_heading(one) for one in found[groups[-1][-1] + 1 : i])
        )
        if near:
            groups[-1].append(i)
        else:
            groups.append([i])
    return [
        (group[0], group[-1])
        for group in groups
        if len(group) >= _LINES and len({k for i in group for k in kinds[i]}) >= _SORTS
    ]


def _numbered_heading(one: Found) -> bool:
    return one.passage.fixed is not None or (bool(one.passage.depth) and begins_labelled(one.passage.text, 2))


def _is_word(one: Found) -> bool:
    passage = one.passage
    return (
        passage.fixed is None
        and not passage.depth
        and not passage.nest
        and len(passage.text) <= _SHORT
        and not is_sentence(passage.text)
        and not begins_labelled(passage.text)
    )


def _figure(members: Sequence[Found]) -> Found:
    text = "\n".join(one.passage.text for one in members)
    first, last = members[0].passage, members[-1].passage
    passage = replace(first, text=text, fixed=Role.FIGURE, depth=0, end_line=last.end_line, spans=(), strong=False)
    return Found(passage, [chunk for one in members for chunk in one.chunks])
