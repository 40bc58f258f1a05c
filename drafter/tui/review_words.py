"""What the screen of a review says, in both languages."""

from __future__ import annotations

from drafter.language import Message
from drafter.review.groups import State
from drafter.review.words import KINDS, STATES, VERDICTS, part_name

__all__ = ["KINDS", "VERDICTS", "part_name"]

#: the style of a decision's word in the list
STYLES: dict[str, str] = {
    "open": "warning",
    "accepted": "good",
    "edited": "good",
    "rejected": "muted",
    "noted": "muted",
}
#: a decision, or how opinions stand to each other, in two columns, for a narrow list
SHORT = {
    "open": Message(ja="未", en="?"),
    "accepted": Message(ja="採", en="+"),
    "edited": Message(ja="修", en="~"),
    "rejected": Message(ja="否", en="-"),
    "noted": Message(ja="答", en="a"),
    "mixed": Message(ja="分", en="*"),
    "conflict": Message(ja="競", en="!"),
    "agreed": Message(ja="一", en="="),
    "merged": Message(ja="両", en="&"),
    "unsure": Message(ja="？", en="??"),
}
#: opinions of one place were decided differently
MIXED = Message(ja="分かれた", en="mixed")

#: what the list says of a place: what was decided there, or how its opinions stand to each other
STATES_HERE: dict[str, Message] = {
    **{str(verdict): message for verdict, message in VERDICTS.items()},
    "mixed": MIXED,
    **{state.value: STATES[state] for state in (State.CONFLICT, State.AGREED, State.MERGED, State.UNSURE)},
}

SENT = Message(ja="送った文", en="As it was sent")
NOW = Message(ja="いまの原案", en="The draft now")
NOW_SAME = Message(ja="いまの原案（送った文のまま）", en="The draft now (as it was sent)")
NOW_OTHER = Message(
    ja="原案のこの文は、送った後に変わっています。", en="The draft's words have changed since they were sent."
)
NOW_GONE = Message(ja="いまの原案にこの場所はありません", en="The draft has no such place any more")
RESPONSE = Message(ja="回答", en="Answer")
NO_PLACE = Message(ja="（原案の外）", en="(outside the draft)")
NO_WORDS = Message(ja="（文の変更なし）", en="(no change of words)")
BEHIND = Message(ja="この後に加える：", en="To be put in behind: ")
TO_BEHIND = Message(ja="この後へ移す：", en="To be moved behind: ")
TO_TOP = Message(ja="（いちばん前）", en="(the very beginning)")
TAKE_OUT = Message(ja="この段落を取り除く", en="This paragraph is to go")
DECIDED = Message(ja="決定", en="decided")
APPLIED = Message(ja="原案に入れた文", en="What went into the draft")
DONE = Message(ja="解決済み", en="done")
PLACE_UNSURE = Message(
    ja="場所が確かでありません。Alt+C で場所を選んでください。候補：",
    en="The place is not sure. Alt+C chooses it. It may be: ",
)
CONFLICT_NOTE = Message(
    ja="{n} とおりの案があります。←→ で選んで採用するか、Alt+E で一つの文にまとめてください。",
    en="{n} different versions. ←→ choose the one to accept, or Alt+E writes one out of them.",
)
MERGED_NOTE = Message(
    ja="{n} とおりの案がありますが、直した箇所が重ならないので、どれも採用できます。",
    en="{n} different versions, whose changes lie apart: all of them can be accepted.",
)
AGREED_NOTE = Message(ja="{n} 人が同じ案です。", en="{n} reviewers say the same.")
EDITING = Message(
    ja="採用する文（Alt+A で採用、Esc で一覧へ）", en="Words to accept (Alt+A accepts, Esc goes to the list)"
)
ANSWERING = Message(ja="回答（意見対応表に載ります）", en="Answer (goes into the table of responses)")
ANSWER_HINT = Message(ja="回答を入力", en="Type the answer")
NOTHING_HERE = Message(ja="この条件に当てはまる意見はありません。", en="No opinions of this kind.")
ALL_DONE = Message(ja="未決の意見はありません", en="no open opinions")

IN_ALREADY = Message(
    ja="採用済みです。原案で直すには Alt+L を押してください",
    en="it is accepted already; Alt+L opens its place in the draft",
)
WHO = Message(ja="決める人の名前（記録に残ります）", en="Who decides? (kept in the record)")
HELD = Message(ja="原案に入れられませんでした", en="it could not be put into the draft")
NOT_COMPOSED = Message(ja="原案を組み立てられません", en="the draft cannot be composed")
NOT_SAVED = Message(ja="保存せずに終了", en="left without saving")
CHANGE_VALUE = Message(ja="値を変える（{values}）", en="Change the value ({values})")
CHANGE_WORDS = Message(ja="この文だけ書き換える（差込欄はなくなります）", en="Change these words alone (the slot goes)")
WRITE_ONE = Message(ja="編集欄で一つの文にまとめる", en="Write one text out of both")
REPLACE = Message(ja="今の文をこの案に置き換える", en="Put this version in place of what is there")
LEAVE = Message(ja="やめる（何も変えない）", en="Leave everything as it is")

#: what the list shows
FILTERS: dict[str, Message] = {
    "all": Message(ja="すべて", en="All"),
    "open": Message(ja="未決", en="Open"),
    "conflict": Message(ja="競合・要確認", en="Conflicts, unsure"),
    "comment": Message(ja="コメント", en="Comments"),
}
EVERYBODY = Message(ja="全員", en="Everybody")
