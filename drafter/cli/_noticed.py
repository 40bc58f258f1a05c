"""The findings that no rule makes: what compose, the library, the readers and ``check`` itself notice.

``drafter rules`` lists them after the rules, so that every code that a user meets is explained. A test holds
this list against the sources.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafter.findings import Severity
from drafter.language import Message
from drafter.library import hygiene


@dataclass(frozen=True, slots=True)
class Noticed:
    """One kind of such findings."""

    code: str
    name: str
    severity: Severity
    title: Message


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO


def _one(code: str, name: str, severity: Severity, ja: str, en: str) -> Noticed:
    return Noticed(code, name, severity, Message(ja=ja, en=en))


NOTICED: tuple[Noticed, ...] = (
    _one("CMP001", "unknown-clause", _E, "文例集にない要望文を使っている", "the draft uses a clause that is not there"),
    _one("CMP002", "bad-value", _E, "値が差込欄の種類に合わない", "a value is not of its slot's kind"),
    _one("CMP003", "parts-incomplete", _W, "parts に、内容のある部分がない", "parts leave out a part with content"),
    *(Noticed(rule.code, rule.name, rule.severity, rule.title) for rule in hygiene.RULES),
    _one("READ001", "unplaced-line", _W, "置き場所の分からない行", "a line that could not be placed"),
    _one("READ002", "foreign-glyph", _W, "部首・互換用の文字", "a radical or compatibility form"),
    _one("READ003", "private-character", _W, "外字", "a private character"),
    _one("READ004", "lost-character", _E, "読めなかった文字の跡", "a character that was lost before"),
    _one("READ005", "control-character", _W, "紛れ込んだ制御文字", "a control character"),
    _one("READ006", "half-width-kana", _I, "半角のカナや記号", "half-width kana or marks"),
    _one("READ007", "no-title", _W, "題名が見つからない", "no title was found"),
    _one("READ008", "torn-word", _I, "間の空いた英字の語", "a Latin word torn apart"),
    _one("READ009", "several-documents", _I, "一つのファイルに複数の文書がある", "several documents in one file"),
    _one("READ016", "heading-level", _I, "項目番号と食い違う見出しの段階", "a heading level that labels contradict"),
    _one("READ020", "look-alike", _W, "形の似た別の文字", "a letter that only looks right"),
    _one("READ021", "foreign-form", _W, "日本語では使わない字体", "a form that Japanese does not use"),
    _one("READ022", "foreign-script", _W, "語の中のほかの言語の文字", "a letter of another script in a word"),
    _one("READ023", "hidden-character", _I, "見えない文字", "a character that cannot be seen"),
    _one("READ024", "loose-mark", _I, "分かれた濁点・半濁点", "a voicing mark apart from its letter"),
    _one("READ025", "mixed-digits", _I, "一つの数の中の全角と半角", "both widths of digits in one number"),
    _one("READ026", "markup-remnant", _W, "残った制御記号", "what is left of a markup"),
    _one("READ027", "spaced-letters", _I, "文の途中の空白", "blanks within a sentence"),
    _one("READ028", "broken-join", _W, "改ページや行末で壊れたつながり", "a join broken by a page turn or a wrap"),
    _one("READ029", "misspelt-katakana", _W, "片仮名語の誤記", "a misspelt katakana word"),
    _one("READ030", "doubled-particle", _W, "重なった助詞", "a particle written twice"),
    _one("READ031", "doubled-word", _W, "重なった語や句読点", "a word or stop written twice"),
    _one("READ032", "mojibake", _E, "文字化け", "text garbled by a wrong encoding"),
    _one("READ033", "repaired", _I, "--repair が直した所", "what --repair has repaired"),
    _one("READ034", "more-damage", _I, "ほかにもある傷み", "further damage that is not listed"),
    _one("READ040", "hidden-text", _I, "Word の隠し文字", "hidden text of Word"),
    _one("READ041", "picture-not-read", _I, "中を読んでいない図や写真", "a picture whose words are not read"),
    _one("READ042", "unread-part", _W, "読めない部分のある Word 文書", "a part of a Word file that was not read"),
    _one("READ043", "unknown-symbol", _W, "読めない記号フォントの文字", "a sign of an unknown symbol font"),
    _one("READ044", "field-number", _W, "番号が保存されていないフィールド", "a field whose number is not stored"),
    _one("READ045", "tracked-changes", _I, "Word の変更履歴", "tracked changes of Word"),
    _one("READ050", "page-without-text", _W, "文字のないページ", "a page without text"),
    _one("READ051", "unnamed-glyph", _E, "何の字か示されていない文字", "a character that the PDF does not name"),
    _one("READ052", "text-from-ocr", _W, "文字認識による文字", "text that comes from OCR"),
    _one("READ053", "file-cut-off", _W, "途中で切れているおそれのある PDF", "a PDF that may be cut off"),
    _one("SET001", "unknown-rule", _W, "設定に、ない規則の名前がある", "the settings name a rule that does not exist"),
    _one("SET002", "unknown-template", _E, "設定に、ない様式の名前がある", "the settings name an unknown template"),
    _one("SET003", "unknown-format", _E, "設定に、書き出せない形式がある", "the settings name an unknown format"),
    _one("TPL001", "bad-pattern", _E, "様式の lead_pattern が読めない", "the template's lead_pattern is no pattern"),
    _one("TPL002", "name-differs", _W, "様式の名前がファイル名と違う", "the template's name is not its file's"),
)


def by_key(key: str) -> Noticed | None:
    """The kind of a code or name, in any case; None when there is none."""
    return next((n for n in NOTICED if key.lower() in (n.code.lower(), n.name)), None)
