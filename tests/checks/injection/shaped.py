"""Damage to what stands where: labels, headings, paragraphs, pages; in a printed text, or in the tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from random import Random

from checks.injection import clean as documents
from checks.injection.clean import Clean
from checks.injection.trial import Injector, Trial, changed, nodes, text_of, with_text

from drafter.document import Block, BlockKind, Section

_LABEL = re.compile(r"^([ 　]*)(\(\d+\)|（[０-９\d]+）|[０-９]+(?:．)?|\d+\.?|[①-⑳]|第[１-９])([ 　])(?=\S)")
Lines = list[str]
Change = Callable[[Lines, Random], "tuple[Lines, set[int]] | None"]


def injectors() -> dict[tuple[str, str], Injector]:
    """All of them, by family and kind."""
    numbers = {"number-gap", "number-double", "number-order"}
    styles = {"label-style", "label-width", "list-style", "list-width"}
    return {
        ("NUM", "gap"): _printed(_gap, numbers),
        ("NUM", "double"): _printed(_number(-1), numbers),
        ("NUM", "jump"): _printed(_number(3), numbers),
        ("NUM", "order"): _printed(_order, numbers),
        ("NUM", "style"): _printed(_style, styles | numbers | {"lone-item"}),
        ("NUM", "width"): _printed(_width, styles),
        ("NUM", "doubled"): _printed(_doubled, {"label-doubled", "label-typed"}),
        ("NUM", "run-on"): _printed(_run_on, {"label-inside", *numbers}),
        ("LAY", "page-number"): _printed(_page_number, {"page-number-inside"}),
        ("LAY", "torn"): _printed(_torn, {"sentence-torn", "sentence-cut"}),
        ("LAY", "running-head"): _printed(_running_head, {"running-head-inside"}),
        ("LAY", "wrapped-blank"): _printed(_wrapped_blank, {"stray-blank", "sentence-torn"}),
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


# ------------------------------------------------------------------ in a printed text


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """Texts whose labels follow a scheme: the samples and assembled drafts, as they are printed."""
    return tuple(one.text for one in documents.read_back())


def _printed(change: Change, rules: set[str]) -> Injector:
    def inject(clean: Clean, chance: Random) -> Trial | None:
        text = chance.choice(texts())
        for _ in range(6):
            done = change(text.split("\n"), chance)
            if done is not None:
                lines, at = done
                return Trial(clean, frozenset(rules), text, "\n".join(lines), lines=frozenset(at))
        return None

    return inject


def _labelled(lines: Lines) -> list[list[int]]:
    """Lines with a label, those of one list together: same shape and indent, counting on from each other."""
    lists: list[list[int]] = []
    open_: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        hit = _LABEL.match(line)
        if not hit:
            continue
        shape = hit[1] + re.sub(r"[\d０-９①-⑳]+", "n", hit[2])
        if _value(hit[2]) == 1:
            open_[shape] = [at]
            lists.append(open_[shape])
        elif shape in open_ and _value(hit[2]) == len(open_[shape]) + 1:
            open_[shape].append(at)
    return lists


def _value(label: str) -> int:
    if "①" <= label <= "⑳":
        return ord(label) - ord("①") + 1
    return int(re.sub(r"[^\d]", "", label) or 0)


def _relabelled(line: str, value: int) -> str:
    hit = _LABEL.match(line)
    assert hit
    old = hit[2]
    if "①" <= old <= "⑳":
        new = chr(ord("①") + value - 1)
    else:
        digits = re.search(r"[\d０-９]+", old)
        assert digits
        written = str(value)
        if digits[0][0] > "9":
            written = written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        new = old.replace(digits[0], written)
    return hit[1] + new + hit[3] + line[hit.end() :]


def _some_list(lines: Lines, chance: Random, least: int) -> list[int] | None:
    found = [one for one in _labelled(lines) if len(one) >= least]
    return chance.choice(found) if found else None


def _gap(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    """A part in the middle of a list goes, its number with it."""
    numbers = _some_list(lines, chance, 3)
    if numbers is None:
        return None
    which = chance.randrange(1, len(numbers) - 1)
    first, next_ = numbers[which], numbers[which + 1]
    return lines[:first] + lines[next_:], {first, first + 1}


def _number(by: int) -> Change:
    def change(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
        numbers = _some_list(lines, chance, 2)
        if numbers is None:
            return None
        which = chance.randrange(1, len(numbers))
        at = numbers[which]
        lines[at] = _relabelled(lines[at], which + 1 + by)
        following = numbers[which + 1 : which + 2]
        return lines, {at + 1, *(one + 1 for one in following), *(one + 1 for one in numbers[which - 1 : which])}

    return change


def _order(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    numbers = _some_list(lines, chance, 3)
    if numbers is None:
        return None
    which = chance.randrange(1, len(numbers) - 1)
    a, b = numbers[which], numbers[which + 1]
    lines[a], lines[b] = _relabelled(lines[a], which + 2), _relabelled(lines[b], which + 1)
    return lines, {one + 1 for one in numbers[which - 1 :]}


def _style(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    numbers = _some_list(lines, chance, 3)
    if numbers is None:
        return None
    which = chance.randrange(1, len(numbers))
    at = numbers[which]
    hit = _LABEL.match(lines[at])
    assert hit
    other = {"(": f"{which + 1}）", "（": f"{which + 1}）", "①": f"({which + 1})"}.get(hit[2][0], f"[{which + 1}]")
    lines[at] = hit[1] + other + " " + lines[at][hit.end() :]
    return lines, {one + 1 for one in numbers}


def _width(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    numbers = _some_list(lines, chance, 3)
    if numbers is None:
        return None
    which = chance.randrange(1, len(numbers))
    hit = _LABEL.match(lines[numbers[which]])
    assert hit
    table = {**dict(zip("0123456789()", "０１２３４５６７８９（）", strict=True))}
    back = {wide: narrow for narrow, wide in table.items()}
    new = "".join(table.get(c, back.get(c, c)) for c in hit[2])
    if new == hit[2]:
        return None
    lines[numbers[which]] = hit[1] + new + hit[3] + lines[numbers[which]][hit.end() :]
    return lines, {one + 1 for one in numbers}


def _doubled(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    numbers = _some_list(lines, chance, 2)
    if numbers is None:
        return None
    at = chance.choice(numbers)
    hit = _LABEL.match(lines[at])
    assert hit
    lines[at] = hit[0] + hit[2] + hit[3] + lines[at][hit.end() :]
    return lines, {at + 1}


def _run_on(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    """The line break before a label is lost."""
    numbers = _some_list(lines, chance, 3)
    if numbers is None:
        return None
    at = chance.choice(numbers[1:])
    above = next(n for n in range(at - 1, -1, -1) if lines[n].strip())
    if not lines[above].endswith("。"):
        return None
    joined = lines[above] + lines[at].strip()
    return [*lines[:above], joined, *lines[at + 1 :]], {
        above + 1,
        *(one + 1 for one in numbers),
        *range(above - 8, above + 4),
    }


def _wrapped(lines: Lines) -> list[int]:
    """Lines that go on on the next one."""
    return [
        at
        for at in range(len(lines) - 1)
        if len(lines[at]) > 30
        and re.search("[一-龠ぁ-ん]$", lines[at])
        and re.match("[ 　]*[一-龠ぁ-ん]{6}", lines[at + 1])
        and not _LABEL.match(lines[at + 1])
    ]


def _page_number(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    places = _wrapped(lines)
    if not places:
        return None
    at = chance.choice(places)
    number = chance.choice(("- 3 -", "－ ３ －", "12", "― 5 ―", "- 14 -", "7/20"))
    if chance.random() < 0.5:
        lines[at] += number
        return lines, {at + 1, at + 2}
    body = lines[at + 1].lstrip(" 　")
    lines[at + 1] = lines[at + 1][: len(lines[at + 1]) - len(body)] + number + " " + body
    return lines, {at + 1, at + 2}


def _running_head(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    places = _wrapped(lines)
    title = next(line.strip() for line in lines if "提言" in line or "要望" in line)
    if not places:
        return None
    at = chance.choice(places)
    lines[at] += title.replace("（案）", "")
    return lines, {at + 1, at + 2}


def _torn(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    """A page break parted a paragraph: a blank line, and an indent as of a new paragraph."""
    places = _wrapped(lines)
    if not places:
        return None
    at = chance.choice(places)
    indent = re.match("[ 　]*", lines[at + 1])
    assert indent
    return [*lines[: at + 1], "", "", indent[0] + "\u3000" + lines[at + 1].strip(), *lines[at + 2 :]], {
        at + 1,
        at + 2,
        at + 3,
        at + 4,
    }


def _wrapped_blank(lines: Lines, chance: Random) -> tuple[Lines, set[int]] | None:
    """A wrapped sentence pasted back with its indent in the middle."""
    places = _wrapped(lines)
    if not places:
        return None
    at = chance.choice(places)
    joined = lines[at] + chance.choice(("　", "　　", "  ")) + lines[at + 1].strip()
    return [*lines[:at], joined, *lines[at + 2 :]], {at + 1, at + 2}


# ------------------------------------------------------------------ in the tree


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
        (path, node), (other, _) = chance.sample(found, 2)
        text = change(text_of(node), chance)
        if text is None:
            return None
        copy = Block(BlockKind.PARAGRAPH, text, request=True, origin=replace(node.origin, clause=None, spans=()))
        after = changed(clean.document, other, lambda there: (there, copy))
        near = {path, other, (*path[:-1], path[-1] + 1), (*other[:-1], other[-1] + 1)}
        return Trial(clean, frozenset(rules), clean.document, after, paths=frozenset(near))

    return inject


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
