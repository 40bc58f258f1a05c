"""The words for each piece of evidence, in both languages."""

from __future__ import annotations

from drafter.japanese import eras
from drafter.language import Message
from drafter.numbering import labels
from drafter.numbering.recognise import scores
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.sentences import is_cut

_MATTER = {
    Role.TITLE: Message(ja="題名の語で終わる", en="ends as titles do"),
    Role.SUBTITLE: Message(ja="題名のすぐ下にある", en="stands directly beneath the title"),
    Role.DATE: Message(ja="行全体が日付", en="the whole line is a date"),
    Role.ISSUER: Message(ja="団体名・役職名の行", en="names a body or a post"),
    Role.ADDRESSEE: Message(
        ja="宛先の行（敬称・国の機関・役職）", en="an addressee: an honorific, a body or post of the state"
    ),
    Role.SIGNATURE: Message(ja="連絡先の行", en="a line of a contact block"),
    Role.END: Message(ja="「以上」の行", en="the closing 以上"),
    Role.NOTE: Message(
        ja="前後の行が題名・日付・宛先などで、それ自体は判断できない",
        en="stands among front or end matter; nothing else gives it away",
    ),
}


def matter(role: Role) -> Message:
    """Why a line is front or end matter."""
    return _MATTER.get(role, _MATTER[Role.NOTE])


def hinted() -> Message:
    """The format's own style says so."""
    return Message(ja="書式（スタイル）がそう呼んでいる", en="the format's own style calls it so")


def only_heading(depth: int) -> Message:
    """A heading at the front that is the title."""
    return Message(
        ja=f"書式では見出し {depth} で、本文の前に立つ見出し",
        en=f"the format says heading {depth}; it stands before all text",
    )


def setting(passage: Passage) -> list[Message]:
    """How a line is set on its page."""
    found = (
        (passage.strong, Message(ja="行全体が太字または大きい字", en="the whole line is bold or larger")),
        (passage.centred, Message(ja="中央揃え", en="centred")),
        (passage.flush_right, Message(ja="右揃え", en="set to the right")),
        (passage.top, Message(ja="ページの先頭", en="begins a page")),
        (passage.gap > 0, Message(ja="前に空行がある", en="a blank line before it")),
    )
    return [message for holds, message in found if holds]


# ---------------------------------------------------------------- labels


_LOOSELY = {"follows-loosely": Message(ja="（書き方は少し違う）", en=" (written a little differently)")}


def follows(label: str, line: int, why: str) -> Message:
    """The next number of a list."""
    loosely = _LOOSELY.get(why, Message(ja="", en=""))
    return Message(
        ja=f"{line} 行目の「{label}」に続く番号{loosely.ja}", en=f"follows {label} at line {line}{loosely.en}"
    )


def goes_on(label: str, line: int) -> Message:
    """The list goes on after it."""
    return Message(ja=f"{line} 行目の「{label}」がこれに続く", en=f"{label} at line {line} follows it")


def begins(label: str, line: int) -> Message:
    """The first of a list."""
    return Message(
        ja=f"一覧の始まりで、{line} 行目の「{label}」がこれに続く",
        en=f"begins a list; {label} at line {line} follows it",
    )


def alone(number: int) -> Message:
    """A label without neighbours."""
    if number == 1:
        return Message(ja="一覧の始まり（続く番号はない）", en="begins a list that has no second")
    return Message(
        ja="前後の番号はないが、項目番号の形がはっきりしている",
        en="no neighbours in its list, but clearly a label by its shape",
    )


def bulleted(label: str, line: int) -> Message:
    """A further member of a bullet list."""
    return Message(ja=f"{line} 行目と同じ記号「{label}」", en=f"the same bullet {label} as at line {line}")


def printed() -> Message:
    """An automatic number."""
    return Message(ja="書式が自動で付けた項目番号", en="the format itself printed the label")


_GAP = Message(ja="（後に空白がある）", en=", with a blank after it")


def shape(mark: Mark) -> Message:
    """What a typed label looks like."""
    gap = _GAP if mark.gap else Message(ja="", en="")
    if mark.kind == "bullet" or not mark.readings:
        return Message(ja=f"行頭の記号{gap.ja}", en=f"a bullet at the beginning{gap.en}")
    reading = mark.readings[0]
    kind = (
        Message(ja="括弧付きの番号", en="a number in brackets")
        if reading.bracket
        else Message(ja="「第」の付く番号", en="a number with 第")
        if reading.prefix == "第"
        else Message(ja="語と番号の見出し", en="a word with a number")
        if reading.prefix
        else Message(ja="丸数字・ローマ数字など、番号だけの字", en="a glyph that is a number only")
        if reading.family in ("circled", "dark-circled", "roman")
        else Message(ja="点の付く番号", en="a number with a dot")
        if reading.suffix
        else Message(ja="数字だけの番号", en="a bare figure")
    )
    return Message(ja=kind.ja + gap.ja, en=kind.en + gap.en)


# ---------------------------------------------------------------- levels and headings


def overruled(depth: int) -> Message:
    """Labels against the format."""
    return Message(
        ja=f"書式の見出し {depth} より番号の並びを採った",
        en=f"its sequence counts for more than the format's heading {depth}",
    )


def marked(depth: int) -> Message:
    """A heading of the format."""
    return Message(ja=f"書式が見出し {depth} と示す", en=f"the format says heading {depth}")


def nested(nest: int) -> Message:
    """A list of the format."""
    return Message(ja=f"書式が {nest} 段目の箇条書きと示す", en=f"the format says level {nest} of a list")


def continued(nest: int) -> Message:
    """A further paragraph of an item."""
    return Message(
        ja=f"書式が {nest} 段目の箇条書きの続きの段落と示す",
        en=f"the format says a further paragraph in level {nest} of a list",
    )


def bracketed() -> Message:
    """A caption."""
    return Message(ja="行全体が括弧に入った見出し", en="the whole line is in brackets")


def indented(indent: int) -> Message:
    """Told by indentation."""
    return Message(
        ja=f"字下げ {indent} 桁で段が決まる文書", en=f"set in by {indent} cells, by which this document tells levels"
    )


def run_in() -> Message:
    """A heading with its text on one line."""
    return Message(ja="見出しと本文が一行にある", en="heading and text stand on one line")


def sentence(length: int) -> Message:
    """Running text."""
    return Message(ja=f"文章である（{length} 字）", en=f"running text ({length} characters)")


def short(length: int) -> Message:
    """No sentence."""
    return Message(ja=f"文で終わらない {length} 字", en=f"{length} characters, no end of a sentence")


def text_below(line: int) -> Message:
    """Something stands beneath."""
    return Message(ja=f"すぐ下（{line} 行目）に本文がある", en=f"text stands directly beneath it (line {line})")


def beneath(label: str, line: int) -> Message:
    """The parent."""
    return Message(ja=f"{line} 行目「{label}」の下", en=f"beneath {label} (line {line})")


# ---------------------------------------------------------------- no labels, no headings


def running(depth: int, length: int) -> Message:
    """A heading mark that was not believed."""
    return Message(
        ja=f"書式は見出し {depth} と示すが、{length} 字の文章なので本文とした",
        en=f"the format says heading {depth}, but it is running text of {length} characters",
    )


def no_label(taken: labels.Split, text: str, mark: Mark, before: Passage | None) -> list[Message]:
    """Why what a line begins with is no label."""
    printed, rest = taken.printed, taken.rest
    if len(text) <= 40 and eras.parse(text) is not None:
        return [Message(ja="行全体が日付", en="the whole line is a date")]
    reasons: list[Message] = []
    unit = scores.UNIT.match(rest) if not taken.gap or scores.SURE_UNIT.match(rest) else None
    if unit is not None:
        shown = printed + taken.gap + unit[0]
        reasons.append(
            Message(ja=f"「{shown}」は数量で、項目番号ではない", en=f"{shown} is a figure with a unit, no label")
        )
    elif rest[:1] in "、。，．,.)）」』】〕":
        reasons.append(
            Message(
                ja=f"「{printed}」の後に「{rest[:1]}」が続く", en=f"{printed} is followed by {rest[:1] or 'nothing'}"
            )
        )
    if before is not None and is_cut(before.text):
        reasons.append(
            Message(
                ja=f"前の行（{before.line} 行目）の文が終わっていない",
                en=f"the sentence before it (line {before.line}) has not ended",
            )
        )
    if mark.kind == "number":
        number = mark.readings[0].number if mark.readings else 0
        reasons.append(
            Message(
                ja=f"「{printed}」は開いているどの一覧の続きでもない",
                en=f"{printed} goes on with no open list and begins none ({number})",
            )
        )
    return reasons or [
        Message(ja=f"「{printed}」は行頭の記号としては弱い", en=f"{printed} alone does not tell a label")
    ]


def aside(printed: str) -> Message:
    """A note."""
    if printed:
        return Message(ja=f"「{printed}」で始まる注記", en=f"a note: it begins with {printed}")
    return Message(
        ja="本文の傍らの行（担当省庁・新規・図表名など）",
        en="a line beside the text: ministries, 新規, a figure's name",
    )


def no_heading(last: bool) -> Message:
    """A short line that heads nothing."""
    if last:
        return Message(ja="短いが、下に何もない", en="short, but nothing stands beneath it")
    return Message(
        ja="短いが、前の文が続くか、下が本文でない", en="short, but the text before goes on or no text follows"
    )
