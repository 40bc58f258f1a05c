"""Every entry of every family, both ways: the wrong words are found in a sentence, the right ones are not.

Near misses, sentences in which nothing of a family may be found, are in ``near_misses.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter import lexicon
from drafter.lexicon import Entry, Lexicon

#: what may stand beside an entry, tried in turn until its conditions hold
BEFORE = """
国は、|し|する|した|これを|地方の|図る|次の|この|して|進んで|等の|3|３|三|国の|地域|、|。|実施|こと|ない|の|な|い|を|が|に|お願い|ご協力|御
理解|多岐に|長期に|件に|年に|年度|計画|子供|職員|従来|例年|予定|期待|それ|これ|先|後|余|る|おそれ|数|計画を|施策を|十分に|速やかに|更なる|基盤の|約|各
|毎|実施して|考えて|などと|も|最も|一層|令和|しない|できる|必要な|重要な|増えて|行い|分かり|事業に|取り|県が|手当を|問題に|負担が|支援を|国が|見直しを|支援して|対応
""".replace("\n", "").split("|")
AFTER = """
|を図る。|が必要である。|する。|に努める。|、次のとおり|は、|である。|する|した。|る。|ること。|の推進|では|により|ない。|体制|状況|て|こと|く。|、|い。|せる
|ければ|かった|所|箇所|人|円|万人|個|を進める。|も|と|ます。|んだ。|る|れる。|り、|え、|め、|と認める。|でない。|れば|らない。|多い。|を|が|に|で|の|検討|な|金|た。|って|った
|す。|し、|っ|性|者|か所|月|年度|程度|ごと|に対する|に対し|は|まで|や|以降|超
""".replace("\n", "").split("|")

NEAR = Path(__file__).with_name("near_misses.yaml")

PLAIN = [(name, entry) for name in lexicon.families() for entry in lexicon.family(name).entries]


@lru_cache(maxsize=64)
def alone(entry: Entry) -> Lexicon:
    return Lexicon((entry,))


def samples(wrong: str) -> list[str]:
    """Words that an entry means: itself, or some that its regular expression matches."""
    return [wrong] if not wrong.startswith("/") else expanded(wrong[1:-1])


def expanded(pattern: str) -> list[str]:
    """Some strings of a simple regular expression: alternatives, classes and options, each once."""
    from hypothesis import HealthCheck, Phase, find, settings
    from hypothesis import strategies as st

    quiet = settings(database=None, derandomize=True, phases=[Phase.generate, Phase.shrink], deadline=None)
    quiet = settings(quiet, suppress_health_check=list(HealthCheck))
    return [find(st.from_regex(pattern, fullmatch=True), lambda text: "\n" not in text, settings=quiet)]


def met(condition: str) -> tuple[str, ...]:
    """A string that a condition holds of; none for one that forbids."""
    return (example(condition),) if condition and not condition.startswith("!") else ()


def example(pattern: str) -> str:
    """One string that a simple regular expression matches: its first alternatives, its fewest repetitions."""
    return "".join(_pieces(re._parser.parse(pattern)))  # type: ignore[attr-defined]


def _pieces(parsed: Iterable[tuple[object, Any]]) -> Iterator[str]:
    for kind, value in parsed:
        match str(kind), value:
            case "LITERAL", _:
                yield chr(value)
            case "IN", ((_, first), *_) if first is not None:
                yield chr(first[0] if isinstance(first, tuple) else first)
            case "BRANCH", (_, (first, *_)):
                yield from _pieces(first)
            case "MAX_REPEAT" | "MIN_REPEAT", (fewest, _, inner):
                yield from _pieces(list(inner) * fewest)
            case "SUBPATTERN", (_, _, _, inner):
                yield from _pieces(inner)
            case _:
                pass


def carrier(entry: Entry) -> tuple[str, str, str] | None:
    """Words before, the wrong words, and words after, in which the entry's conditions hold."""
    befores, afters = (*met(entry.before), *BEFORE), (*met(entry.after), *AFTER)
    for wrong in samples(entry.wrong):
        for before in befores:
            for after in afters:
                found = list(alone(entry).find(before + wrong + after))
                if [(one.start, one.end) for one in found] == [(len(before), len(before) + len(wrong))]:
                    return before, wrong, after
    return None


@pytest.mark.parametrize("name", lexicon.families())
def test_wrong_words_are_found_and_right_ones_are_not(name: str) -> None:
    family = lexicon.family(name)
    for entry in family.entries:
        placed = carrier(entry)
        assert placed is not None, f"{name}, line {entry.line}: {entry.wrong}: found in no sentence"
        before, wrong, after = placed
        text = before + wrong + after
        hits = [one for one in family.find(text) if one.start <= len(before) < one.end]
        assert hits, f"{name}, line {entry.line}: {text}"
        right = hits[0].right
        if right is None or hits[0].entry is not entry:
            continue
        mended = text[: hits[0].start] + right + text[hits[0].end :]
        again = [
            one for one in family.find(mended) if one.start < hits[0].start + len(right) and one.end > hits[0].start
        ]
        assert not again, f"{name}, line {entry.line}: {mended}: {[one.entry.wrong for one in again]}"


def near_misses() -> list[tuple[str, str]]:
    data = yaml.safe_load(NEAR.read_text(encoding="utf-8"))
    return [(name, text) for name, texts in data.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), near_misses())
def test_near_misses_are_left_alone(name: str, text: str) -> None:
    assert [(text[one.start : one.end], one.right) for one in lexicon.family(name).find(text)] == []


def test_an_entry_is_asked_of_words_not_of_their_letters() -> None:
    assert len(PLAIN) > len({(name, entry.wrong, entry.before, entry.after) for name, entry in PLAIN}) - 1
    assert all(re.compile(entry.wrong[1:-1]) for _, entry in PLAIN if entry.wrong.startswith("/"))
