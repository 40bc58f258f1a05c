"""YAML front matter of Markdown: what it says of the document.

Its keys are those that our own writer and static site generators write: title, subtitle, issuer (author),
addressees, date. What the text says too is only believed the more; what it does not say is read from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Passage, Role
from drafter.readers._markup.inline import Chunk
from drafter.readers._markup.walk import Found

_FRONT = re.compile(r"---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*?)[ \t]*)?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
#: no front matter is longer
_MOST_LINES = 200
_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "issuer": Role.ISSUER,
    "author": Role.ISSUER,
    "authors": Role.ISSUER,
    "organization": Role.ISSUER,
    "addressees": Role.ADDRESSEE,
    "date": Role.DATE,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the front matter says, and the line where it does."""

    role: Role
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Matter:
    """Attributes: body: the text, its front matter turned into blank lines. facts: what that says."""

    body: str
    facts: tuple[Fact, ...] = ()


def take(text: str) -> Matter:
    """Take the front matter off a text."""
    if not text.startswith("---"):
        return Matter(text)
    found = _FRONT.match("\n".join(text.split("\n", _MOST_LINES)[:_MOST_LINES]) + "\n")
    if found is None or not any(_KEY.match(line) for line in found[1].split("\n")):
        return Matter(text)
    count = found[0].rstrip("\n").count("\n") + 1
    rest = text.split("\n", count)
    return Matter("\n" * count + (rest[count] if len(rest) > count else ""), tuple(_facts(found[1].split("\n"))))


def _facts(lines: Iterable[str]) -> Iterator[Fact]:
    role: Role | None = None
    for number, line in enumerate(lines, 2):
        if key := _KEY.match(line):
            role = _ROLES.get(key[1].lower())
            values = _values(key[2] or "")
        elif item := _ITEM.match(line):
            values = [_plain(item[1])]
        else:
            continue
        if role is not None:
            yield from (Fact(role, value, number) for value in values if value)


def _values(written: str) -> list[str]:
    """A scalar, or a list between brackets."""
    if written.startswith("[") and written.endswith("]"):
        return [
            _plain(one)
            for one in re.findall(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]]+", written[1:-1])
            if one.strip()
        ]
    return [_plain(written)] if written not in ("|", ">", "null", "~") else []


def _plain(scalar: str) -> str:
    """A scalar without its quotes (YAML 1.2 §7.3); escapes as JSON has them."""
    scalar = scalar.strip()
    if len(scalar) > 1 and scalar[0] == scalar[-1] == "'":
        return scalar[1:-1].replace("''", "'")
    if len(scalar) > 1 and scalar[0] == scalar[-1] == '"':
        import json

        try:
            return str(json.loads(scalar))
        except ValueError:
            return scalar[1:-1]
    return re.split(r"\s+#", scalar)[0]


def believe(found: list[Found], facts: Iterable[Fact]) -> list[Found]:
    """The passages with what the front matter says of them; what none of them says stands in front."""
    said = {role: {squeeze(f.text) for f in facts if f.role is role} for role in {f.role for f in facts}}
    missing: list[Found] = []
    for fact in facts:
        if not any(_says(one.passage, fact) for one in found):
            passage = Passage(_printed(fact), fact.line, fact.line, hint=fact.role, centred=fact.role is Role.TITLE)
            missing.append(Found(passage, [Chunk(fact.line, fact.text)]))
    for one in found:
        passage = one.passage
        if passage.fixed is None and not passage.nest and not passage.labelled and passage.hint is None:
            key = squeeze(matter.take_mark(passage.text)[0] if len(passage.text) < 200 else passage.text)
            role = next((role for role, texts in said.items() if key in texts), None)
            if role is not None and (role is not Role.TITLE or passage.depth <= 1):
                one.passage = replace(passage, hint=role, depth=0 if role is Role.TITLE else passage.depth)
                if role is Role.TITLE:
                    said.pop(role)
    return [*missing, *found]


def _printed(fact: Fact) -> str:
    """A date as a document prints it: 2027-08-01 is how a program does."""
    found = _ISO.fullmatch(fact.text) if fact.role is Role.DATE else None
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else fact.text


def _says(passage: Passage, fact: Fact) -> bool:
    """Whether a passage says the same."""
    text = passage.text
    if not text or len(text) > 200:
        return False
    if fact.role is Role.DATE:
        found = matter.date_of(text)
        return found is not None and (found.iso == fact.text or squeeze(fact.text) == squeeze(text))
    if squeeze(fact.text) == squeeze(matter.take_mark(text)[0]) or squeeze(fact.text) == squeeze(text):
        return True
    return fact.role is Role.ISSUER and squeeze(text) in squeeze(fact.text) and len(text) >= 4
