"""What reading a Word file notices: what is left out or not read, told once each, with the paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.readers import Changes

#: findings of one kind; the rest is not listed one by one
_MOST = 100
_CHANGES = {
    "accepted": Message(ja="反映した後の文章", en="as if all were accepted"),
    "original": Message(ja="変更する前の文章", en="as if all were rejected"),
    "all": Message(ja="変更前と変更後の両方", en="with both texts"),
}


@dataclass(slots=True)
class Noticed:
    """Counts by paragraph; ``findings`` tells them."""

    file: str
    changes: Changes
    hidden: Counter[int] = field(default_factory=Counter)
    pictures: Counter[int] = field(default_factory=Counter)
    changed: Counter[int] = field(default_factory=Counter)
    symbols: list[tuple[int, str, str]] = field(default_factory=list)
    fields: list[tuple[int, str]] = field(default_factory=list)
    unread: list[tuple[int, Message]] = field(default_factory=list)

    def symbol(self, number: int, code: str, font: str) -> None:
        """A sign of a font that is not known."""
        self.symbols.append((number, code, font))

    def picture(self, number: int) -> None:
        """A picture, chart or embedded object without a description."""
        self.pictures[number] += 1

    def change(self, number: int) -> None:
        """A tracked change."""
        self.changed[number] += 1

    def field(self, number: int, name: str) -> None:
        """A field that shows a number which the file does not hold."""
        self.fields.append((number, name))

    def findings(self) -> Iterator[Finding]:
        """All that was noticed."""
        yield from self._counted()
        for number, code, font in self.symbols[:_MOST]:
            message = Message(
                ja=f"記号フォント「{font}」の文字（{code}）が読めません。〓と置きました。元の文書を見て直してください",
                en=f"the sign {code} of the font “{font}” is not known; 〓 stands for it: look at the original",
            )
            yield self._finding("READ043", "unknown-symbol", Severity.WARNING, message, number)
        for number, name in self.fields[:_MOST]:
            message = Message(
                ja=f"自動番号のフィールド（{name}）の番号はファイルに入っていません。元の文書を見て補ってください",
                en=f"the number of a field ({name}) is not stored in the file: look at the original and put it in",
            )
            yield self._finding("READ044", "field-number", Severity.WARNING, message, number)
        for number, message in self.unread[:_MOST]:
            yield self._finding("READ042", "unread-part", Severity.WARNING, message, number)

    def _counted(self) -> Iterator[Finding]:
        if self.hidden:
            message = Message(
                ja=f"隠し文字が {len(self.hidden)} 段落にあります。本文に入れていません（--account で見られます）",
                en=f"hidden text in {len(self.hidden)} paragraphs was left out (see it with --account)",
            )
            yield self._finding("READ040", "hidden-text", Severity.INFO, message, min(self.hidden))
        if self.pictures:
            message = Message(
                ja=f"説明（代替テキスト）のない図・写真・グラフ {self.pictures.total()} 個の中は読んでいません",
                en=f"{self.pictures.total()} pictures or charts without a description: words in them are not read",
            )
            yield self._finding("READ041", "picture-not-read", Severity.INFO, message, min(self.pictures))
        if self.changed:
            how = _CHANGES[self.changes]
            message = Message(
                ja=f"変更履歴が {len(self.changed)} 段落にあります。{how.ja}として読みました（--changes で選べます）",
                en=f"tracked changes in {len(self.changed)} paragraphs, read {how.en} (choose with --changes)",
            )
            yield self._finding("READ045", "tracked-changes", Severity.INFO, message, min(self.changed))

    def _finding(self, code: str, name: str, severity: Severity, message: Message, number: int) -> Finding:
        return Finding(code, name, severity, message, Place(self.file, max(0, number)))
