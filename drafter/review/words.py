"""What the kinds of opinions, the decisions and the states of places are called."""

from __future__ import annotations

from drafter.edit.paths import parse_key
from drafter.language import Message
from drafter.model.review import ChangeKind, Verdict
from drafter.review.groups import State
from drafter.review.opinions import Target

KINDS: dict[ChangeKind, Message] = {
    "text": Message(ja="文の修正", en="other words"),
    "heading": Message(ja="見出しの修正", en="another heading"),
    "cell": Message(ja="表の修正", en="a cell of a table"),
    "matter": Message(ja="題名・宛先などの修正", en="title, addressees …"),
    "new": Message(ja="追加", en="put in"),
    "deleted": Message(ja="削除", en="taken out"),
    "moved": Message(ja="移動", en="moved"),
    "split": Message(ja="段落の分割", en="split"),
    "joined": Message(ja="段落の結合", en="joined"),
    "comment": Message(ja="コメント", en="comment"),
}
VERDICTS: dict[Verdict, Message] = {
    "open": Message(ja="未決", en="open"),
    "accepted": Message(ja="採用", en="accepted"),
    "edited": Message(ja="修正採用", en="adapted"),
    "rejected": Message(ja="不採用", en="rejected"),
    "noted": Message(ja="回答のみ", en="answered"),
}
STATES: dict[State, Message] = {
    State.SINGLE: Message(ja="意見一つ", en="one opinion"),
    State.AGREED: Message(ja="一致", en="agreed"),
    State.MERGED: Message(ja="両立", en="together"),
    State.CONFLICT: Message(ja="競合", en="conflict"),
    State.COMMENT: Message(ja="コメントのみ", en="comments"),
    State.UNSURE: Message(ja="要確認", en="unsure"),
}
#: places outside the body, by the first key of their path
MATTER = {
    "title": Message(ja="題名", en="title"),
    "subtitle": Message(ja="副題", en="subtitle"),
    "date": Message(ja="日付", en="date"),
    "addressees": Message(ja="宛先", en="addressees"),
    "issuer": Message(ja="発出者", en="issuer"),
    "form_number": Message(ja="様式番号", en="form number"),
    "front": Message(ja="前付", en="front"),
    "cover": Message(ja="鑑文", en="covering letter"),
    "preamble": Message(ja="前文", en="preamble"),
    "lead": Message(ja="導入文", en="lead-in"),
    "closing": Message(ja="結び", en="closing"),
}
SLIGHT = Message(ja="字の幅・空白等のみ", en="width or blanks only")
UNSURE = Message(ja="場所が不確か", en="place unsure")


def place_name(target: Target) -> Message:
    """A place as people call it: its printed number, else the part that it stands in; which of several from 1."""
    if target.at:
        return Message(ja=target.at, en=target.at)
    return part_name(target) or Message(ja=target.clause or target.key, en=target.clause or target.key)


def part_name(target: Target) -> Message | None:
    """The part outside the body that a place stands in, and which of several from 1; None within the body."""
    path = parse_key(target.key)
    part = MATTER.get(str(path[0])) if path else None
    if part is None:
        return None
    nth = next((f" {step + 1}" for step in path[1:] if isinstance(step, int)), "")
    return Message(ja=part.ja + nth, en=part.en + nth)
