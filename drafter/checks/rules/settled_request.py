"""DUP004: a request that the library calls fulfilled or withdrawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from drafter.checks.context import Context
from drafter.checks.printing import shown
from drafter.checks.rule import Rule
from drafter.checks.twins import runs
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.library import marks, slots
from drafter.library.index import Library
from drafter.model.collection import Clause

RULE = Rule(
    code="DUP004",
    name="settled-request",
    severity=Severity.WARNING,
    title=Message(ja="実現・取下げ済みの要望", en="a request that was fulfilled or withdrawn"),
    why=Message(
        ja="文例集で「実現」「取下げ」とされた要望文が使われているか、それとほぼ同じ文章があります。外すか、"
        "なお求めることに書き改めるか、文例集の status を直してください。",
        en="The draft uses a clause that the library calls fulfilled or withdrawn, or says nearly the same. "
        "Take it out, "
        "ask for what is still open, or correct the library's status.",
    ),
    rests_on=Message(ja="文例集の status と outcome", en="status and outcome in the library"),
    wrong="- use: fiber-coverage（文例集では status: fulfilled）",
    right="（外すか、なお求めることを書く）",
    needs="library",
)
#: of the runs of letters of a settled clause and of a text, what both must have
_SAME = 0.8
#: so many texts are remembered
_REMEMBERED = 4096
_WORDS = {"fulfilled": ("実現済み", "fulfilled"), "withdrawn": ("取下げ済み", "withdrawn")}


@dataclass(slots=True)
class _Settled:
    """The settled clauses of a library, by their runs of letters."""

    library: Library
    clauses: list[Clause] = field(default_factory=list)
    holders: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    sizes: list[int] = field(default_factory=list)
    answers: dict[str, Clause | None] = field(default_factory=dict)


#: of the library asked last: the screen asks after every key stroke
_last: list[_Settled] = []


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each clause used, and for each text that is nearly such a clause."""
    library = context.library
    if library is None or not context.is_draft:
        return
    settled = _settled(library)
    if not settled.clauses:
        return
    for group in context.groups:
        blocks = [unit.node for unit in group if isinstance(unit.node, Block)]
        first = blocks[0]
        if first.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        text = "\n".join(block.text for block in blocks)
        entry = library.clauses.get(first.clause or "")
        used = entry is not None and entry.clause.status != "active" and first.origin.state in ("library", "adapted")
        clause = entry.clause if entry is not None and used else _like(text, settled)
        if clause is not None:
            yield context.finding(
                RULE, first, _message(clause, used=used), path=group[0].path, excerpt=shown(None, text, 40)
            )


def _message(clause: Clause, *, used: bool) -> Message:
    ja, en = _WORDS[clause.status]
    outcome_ja = f"（{shown(None, clause.outcome, 40)}）" if clause.outcome else ""
    outcome_en = f" ({shown(None, clause.outcome, 40)})" if clause.outcome else ""
    if used:
        return Message(
            ja=f"要望文「{clause.id}」は文例集で{ja}です{outcome_ja}",
            en=f"the library calls the clause “{clause.id}” {en}{outcome_en}",
        )
    return Message(
        ja=f"文例集で{ja}の要望文「{clause.id}」とほぼ同じです{outcome_ja}",
        en=f"nearly the clause “{clause.id}”, which the library calls {en}{outcome_en}",
    )


def _settled(library: Library) -> _Settled:
    found = _last[0] if _last else None
    if found is None or found.library is not library:
        found = _Settled(library)
        for entry in library.clauses.values():
            if entry.clause.status != "active":
                words = runs(_plain(entry.clause.text))
                for run in words:
                    found.holders[run].append(len(found.clauses))
                found.clauses.append(entry.clause)
                found.sizes.append(len(words))
        _last[:] = [found]
    return found


def _plain(text: str) -> str:
    """A clause's text without its slots, which are filled differently each year, and without its marks."""
    text = marks.plain(text)
    for name in slots.names(text):
        text = text.replace(slots.write(name), "")
    return text


def _like(text: str, settled: _Settled) -> Clause | None:
    if text not in settled.answers:
        if len(settled.answers) >= _REMEMBERED:
            settled.answers.clear()
        settled.answers[text] = _nearest(text, settled)
    return settled.answers[text]


def _nearest(text: str, settled: _Settled) -> Clause | None:
    words = runs(text)
    shared = Counter(at for run in words for at in settled.holders.get(run, ()))
    for at, count in shared.most_common(1):
        if count >= _SAME * settled.sizes[at] and count >= _SAME * 0.8 * len(words):
            return settled.clauses[at]
    return None
