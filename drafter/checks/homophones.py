"""A word of another's sound, seen by its neighbours: 住民の医師を尊重, where 住民の意思 is what official texts write.

A word is doubted only when it never stands beside its neighbours, neither in official prose nor in a compound of the
dictionary, and a word of the same sound does. Words of one sound and nearly one sense are never told apart here.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from drafter.japanese import lazy
from drafter.lexicon.neighbours import NUMBER, Pairs, Token, Words, tokens, words

#: single kanji that are put before or after a word: two of which one is such a kanji may be no word at all
_BEFORE = frozenset("次前本当同各全両諸毎新旧再最未非不無大小高低多少長短現元正副準総主的")
_AFTER = frozenset("的性化等者中後内外間別小大新高低長短多少同各全本当前次")
_NUMERALS = frozenset("〇一二三四五六七八九十百千万億兆数何")
_VERB = lazy.compile(r"する(?!ど)|し(?:て|た|、|つつ|ない|なけ|得)|さ(?:れ|せ)|すべき")
_NA = lazy.compile(r"な(?=[一-龠ァ-ヶ])")


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be a slip for another, ``start`` to ``end`` of a text."""

    start: int
    end: int
    word: str
    right: str


@lru_cache(maxsize=4096)
def suspects(text: str) -> tuple[Suspect, ...]:
    """The words of a text whose neighbours ask for another of the same sound."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Suspect]:
    table = words()
    done = 0
    before: Token | None = None
    for token in tokens(text):
        beside = before is not None and before.end == token.start
        found = _no_word(_merged(before, token), text, table) if before is not None and beside else None
        if found is None and len(token.word) == 2:
            right = _other_word(token, table) or _other_class(token, text, table)
            found = Suspect(token.start, token.end, token.word, right) if right else None
        if found is not None and found.start >= done:
            done = found.end
            yield found
        before = token


def _merged(first: Token, second: Token) -> Token:
    """The last kanji of a token and the first one of the token that follows directly."""
    joined = (first.joined[0] or len(first.word) > 1, second.joined[1] or len(second.word) > 1)
    return Token(
        first.word[-1] + second.word[0],
        first.end - 1,
        second.start + 1,
        False,
        first.left if len(first.word) == 1 else (first.word[0],),
        second.right if len(second.word) == 1 else (second.word[1],),
        joined,
        len(first.word) == len(second.word) == 1,
    )


def _other_word(token: Token, table: Words) -> str:
    """What a noun is a slip for; empty where nothing says so."""
    if token.word[0] in _NUMERALS or token.word not in table.sounds or _sides(token, token.word, table.known):
        return ""
    near = table.same.get(token.word, frozenset())
    exact = (table.sounds.alike(token.word) & table.core) - near
    familiar = _in_use(token.word, table) or _divided(token)
    right = _best(token, exact, table.pairs, table, sure=familiar)
    if right or familiar or token.left == (NUMBER,):
        return right
    nearly = (table.sounds.nearly(token.word) & table.core) - near - exact
    return _best(token, nearly, table.phrased, table, sure=True)


def _in_use(word: str, table: Words) -> bool:
    return word in table.core or word in table.common or word in table.describing


def _other_class(token: Token, text: str, table: Words) -> str:
    """What a noun before する or な is a slip for, where it takes neither and one of its sound does."""
    kind = table.verbal if _VERB.match(text, token.end) else table.adjectival if _NA.match(text, token.end) else None
    if kind is None or token.word in kind or not token.known or token.word not in table.sounds:
        return ""
    others = [word for word in table.sounds.alike(token.word) & table.core if word in kind]
    return others[0] if len(others) == 1 and not _sides(token, token.word, table.known) else ""


def _no_word(token: Token, text: str, table: Words) -> Suspect | None:
    """Two kanji which are no word, and the word that they may stand for: alike in one kanji, in sound or shape in the
    other.
    """
    known = table.names, table.nouns, table.core
    if any(token.word in words for words in known) or token.left == (NUMBER,) or _is_familiar(token, text, table):
        return None
    first, second = token.word[0], token.word[1]
    others = {first + kanji for kanji in _interchanged(second, table)}
    others |= {kanji + second for kanji in _interchanged(first, table)}
    if token.whole:
        others |= _sounding(_same_sound(first, table), _same_sound(second, table), table)
    right = _best(token, others & table.core, table.pairs, table, sure=_divided(token))
    return Suspect(token.start, token.end, token.word, right) if right else None


def _is_familiar(token: Token, text: str, table: Words) -> bool:
    """Whether a kanji of the two belongs to a word in use with its other neighbour."""
    around = text[token.start - 1 : token.start + 1], text[token.end - 1 : token.end + 1]
    return any(word in table.core or word in table.common for word in around)


def _divided(token: Token) -> bool:
    """Whether two kanji may be a word and what is put before or after one."""
    return token.word[0] in _BEFORE or token.word[1] in _AFTER


def _interchanged(kanji: str, table: Words) -> frozenset[str]:
    """Kanji for which one may be typed."""
    return _same_sound(kanji, table) | table.similar.get(kanji, frozenset())


@lru_cache(maxsize=4096)
def _same_sound(kanji: str, table: Words) -> frozenset[str]:
    return frozenset().union(*(_by_reading(table).get(reading, ()) for reading in table.readings.get(kanji, ())))


def _sounding(firsts: Set[str], seconds: Set[str], table: Words) -> Set[str]:
    """The words of the core whose kanji are among these."""
    begun = _by_kanji(table)
    return {one + two for one in firsts & begun.keys() for two in begun[one] if two in seconds}


@lru_cache(maxsize=1)
def _by_kanji(table: Words) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in table.core:
        found[word[0]] = found.get(word[0], "") + word[1]
    return found


@lru_cache(maxsize=1)
def _by_reading(table: Words) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kanji, readings in table.readings.items():
        for reading in readings:
            found.setdefault(reading, set()).add(kanji)
    return {reading: frozenset(all_kanji) for reading, all_kanji in found.items()}


def _best(token: Token, others: Set[str], pairs: Pairs, table: Words, *, sure: bool = False) -> str:
    """The word that the neighbours ask for; empty where they do not say enough.

    Args:
        pairs: that count.
        sure: ask for neighbours on both sides, one within the same run of kanji, or one of a phrase with a particle.
    """
    if not others:
        return ""
    ranked = sorted(((_sides(token, word, pairs), word) for word in others), reverse=True)
    sides, word = ranked[0]
    if not sides or (len(ranked) > 1 and ranked[1][0] == sides):
        return ""
    if not sure or sides == 2 or _joined(token, word, table):
        return word
    return word if _phrased(token, word, table) else ""


def _sides(token: Token, word: str, pairs: Pairs) -> int:
    """On how many sides a word goes with a token's neighbours."""
    return any((one, word) in pairs for one in token.left) + any((word, one) in pairs for one in token.right)


def _phrased(token: Token, word: str, table: Words) -> bool:
    """Whether a neighbour across a particle stands so in a phrase, on a side where the token's word takes not any."""
    (left, right), (any_left, any_right) = token.joined, table.ready
    if not left and token.word not in any_left and any((one, word) in table.apart for one in token.left):
        return True
    return not right and token.word not in any_right and any((word, one) in table.apart for one in token.right)


def _joined(token: Token, word: str, table: Words) -> bool:
    """Whether a neighbour in the same run asks for a word, on a side where the token's own word does not take any."""
    (left, right), (any_left, any_right) = token.joined, table.ready
    if left and token.word not in any_left and (token.left[0], word) in table.pairs:
        return True
    return right and token.word not in any_right and (word, token.right[0]) in table.pairs
