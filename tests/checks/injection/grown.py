"""Damage in the tree: headings with nothing beneath, requests that come twice, letters lost since last year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from checks.injection.clean import Clean
from checks.injection.trial import Injector, Trial, changed, nodes, text_of, with_text

from drafter.document import Block, BlockKind, Document, Section


def injectors() -> dict[tuple[str, str], Injector]:
    """All of them, by family and kind."""
    return {
        ("STR", "empty"): _empty,
        ("STR", "jump"): _level_jump,
        ("STR", "lone"): _lone,
        ("DUP", "paragraph"): _repeated(
            lambda text, _: text, {"clause-doubled", "request-repeated", "sentence-repeated"}
        ),
        ("DUP", "nearly"): _repeated(_nearly, {"request-repeated", "sentence-repeated", "clause-doubled"}),
        ("DUP", "sentence"): _sentence_twice,
        ("DUP", "heading"): _heading_twice,
        ("GRM", "particle"): _last_year(_particle, {"particle-changed", "verb-broken", "doubled-particle"}),
        ("GRM", "particle-lost"): _last_year(_particle_lost, {"particle-changed", "verb-broken"}),
        ("GRM", "verb"): _last_year(_verb, {"verb-broken", "slip", "ending-lost", "verb-okurigana"}),
        ("GRM", "end"): _last_year(_end, {"ending-lost", "sentence-cut", "request-ending", "sentence-torn"}),
        ("GRM", "negation"): _last_year(_negation, {"negation-lost", "verb-broken"}),
    }


def _empty(clean: Clean, chance: Random) -> Trial | None:
    """All that stood beneath a heading is gone."""
    found = [path for path, section in clean.document.walk() if section.content and section.heading]
    if clean.template is None or len(found) < 4:
        return None
    path = chance.choice(found)
    after = changed(clean.document, path, lambda node: (replace(node, content=()),))  # type: ignore[call-arg]
    return Trial(clean, frozenset({"empty-section", "no-request"}), clean.document, after, paths=frozenset({path}))


def _level_jump(clean: Clean, chance: Random) -> Trial | None:
    """A heading loses its place between two levels: those beneath it stand two levels lower."""
    found = [path for path, section in clean.document.walk() if section.level == 1 and section.sections]
    if clean.template is None or not found:
        return None
    path = chance.choice(found)

    def deeper(node: Block | Section) -> tuple[Block | Section, ...]:
        assert isinstance(node, Section)
        content = tuple(replace(one, level=one.level + 1) if isinstance(one, Section) else one for one in node.content)
        return (replace(node, content=content),)

    after = changed(clean.document, path, deeper)
    section = after.sections[path[0]]
    below = {(*path, at) for at, one in enumerate(section.content) if isinstance(one, Section)}
    return Trial(clean, frozenset({"level-jump", "too-deep"}), clean.document, after, paths=frozenset({path, *below}))


def _lone(clean: Clean, chance: Random) -> Trial | None:
    """All parts but the first of a list go."""
    found = [path for path, section in clean.document.walk() if len(section.sections) > 2 and section.sections[0].label]
    if clean.template is None or not found:
        return None
    path = chance.choice(found)

    def first(node: Block | Section) -> tuple[Block | Section, ...]:
        assert isinstance(node, Section)
        kept = node.sections[0]
        return (replace(node, content=(*node.blocks, kept)),)

    after = changed(clean.document, path, first)
    below = {(*path, at) for at in range(12)}
    return Trial(clean, frozenset({"lone-item"}), clean.document, after, paths=frozenset({path, *below}))


def _repeated(change: Callable[[str, Random], str | None], rules: set[str]) -> Injector:
    """A request stands a second time elsewhere."""

    def inject(clean: Clean, chance: Random) -> Trial | None:
        found = [(p, n) for p, n in nodes(clean.document) if isinstance(n, Block) and n.request and len(n.text) > 40]
        if len(found) < 2:
            return None
        (path, node), (other, beside) = chance.sample(found, 2)
        if _goes_on(clean.document, other, beside):
            return None  # nobody writes it between two paragraphs of one clause
        text = change(text_of(node), chance)
        if text is None:
            return None
        copy = Block(BlockKind.PARAGRAPH, text, request=True, origin=replace(node.origin, clause=None, spans=()))
        after = changed(clean.document, other, lambda there: (there, copy))
        near = {path, other, (*path[:-1], path[-1] + 1), (*other[:-1], other[-1] + 1)}
        return Trial(clean, frozenset(rules), clean.document, after, paths=frozenset(near))

    return inject


def _goes_on(document: Document, path: tuple[int, ...], node: Block) -> bool:
    """Whether the paragraph behind a node belongs to its clause too."""
    section = dict(document.walk())[path[:-1]]
    behind = section.content[path[-1] + 1 : path[-1] + 2]
    return node.clause is not None and any(isinstance(one, Block) and one.clause == node.clause for one in behind)


def _nearly(text: str, chance: Random) -> str | None:
    """As one writes the same once more: an adverb more, another verb of the same sense."""
    changes = [
        ("必要な", "十分な"),
        ("支援", "援助"),
        ("講ずること。", "早急に講ずること。"),
        ("図ること。", "一層図ること。"),
        ("地方", "地域"),
        ("拡充すること。", "更に拡充すること。"),
        ("進めること。", "着実に進めること。"),
        ("行うこと。", "確実に行うこと。"),
        ("、", ""),
        ("等", "など"),
    ]
    fitting = [(old, new) for old, new in changes if old in text]
    if not fitting:
        return None
    for old, new in chance.sample(fitting, min(2, len(fitting))):
        text = text.replace(old, new, 1)
    return text


def _sentence_twice(clean: Clean, chance: Random) -> Trial | None:
    found = [(path, node) for path, node in nodes(clean.document) if text_of(node).count("。") > 1]
    if not found:
        return None
    path, node = chance.choice(found)
    text = text_of(node)
    stop = text.index("。") + 1
    if (
        stop < 20
        or text[:stop].count("（") != text[:stop].count("）")
        or text[:stop].count("「") != text[:stop].count("」")
    ):
        return None
    after = with_text(clean.document, path, text[:stop] + text)
    return Trial(
        clean, frozenset({"sentence-repeated", "doubled-word"}), clean.document, after, paths=frozenset({path})
    )


def _heading_twice(clean: Clean, chance: Random) -> Trial | None:
    found = [(p, s) for p, s in clean.document.walk() if len(s.sections) > 1 and all(one.heading for one in s.sections)]
    if not found:
        return None
    path, section = chance.choice(found)
    places = [at for at, one in enumerate(section.content) if isinstance(one, Section)]
    first, second = sorted(chance.sample(places, 2))
    heading = text_of(section.content[first])
    after = with_text(clean.document, (*path, second), heading)
    spots = frozenset({(*path, first), (*path, second)})
    return Trial(clean, frozenset({"heading-repeated"}), clean.document, after, paths=spots)


def _last_year(change: Callable[[str, Random], tuple[str, int, int] | None], rules: set[str]) -> Injector:
    """A clause carried over from last year in which a letter was lost or swapped on the way."""

    def inject(clean: Clean, chance: Random) -> Trial | None:
        if clean.template is None:
            return None
        found = nodes(clean.document)
        for path, node in chance.sample(found, min(len(found), 8)):
            done = change(text_of(node), chance)
            if done is not None:
                text, start, end = done
                after = with_text(clean.document, path, text)
                return Trial(clean, frozenset(rules), clean.document, after, text, start, end, last_year=clean.document)
        return None

    return inject


def _substituted(text: str, pairs: list[tuple[str, str]], chance: Random) -> tuple[str, int, int] | None:
    fitting = [(hit, new) for old, new in pairs for hit in re.finditer(old, text)]
    if not fitting:
        return None
    hit, new = chance.choice(fitting)
    new = hit.expand(new)
    return text[: hit.start()] + new + text[hit.end() :], hit.start(), hit.start() + len(new)


def _particle(text: str, chance: Random) -> tuple[str, int, int] | None:
    """を for に, が for を: one key beside the other, or half of a rewording."""
    pairs = [
        (
            "を(?=図る|講ずる|行う|進める|支援する|拡充する|確保する|求める|検討する|示す)",
            chance.choice(("に", "が", "は", "で")),
        ),
        ("に(?=応じ|基づ|対し|対する|関する|努める|資する|取り組|つなが)", chance.choice(("を", "が", "は"))),
        ("と(?=ともに|する|なる|連携)", chance.choice(("を", "が"))),
        ("が(?=ある|生じ|求められ|必要|懸念|困難)", chance.choice(("を", "に"))),
    ]
    return _substituted(text, pairs, chance)


def _particle_lost(text: str, chance: Random) -> tuple[str, int, int] | None:
    pairs = [
        ("(?<=[一-龠])を(?=図る|講ずる|行う|進める|求める|示す|踏まえ)", ""),
        ("(?<=[一-龠])に(?=応じ|基づ|対し|対する|関する|努める|資する|取り組)", ""),
        ("(?<=[一-龠])が(?=ある|生じ|求められ)", ""),
        ("(?<=[一-龠])の(?=ため|ほか|うち|とおり)", ""),
    ]
    return _substituted(text, pairs, chance)


def _verb(text: str, chance: Random) -> tuple[str, int, int] | None:
    pairs = [
        ("する(?=こと。)", "す"),
        ("する(?=こと。)", "すする"),
        ("おいて", "おて"),
        ("ついて", "つて"),
        ("ともに", "とに"),
        ("われる", "れる"),
        ("である", "であ"),
        ("図る", "図"),
        ("行う", "行"),
        ("講ずる", "講る"),
        ("進める", "進る"),
        ("踏まえ", "踏え"),
        ("拡充する", "拡充る"),
        ("ている", "てい"),
        ("ている", "いる"),
        ("基づ", "基"),
        ("応じた", "応た"),
        ("設ける", "設る"),
        ("られ", "れれ"),
        ("において", "にいて"),
        ("による", "にる"),
        ("すること", "しること"),
        ("こと。", "と。"),
        ("こと。", "ここと。"),
    ]
    return _substituted(text, pairs, chance)


def _end(text: str, chance: Random) -> tuple[str, int, int] | None:
    pairs = [
        ("を(?:図|講ず|行|進め)[うる]こと。$", "を"),
        ("すること。$", ""),
        ("ること。$", "る"),
        ("(?<=う)こと。$", ""),
        ("こと。$", "。"),
    ]
    done = _substituted(text, pairs, chance)
    return (done[0], max(0, len(done[0]) - 25), len(done[0])) if done else None


def _negation(text: str, chance: Random) -> tuple[str, int, int] | None:
    pairs = [
        ("なら(?=ない)ない", "なる"),
        ("できない", "できる"),
        ("ていない", "ている"),
        ("ことなく", "こと"),
        ("(?<=れ)ない", "る"),
        ("生じないよう", "生じるよう"),
    ]
    return _substituted(text, pairs, chance)
