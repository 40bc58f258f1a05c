"""What the kinds of opinions, the decisions and the states of places are called."""

from __future__ import annotations

from drafter.language import Message
from drafter.model.review import ChangeKind, Verdict
from drafter.review.groups import State

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
SLIGHT = Message(ja="字の幅・空白等のみ", en="width or blanks only")
UNSURE = Message(ja="場所が不確か", en="place unsure")
