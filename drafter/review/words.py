"""What the kinds of opinions, the decisions and the states of places are called."""

from __future__ import annotations

from drafter.language import Message
from drafter.model.review import ChangeKind, Verdict
from drafter.review.groups import State

KINDS: dict[ChangeKind, Message] = {
    "text": Message(ja="本文", en="wording"),
    "heading": Message(ja="見出し", en="heading"),
    "cell": Message(ja="表のセル", en="cell"),
    "matter": Message(ja="題名・宛先等", en="front matter"),
    "new": Message(ja="追加", en="new"),
    "deleted": Message(ja="削除", en="deleted"),
    "moved": Message(ja="移動", en="moved"),
    "split": Message(ja="分割", en="split"),
    "joined": Message(ja="結合", en="joined"),
    "comment": Message(ja="コメント", en="comment"),
}
VERDICTS: dict[Verdict, Message] = {
    "open": Message(ja="未決", en="open"),
    "accepted": Message(ja="反映", en="accepted"),
    "edited": Message(ja="修正の上反映", en="edited"),
    "rejected": Message(ja="不採用", en="rejected"),
    "noted": Message(ja="回答のみ", en="noted"),
}
STATES: dict[State, Message] = {
    State.SINGLE: Message(ja="意見一つ", en="one opinion"),
    State.AGREED: Message(ja="一致", en="agreed"),
    State.MERGED: Message(ja="両立", en="go together"),
    State.CONFLICT: Message(ja="競合", en="conflict"),
    State.COMMENT: Message(ja="コメントのみ", en="comments"),
    State.UNSURE: Message(ja="場所が不確か", en="place unsure"),
}
SLIGHT = Message(ja="字の幅・空白等のみ", en="width or blanks only")
UNSURE = Message(ja="場所が不確か", en="place unsure")
