"""The kinds of damage: by which rule each is told, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.language import Message


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind.

    Attributes:
        rule: the name of the rule (``drafter.checks.rules``) that tells it; its code and severity are there.
        ja, en: what is wrong; ``{old}``, ``{new}`` and ``{code}`` (of the first character) are filled in.
        ja_lost, en_lost: the same where nothing tells what it should be.
    """

    rule: str
    ja: str
    en: str
    ja_lost: str = ""
    en_lost: str = ""

    def message(self, old: str, new: str | None) -> Message:
        """What is said. Args: old, new: as they are shown."""
        values = {"old": old, "new": new or "", "code": f"U+{ord(old[0]):04X}" if old else ""}
        lost = new is None and self.ja_lost
        ja, en = (self.ja_lost, self.en_lost) if lost else (self.ja, self.en)
        return Message(ja=ja.format(**values), en=en.format(**values))


_RADICAL = (
    "「{old}」（{code}）は部首・互換用の文字です。「{new}」ではありませんか",
    "“{old}” ({code}) is a radical or compatibility form; should it be “{new}”?",
    "「{old}」（{code}）は部首用の文字です。元の文書を見て置き換えてください",
    "“{old}” ({code}) is a radical: look at the original and replace it",
)
_TWICE = ("「{old}」は「{new}」の重なりではありませんか", "“{old}” looks like “{new}” written twice")
_BLANK = ("「{old}」は「{new}」の間が空いたものではありませんか", "“{old}” looks like “{new}” set apart")

KINDS: dict[str, Kind] = {
    "radical": Kind("foreign-glyph", *_RADICAL),
    "compatible": Kind("foreign-glyph", *_RADICAL),
    "private": Kind(
        "private-character",
        "外字（{code}）があります。記号の「{new}」と見られます",
        "a private character ({code}), probably the mark “{new}”",
        "外字（{code}）があります。元の文書を見て置き換えてください",
        "a private character ({code}): look at the original and replace it",
    ),
    "lost": Kind(
        "lost-character",
        "",
        "",
        "読めなかった文字の跡（「{old}」）があります",
        "a character was lost here before drafter read the file (“{old}”)",
    ),
    "control": Kind(
        "control-character",
        "制御文字（{code}）が紛れています",
        "a control character ({code}) has slipped in",
    ),
    "half": Kind(
        "half-width-kana",
        "半角の「{old}」があります。「{new}」ではありませんか",
        "half-width “{old}”; should it be “{new}”?",
    ),
    "torn": Kind(
        "torn-word",
        "「{old}」は「{new}」が離れたものではありませんか",
        "“{old}” looks like “{new}” torn apart",
    ),
    "lookalike": Kind(
        "look-alike",
        "「{old}」には形の似た別の文字があります。「{new}」ではありませんか",
        "“{old}” holds a letter that only looks right; should it be “{new}”?",
    ),
    "chinese": Kind(
        "foreign-form",
        "「{old}」（{code}）は日本語では使わない字体です。「{new}」ではありませんか",
        "“{old}” ({code}) is a form that Japanese does not use; should it be “{new}”?",
    ),
    "foreign": Kind(
        "foreign-script",
        "",
        "",
        "ほかの言語の文字「{old}」（{code}）が語の中にあります",
        "a letter of another script, “{old}” ({code}), stands in a word",
    ),
    "hidden": Kind(
        "hidden-character",
        "見えない文字（{code}）が紛れています",
        "a character that cannot be seen ({code}) has slipped in",
    ),
    "voicing": Kind(
        "loose-mark",
        "濁点・半濁点が分かれています。「{new}」の一字ではありませんか",
        "the voicing mark is a character of its own; should it be one letter, “{new}”?",
    ),
    "digits": Kind(
        "mixed-digits",
        "一つの数に全角と半角の数字が混ざっています。「{old}」は「{new}」ではありませんか",
        "half- and full-width digits in one number, “{old}”; should it be “{new}”?",
    ),
    "remnant": Kind(
        "markup-left",
        "「{old}」は元の文書の制御記号が残ったものです",
        "“{old}” is left from the markup of the original",
    ),
    "failed": Kind(
        "failed-field",
        "",
        "",
        "フィールドや計算式のエラー表示（「{old}」）が残っています",
        "an error of a field or a formula is left in the text (“{old}”)",
    ),
    "kana": Kind(
        "look-alike",
        "「{old}」は片仮名です。平仮名の「{new}」ではありませんか",
        "“{old}” is katakana; should it be the hiragana “{new}”?",
    ),
    "letter": Kind(
        "look-alike",
        "「{old}」には数字に似た英字があります。「{new}」ではありませんか",
        "“{old}” holds a letter that looks like a digit; should it be “{new}”?",
    ),
    "roman": Kind(
        "look-alike",
        "「{old}」は英字です。文書のほかの所に合わせて「{new}」ではありませんか",
        "“{old}” is made of letters; elsewhere the document has “{new}”",
    ),
    "dash": Kind(
        "look-alike",
        "",
        "",
        "数字の間に長音の「ー」があります。「－」か「～」ではありませんか",
        "ー, the mark of a long vowel, stands between digits; － or ～ is meant",
    ),
    "spaced": Kind("spaced-letters", *_BLANK),
    "stray": Kind(
        "stray-blank",
        "文の途中に空白があります",
        "a blank stands within a sentence",
    ),
    "hyphen": Kind(
        "hyphen-left",
        "行末のハイフンと空白が文の途中に残っています",
        "a line's hyphen and blank are left within a sentence",
    ),
    "page": Kind(
        "page-number-inside",
        "「{old}」はページ番号が文の途中に残ったものではありませんか",
        "“{old}” looks like a page number left within a sentence",
    ),
    "head": Kind(
        "running-head-inside",
        "「{old}」は柱（各ページに繰り返される行）が文の途中に残ったものではありませんか",
        "“{old}” looks like a running head left within a sentence",
    ),
    "torn-paragraph": Kind(
        "sentence-torn",
        "文の途中で段落が分かれています。次の段落とつながるのではありませんか",
        "the paragraph is cut within a sentence; the next one goes on with it",
    ),
    "misspelt": Kind(
        "misspelt-katakana",
        "「{old}」は「{new}」の誤りではありませんか",
        "“{old}” may be a misspelling of “{new}”",
    ),
    "particle": Kind("doubled-particle", *_TWICE),
    "particles": Kind(
        "doubled-particle",
        "",
        "",
        "助詞が二つ続いています（「{old}」）。どちらかが余分ではありませんか",
        "two particles in a row (“{old}”): one of them is too many",
    ),
    "phrase": Kind("doubled-word", *_TWICE),
    "word": Kind("doubled-word", *_TWICE),
    "stops": Kind(
        "doubled-stop",
        "句読点が重なっています。「{old}」は「{new}」ではありませんか",
        "two stops in a row: “{old}” should be “{new}”",
    ),
    "mojibake": Kind(
        "mojibake",
        "",
        "",
        "文字化けした跡（「{old}」）があります。元のファイルから読み直してください",
        "garbled by a wrong encoding (“{old}”): read the original file anew",
    ),
}
