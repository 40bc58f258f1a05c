"""Damage that is listed in ``damage/FAMILY.yaml``: words swapped where they stand, and sentences put in.

Each kind names the ``rules`` that may tell it, and either ``swaps`` (``right>wrong``, done where the word stands in a
text) or ``texts`` (a sentence with ``[right>wrong]``, put before a random text: first right, then wrong).
``profile: official``: only in documents whose house follows the official spelling; ``style``: only in documents of that
style (with ``least`` so many sentences); ``requests``: put only into texts that ask for something; ``draft``: only in
drafts, whose template is known; ``dated``: only where the document's own day is known (a deadline
in a file without a date may have been years ahead when it was written); ``commas: none``: with a
template that wants none before conjunctions.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import yaml
from checks.injection.clean import Clean
from checks.injection.trial import Damage, Injector, Trial, in_text

_MARKED = re.compile(r"\[([^\]>]*)>([^\]]*)\]")
FOLDER = Path(__file__).parent / "damage"


def injectors() -> dict[tuple[str, str], Injector]:
    """All that are listed, by family and kind."""
    found: dict[tuple[str, str], Injector] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        for kind, data in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            found[file.stem, kind] = _injector(data)
    return found


def entries() -> list[tuple[str, str, str, dict[str, Any]]]:
    """Every single entry: family, kind, the words, and its data."""
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        for kind, data in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            found += [(file.stem, kind, one, data) for one in (*data.get("swaps", "").split(), *data.get("texts", ()))]
    return found


def single(entry: str, data: dict[str, Any]) -> Injector:
    """The injector of one entry."""
    return _injector({**data, "swaps": "", "texts": [], ("texts" if "[" in entry else "swaps"): [entry]})


def _injector(data: dict[str, Any]) -> Injector:
    given = data.get("swaps", "")
    swaps = [tuple(pair.split(">")) for pair in (given.split() if isinstance(given, str) else given)]
    texts = list(data.get("texts", ()))
    requests = bool(data.get("requests"))

    def spoil(text: str, chance: Random) -> Damage | None:
        if requests and "こと。" not in text:
            return None
        if texts and (not swaps or chance.random() < 0.6):
            return _put_in(text, chance.choice(texts), chance)
        present = [pair for pair in swaps if pair[0] in text]
        return _swapped(text, *chance.choice(present), chance) if present else None

    return _fitting(in_text(spoil, frozenset(data["rules"])), data)


def _fitting(inject: Injector, data: dict[str, Any]) -> Injector:
    def checked(clean: Clean, chance: Random) -> Trial | None:
        if (data.get("profile") == "official" or data.get("draft")) and clean.template is None:
            return None
        if (
            data.get("dated")
            and clean.template is None
            and (clean.document.date is None or not clean.document.date.iso)
        ):
            return None
        if "style" in data and (data["style"] == "polite") != clean.polite:
            return None
        if clean.sentences < data.get("least", 0):
            return None
        return inject(clean.without_commas() if "commas" in data else clean, chance)

    return checked


def _swapped(text: str, right: str, wrong: str, chance: Random) -> Damage:
    at = chance.choice([m.start() for m in re.finditer(re.escape(right), text)])
    return Damage(text[:at] + wrong + text[at + len(right) :], at, at + len(wrong), text)


def _put_in(text: str, marked: str, chance: Random) -> Damage:
    found = _MARKED.search(marked)
    assert found, marked
    at = chance.choice([0, *(m.end() for m in re.finditer("。(?=.)", text) if _is_between(text, m.end()))])
    lead, tail = marked[: found.start()], marked[found.end() :]
    clean, wrong = (text[:at] + lead + words + tail + text[at:] for words in found.groups())
    return Damage(wrong, at + len(lead), at + len(lead) + len(found[2]), clean)


def _is_between(text: str, at: int) -> bool:
    """Whether a place after 。 is outside all brackets."""
    return all(text.count(a, 0, at) == text.count(b, 0, at) for a, b in ("（）", "「」", "()"))
