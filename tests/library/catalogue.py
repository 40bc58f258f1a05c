"""The lists in ``docs/文例集.md`` that are counted from the bundled library; run as a program it writes them anew.

Each list stands between ``<!-- 自動: name -->`` and ``<!-- /自動 -->``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from drafter.compose.values import KINDS
from drafter.japanese.eras import era_date
from drafter.library.index import Library, load
from drafter.model.collection import Clause, Collection
from drafter.model.loading import load_collection

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "docs" / "文例集.md"
REPAIR = "python tests/library/catalogue.py"
_PART = re.compile(r"(<!-- 自動: (\S+) -->\n\n)(.*?)(\n\n<!-- /自動 -->)", re.DOTALL)


def bundled() -> Library:
    """The bundled library."""
    return load([ROOT / "library"], strict=True)


def filled(text: str, library: Library) -> str:
    """The document with its lists as the library has them now."""
    return _PART.sub(lambda part: part[1] + "\n".join(LISTS[part[2]](library)) + part[4], text)


def files() -> dict[str, Collection]:
    """The collections by file name, those with clauses only."""
    loaded = {path.name: load_collection(path).value for path in sorted((ROOT / "library").glob("*.yaml"))}
    return {name: collection for name, collection in loaded.items() if collection.clauses}


def slots_by_name(library: Library) -> dict[str, list[Clause]]:
    """The clauses that each slot is in, in the library's order."""
    found: dict[str, list[Clause]] = {}
    for entry in library.clauses.values():
        for name in entry.clause.slots:
            found.setdefault(name, []).append(entry.clause)
    return found


def _themes(library: Library) -> Iterable[str]:
    yield "| ファイル | テーマ | 文例 | うち現行 | 実現 | 取下げ | 空欄 |"
    yield "|---|---|---|---|---|---|---|"
    for name, collection in files().items():
        yield f"| `{name}` | {collection.title} | {_counts(collection.clauses)} |"
    yield f"| 計 | | {_counts([entry.clause for entry in library.clauses.values()])} |"


def _counts(clauses: Iterable[Clause]) -> str:
    some = list(clauses)
    status = Counter(clause.status for clause in some)
    names = {name for clause in some for name in clause.slots}
    figures = (len(some), status["active"], status["fulfilled"], status["withdrawn"], len(names))
    return " | ".join(map(str, figures))


def _sources(library: Library) -> Iterable[str]:
    clauses = [entry.clause for entry in library.clauses.values()]
    yield "| 出典 | 題名 | 発出者 | 日付 | これを先例とする文例 |"
    yield "|---|---|---|---|---|"
    for source in library.sources.values():
        count = sum(any(one.source == source.id for one in clause.precedents) for clause in clauses)
        date = era_date(source.date or "", "full")
        yield f"| `{source.id}` | {source.title} | {source.issuer} | {date} | {count} |"


def _topics(library: Library) -> Iterable[str]:
    ranked = sorted(library.topics.items(), key=lambda topic: -topic[1])
    yield "、".join(f"{name}（{count}）" for name, count in ranked)


def _slots(library: Library) -> Iterable[str]:
    used = slots_by_name(library)
    yield "| 空欄 | 種類 | 例 | 文例 |"
    yield "|---|---|---|---|"
    for name, clauses in sorted(used.items(), key=lambda one: -len(one[1])):
        slot = clauses[0].slots[name]
        yield f"| {name} | {KINDS[slot.kind][0].ja} | {slot.example} | {'、'.join(f'`{one.id}`' for one in clauses)} |"


LISTS: dict[str, Callable[[Library], Iterable[str]]] = {
    "構成": _themes,
    "出典": _sources,
    "話題": _topics,
    "空欄": _slots,
}

if __name__ == "__main__":
    DOCUMENT.write_text(filled(DOCUMENT.read_text(encoding="utf-8"), bundled()), encoding="utf-8")
