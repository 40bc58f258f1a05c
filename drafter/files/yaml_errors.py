"""What is wrong with a YAML text, said in the words of someone who does not know YAML's."""

from __future__ import annotations

from typing import Any

import yaml

from drafter.errors import InputError, Place
from drafter.language import Message


def anchored(place: Place, mark: str) -> InputError:
    """An anchor or alias: refused, for a few of them can stand for gigabytes."""
    return InputError(
        Message(
            ja=f"アンカー・エイリアス（{mark}）は使えません",
            en=f"anchors and aliases ({mark}) are not allowed",
        ),
        place,
        Message(
            ja="内容をそのまま書いてください。「&」「*」で始まる文は引用符で囲んでください",
            en='write the content out; put a text that begins with "&" or "*" in quotes',
        ),
    )


def tagged(place: Place, tag: str) -> InputError:
    """A tag: refused, for it can name code to be run."""
    return InputError(
        Message(ja=f"タグ {tag} は使えません", en=f"the tag {tag} is not allowed"),
        place,
        Message(
            ja="タグを消してください。「!」で始まる文は引用符で囲んでください",
            en='remove the tag; put a text that begins with "!" in quotes',
        ),
    )


def forbidden(text: str, at: int, file: str) -> InputError:
    """A control character, or a line break that no editor shows."""
    code = ord(text[at])
    separator = code in {0x85, 0x2028, 0x2029}
    return InputError(
        Message(
            ja=f"見えない改行文字 U+{code:04X} があります" if separator else f"制御文字 U+{code:04X} があります",
            en=f"there is an invisible line break U+{code:04X}"
            if separator
            else f"there is a control character U+{code:04X}",
        ),
        _at(text, at, file),
        Message(ja="この文字を消してください", en="remove this character"),
    )


def _at(text: str, at: int, file: str) -> Place:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)))


_QUOTE = Message(
    ja='「: 」や「 #」を含む文、記号で始まる文は引用符で囲んでください（例 text: "…"）',
    en='put a text that holds ": " or " #", or begins with a sign, in quotes (as text: "…")',
)
_INDENT = Message(
    ja="字下げ（行頭の半角空白の数）を上の行とそろえてください",
    en="align the indentation (spaces at the beginning) with the lines above",
)
_CLOSE = Message(ja="閉じる記号を補ってください", en="add what closes it")
#: text: …{{年度}}… within { }
_SLOT_WITHIN = (
    Message(
        ja="{ } の中の、引用符のない文に「{{…}}」があります",
        en='an unquoted text within { } holds "{{…}}"',
    ),
    Message(ja='その文を引用符で囲んでください（例 {text: "…{{年度}}…"}）', en='quote it (as {text: "…{{年度}}…"})'),
)
_SPACES = Message(ja="半角空白で字下げしてください", en="indent with spaces")

# part of libyaml's or PyYAML's own wording → (message, hint, whether the place is where the thing began)
_WORDINGS: tuple[tuple[tuple[str, ...], Message, Message, bool], ...] = (
    (
        ("tab character",),
        Message(ja="タブで字下げされています", en="a tab is used for indentation"),
        _SPACES,
        False,
    ),
    (
        ("mapping values are not allowed",),
        Message(ja="この「:」はここに置けません", en='this ":" cannot stand here'),
        Message(
            ja='「: 」を含む文は引用符で囲み、そうでなければ字下げを上の行とそろえてください（例 text: "…"）',
            en='put a text that holds ": " in quotes (as text: "…"), or else align the indentation',
        ),
        False,
    ),
    (
        ("unexpected end of stream", "unexpected document separator"),
        Message(ja="引用符が閉じていません", en="this quotation mark is never closed"),
        Message(ja="文の終わりに同じ引用符を補ってください", en="close the text with the same mark"),
        True,
    ),
    (
        ("could not find expected ':'",),
        Message(ja="この行には「キー: 値」の「:」がありません", en='this line has no ":" as in "key: value"'),
        Message(
            ja="「:」の後には半角空白が必要です。前の行の続きなら字下げを深くしてください",
            en='a space must follow ":"; indent the line more if it continues the one before',
        ),
        True,
    ),
    (
        ("expected ',' or ']'", "expected ',' or '}'"),
        Message(
            ja="この括弧が閉じていないか、「,」が足りません",
            en='this bracket is never closed, or a "," is missing',
        ),
        _CLOSE,
        True,
    ),
    (
        ("did not find expected '-' indicator", "expected <block end>, but found '?'"),
        Message(
            ja="列（- で始まる行）の途中に別のものがあります",
            en='something else stands between the "-" lines of a list',
        ),
        _INDENT,
        False,
    ),
    (
        ("did not find expected key", "expected <block end>"),
        Message(ja="ここには新しいキーが来るはずです", en="a new key should stand here"),
        Message(
            ja="字下げを上の行とそろえ、引用符の後に文を続けていないか確かめてください",
            en="align the indentation, and let nothing follow a closing quotation mark",
        ),
        False,
    ),
    (
        ("sequence entries are not allowed",),
        Message(ja="「- 」はここに置けません", en='"- " cannot stand here'),
        Message(ja="列は次の行から始めてください", en="begin the list on the next line"),
        False,
    ),
    (
        ("expected <document start>", "expected '<document start>'"),
        Message(ja="最初の行より字下げが浅くなっています", en="this is indented less than the first line"),
        _INDENT,
        False,
    ),
    (
        ("expected node content", "expected the node content"),
        Message(ja="値があるはずの所に別の記号があります", en="a value should stand here, not this sign"),
        _QUOTE,
        False,
    ),
    (
        ("expected comment or line break", "chomping or indentation", "indentation indicator"),
        Message(ja="「|」の後に文があります", en='text follows the "|"'),
        Message(
            ja="「|」の次の行から、字下げして書いてください",
            en='write the text on the lines after the "|", indented',
        ),
        True,
    ),
    (
        ("unknown escape character", "hexdecimal", "hexadecimal", "invalid Unicode character escape"),
        Message(ja="「\\」の使い方が誤りです", en='this use of "\\" is not known'),
        Message(
            ja="「\\」を文字として書くには ' で囲むか「\\\\」と書いてください",
            en="to mean the sign itself, use ' as the quotation mark or write \\\\",
        ),
        False,
    ),
    (
        ("comment line", "leading blank", "wrongly indented", "wrong indentation", "wrongly intended"),
        Message(ja="字下げが誤っています", en="the indentation is wrong"),
        _INDENT,
        False,
    ),
)


def syntax(error: yaml.YAMLError, text: str, file: str) -> InputError:
    """A syntax error of the parser, in both languages, with the place and what would be right."""
    problem = str(getattr(error, "problem", "") or "")
    mark: Any = getattr(error, "problem_mark", None)
    begin: Any = getattr(error, "context_mark", None)
    if "cannot start any token" in problem and mark is not None:
        return _sign(text, mark, file)
    if "a tag" in str(getattr(error, "context", "")) and begin is not None:
        word = text[begin.index :].split(maxsplit=1)[0][:20]
        return tagged(_place(begin, text, file), word)
    if "node content" in problem and mark is not None and mark.index >= len(text.rstrip()):
        ended = Message(
            ja="括弧が閉じないままファイルが終わっています", en="the file ends before this bracket is closed"
        )
        return InputError(ended, _at(text, max(text.rfind("["), text.rfind("{")), file), _CLOSE)
    if "or '}'" in problem and mark is not None and "{{" in text[begin.index if begin else 0 : mark.index + 2]:
        return InputError(_SLOT_WITHIN[0], _place(mark, text, file), _SLOT_WITHIN[1])
    for wordings, message, hint, at_begin in _WORDINGS:
        if any(wording in problem for wording in wordings):
            spot = begin if at_begin and begin is not None else mark
            return InputError(message, _place(spot, text, file), hint)
    return InputError(
        Message(ja=f"YAML として読めません（{problem or error}）", en=f"not valid YAML ({problem or error})"),
        _place(mark, text, file),
        _QUOTE,
    )


def _sign(text: str, mark: Any, file: str) -> InputError:
    sign = text[mark.index : mark.index + 1]
    if sign == "\t":
        message = Message(ja="タブで字下げされています", en="a tab is used for indentation")
        return InputError(message, _place(mark, text, file), _SPACES)
    return InputError(
        Message(ja=f"値は「{sign}」で始められません", en=f'a value cannot begin with "{sign}"'),
        _place(mark, text, file),
        Message(ja='引用符で囲んでください（例 text: "…"）', en='put it in quotes (as text: "…")'),
    )


def _place(mark: Any, text: str, file: str) -> Place:
    """A mark's place; one beyond the last line (the parser's end of stream) becomes the last line."""
    if mark is None:
        return Place(file)
    last = len(text.splitlines()) or 1
    if mark.line >= last:
        return Place(file, last)
    return Place(file, mark.line + 1, mark.column + 1)
