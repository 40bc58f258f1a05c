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
    _one("ACC001", "acceptance-unused", _I, "もう要らない了承", "an acceptance that nothing needs any more"),
    _one("ACC002", "not-readable", _E, "読めない了承の一覧", "accepted findings that cannot be read"),
    _one("APR003", "approvals-unread", _E, "読めない承認の記録", "approvals that cannot be read"),
    _one("CMP001", "unknown-clause", _E, "文例集にない要望文を使っている", "the draft uses a clause that is not there"),
    _one("CMP002", "bad-value", _E, "値が差込欄の種類に合わない", "a value is not of its slot's kind"),
    _one("CMP003", "parts-incomplete", _W, "parts に、内容のある部分がない", "parts leave out a part with content"),
    _one("CMP004", "bad-mark", _E, "印 {{…:…}} の書き方が正しくない", "a mark {{…:…}} that is not as it should be"),
    _one("CMP005", "dangling-reference", _E, "参照先がない", "a reference to what is not there"),
    _one("CMP006", "unnumbered-reference", _W, "番号のない参照先", "a reference to what has no number"),
    _one("CMP007", "bad-picture", _E, "印字できない画像", "a picture that cannot be printed"),
    _one("CMP008", "same-id", _E, "項目の id が重なっている", "a section's id that something else has"),
    *(Noticed(rule.code, rule.name, rule.severity, rule.title) for rule in hygiene.RULES),
    _one("READ001", "unplaced-line", _W, "置き場所の分からない行", "a line that could not be placed"),
    _one("READ007", "no-title", _W, "題名が見つからない", "no title was found"),
    _one("READ009", "several-documents", _I, "一つのファイルに複数の文書がある", "several documents in one file"),
    _one("READ016", "heading-level", _I, "項目番号と食い違う見出しの段階", "a heading level that labels contradict"),
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
    _one("SET004", "unreadable-day", _E, "facts に日付として読めない日がある", "a day of a fact is no date"),
    _one("TPL001", "bad-pattern", _E, "様式の lead_pattern が読めない", "the template's lead_pattern is no pattern"),
    _one("TPL002", "name-differs", _W, "様式の名前がファイル名と違う", "the template's name is not its file's"),
    _one("TPL003", "bad-reference", _E, "様式の参照ファイルが使えない", "a reference document that cannot be used"),
    _one("TPL004", "reference-style", _I, "参照ファイルにないスタイル", "a style that the reference document lacks"),
)


def by_key(key: str) -> Noticed | None:
    """The kind of a code or name, in any case; None when there is none."""
    return next((n for n in NOTICED if key.lower() in (n.code.lower(), n.name)), None)
