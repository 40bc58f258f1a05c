"""Damage to what stands where: labels, headings, paragraphs, pages; in a printed text, or in the tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from random import Random

from checks.injection import clean as documents
from checks.injection.clean import Clean
from checks.injection.trial import Injector, Trial

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
            if done is not None and not _healed(text, "\n".join(done[0])):
                lines, at = done
                return Trial(clean, frozenset(rules), text, "\n".join(lines), lines=frozenset(at))
        return None

    return inject


def _healed(text: str, damaged: str) -> bool:
    """Whether reading has put right what was done: page breaks are healed, and nothing is left to tell."""
    before, after = (documents.read_text(one) for one in (text, damaged))
    return [block.text for block in before.blocks()] == [block.text for block in after.blocks()] and [
        (section.label, section.heading) for _, section in before.walk()
    ] == [(section.label, section.heading) for _, section in after.walk()]


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
    title = next((line.strip() for line in lines if re.search("提言|要望|意見書", line)), "")
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
