"""Cases of rules as data: ``tests/rules/CODE.yaml``, with documents written as a small outline.

::

    = title      ~ subtitle      > preamble      < closing      @date 令和９年８月　日 | 2027-08
    @issuer, @to, @end, @sign    a line of front or end matter   @parts title, body
    [Ⅰ] heading                  a section; [] has no label, [（２）=(2)] is pinned, [(1)]^3 is of level 3
      [１] heading               indented by two: beneath the section above
        : text                   a paragraph;  {id} text: one of a clause;  {id?name} text: with a blank
        - ①| text                an item, -- ア| text one level deeper;  ! text: a note;  | a | b: a table's row

Each file begins with ``rule``, its name. ``fail``, ``pass`` and ``fix`` are lists of cases; a rule that mends
nothing has no ``fix``. ``text`` (and ``item``, ``heading``, ``note``, ``cell``) stands for an outline of one section
with that one text; ``rest`` for further paragraphs (a list). In ``fix``, ``to`` is the text after all repairs of the
rule; ``safe: false`` says that they are not safe. ``today`` is a date, ``previous`` the outline of the year before,
``approved`` the hash of each approved clause by its id.

A collection (YAML) is checked as such: ``collection``, with ``used`` the ids of the clauses that drafts use.

Keys of a case: ``outline`` or ``draft`` (YAML, composed with ``template`` and ``library``), ``is_draft``, ``status``,
``template`` (a bundled one's name, or keys), ``settings``; in ``fail`` also ``finds`` (the excerpts, in order).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from drafter.checks import engine
from drafter.compose import compose
from drafter.document import Block, BlockKind, DateLine, Document, Line, Origin, Part, Section
from drafter.findings import Finding
from drafter.inspection import targets
from drafter.library import index
from drafter.model import loading
from drafter.model.approvals import Approval
from drafter.model.settings import Settings
from drafter.model.template import Template

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "rules"
FILE = "case"


@dataclass(frozen=True)
class Case:
    rule: str
    name: str
    data: dict[str, Any] = field(compare=False)

    @property
    def finds(self) -> list[str]:
        return list(self.data.get("finds", []))

    def __str__(self) -> str:
        return f"{self.rule}-{self.name}"


def names() -> dict[str, str]:
    """The name of each rule by its code: every case file begins with it."""
    files = sorted(RULES.glob("*.yaml"))
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))["rule"] for file in files}


def cases() -> list[Case]:
    found = []
    for file in sorted(RULES.glob("*.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert {"rule", "fail", "pass"} <= set(data) <= {"rule", "fail", "pass", "fix"}, file
        assert data["fail"], file
        assert data["pass"], file
        for kind in ("fail", "pass", "fix"):
            for case in data.get(kind, []):
                assert bool(case.get("finds")) == (kind == "fail"), (file, case)
                assert ("to" in case) == (kind == "fix"), (file, case)
                name = case.get("name") or str(next(case[key] for key in TEXTS if key in case))
                found.append(Case(file.stem, name, case))
    return found


#: what a case may give in place of an outline: the mark of such a line
TEXTS = {"text": ": ", "item": "- ①| ", "heading": "", "note": "! ", "cell": "| "}


def outline_of(data: dict[str, Any]) -> str:
    """The outline of a case."""
    if "outline" in data:
        return str(data["outline"])
    kind = next(key for key in TEXTS if key in data)
    if kind == "heading":
        lines = [f"[１] {data['heading']}", "  : 施策を進めること。"]
    else:
        lines = ["[１] 施策", f"  {TEXTS[kind]}{data[kind]}"]
    return "\n".join([*lines, *(f"  : {text}" for text in data.get("rest", ()))])


def run(case: Case) -> list[Finding]:
    """The findings of the case's rule, in order."""
    data = case.data
    template = _template(data.get("template"))
    settings = Settings.model_validate(data["settings"]) if "settings" in data else None
    if "draft" in data:
        loaded = loading.parse("draft", data["draft"], FILE)
        collections = [loading.parse("collection", data["library"], "library")] if "library" in data else []
        document = compose(loaded, template or bundled("nga"), index.assemble(collections))
        context = engine.Context(template or bundled("nga"), settings, FILE, True, data["draft"])
        context.library = index.assemble(collections)
    elif "collection" in data:
        shelf = loading.parse("collection", data["collection"], FILE)
        document = targets.as_document(shelf)
        context = engine.Context(None, settings, FILE, source=data["collection"], library=index.assemble([shelf]))
        if "used" in data:
            context.used = lambda: frozenset(data["used"])
    else:
        outline = outline_of(data)
        document = read(outline, data.get("status", "final"))
        context = engine.Context(template, settings, FILE, bool(data.get("is_draft")), outline)
    context.today = data.get("today")
    if "approved" in data:
        given = tuple(Approval(clause=c, by="○○○○", date="2027-06-01", hash=h) for c, h in data["approved"].items())
        context.signed = lambda: given
    if "previous" in data:
        before = read(data["previous"])
        context.before = lambda: before
    return [finding for finding in engine.run(document, context) if finding.code == case.rule]


def bundled(name: str) -> Template:
    return loading.load_template(ROOT / "templates" / f"{name}.yaml").value


def _template(given: object) -> Template | None:
    if isinstance(given, dict):
        return loading.parse("template", yaml.safe_dump({"template": "case", **given}, allow_unicode=True), FILE).value
    return bundled(given) if isinstance(given, str) else None


# ---------------------------------------------------------------- the outline

_SECTION = re.compile(r"\[([^\]=]*)(?:=([^\]]*))?\](?:\^(\d))? ?(.*)")
_CLAUSE = re.compile(r"\{([a-z0-9-]+)(?:\?([^}]*))?\} (.*)")
_ITEM = re.compile(r"(-+) (?:([^|]*)\|)? ?(.*)")
_LINES = {"@issuer ": "issuer", "@to ": "addressees", "@sign ": "signature"}


@dataclass
class _Open:
    """A section being read."""

    indent: int
    label: str | None
    computed: str | None
    heading: str
    level: int
    line: int
    content: list[Block | Section]

    def closed(self) -> Section:
        origin = Origin(FILE, self.line, self.line)
        return Section(self.level, self.label, self.heading, tuple(self.content), self.computed, origin)


def read(outline: str, status: str = "final") -> Document:
    """The Document of an outline."""
    document = Document(status=status, origin=Origin(FILE, 1), parts=tuple(Part))  # type: ignore[arg-type]
    top: list[Section] = []
    stack: list[_Open] = []

    def close(indent: int) -> None:
        while stack and stack[-1].indent >= indent:
            done = stack.pop().closed()
            if stack:
                stack[-1].content.append(done)
            else:
                top.append(done)

    for number, line in enumerate(outline.split("\n"), 1):
        text = line.strip()
        if not text:
            continue
        indent = len(line) - len(line.lstrip(" "))
        if matched := _SECTION.fullmatch(text):
            close(indent)
            label, computed, level, heading = matched.groups()
            depth = int(level) if level else (stack[-1].level if stack else 0) + 1
            stack.append(_Open(indent, label or None, computed or label or None, heading, depth, number, []))
        elif (block := _block(text, number)) is not None:
            close(indent)
            assert stack, f"line {number}: a block outside all sections"
            stack[-1].content.append(block)
        else:
            document = _front(document, text, number)
    close(0)
    return replace(document, sections=tuple(top))


def _block(text: str, number: int) -> Block | None:
    origin = Origin(FILE, number, number)
    if matched := _CLAUSE.fullmatch(text):
        clause, blank, words = matched.groups()
        blanks = (blank,) if blank else ()
        origin = replace(origin, clause=clause, key=f"line {number}")
        return Block(BlockKind.PARAGRAPH, words, clause=clause, request="こと。" in words, blanks=blanks, origin=origin)
    if matched := _ITEM.fullmatch(text):
        dashes, label, words = matched.groups()
        return Block(BlockKind.ITEM, words, label or None, level=len(dashes), request="こと。" in words, origin=origin)
    if text.startswith("| "):
        return Block(
            BlockKind.TABLE, "", rows=(tuple(cell.strip() for cell in text.strip("| ").split("|")),), origin=origin
        )
    if text.startswith("! "):
        return Block(BlockKind.NOTE, text[2:], origin=origin)
    if text.startswith(": "):
        return Block(BlockKind.PARAGRAPH, text[2:], request="こと。" in text, origin=origin)
    return None


def _front(document: Document, text: str, number: int) -> Document:
    origin = Origin(FILE, number, number)
    mark, words = text[:2], text[2:]
    match mark:
        case "= ":
            return replace(document, title=Line(words, origin))
        case "~ ":
            return replace(document, subtitle=Line(words, origin))
        case "> ":
            return replace(document, preamble=(*document.preamble, Block(BlockKind.PARAGRAPH, words, origin=origin)))
        case "< ":
            return replace(document, closing=(*document.closing, Block(BlockKind.PARAGRAPH, words, origin=origin)))
        case _:
            pass
    for start, name in _LINES.items():
        if text.startswith(start):
            return replace(document, **{name: (*getattr(document, name), Line(text[len(start) :], origin))})
    if text.startswith("@end "):
        return replace(document, end=Line(text[5:], origin))
    if text.startswith("@date "):
        printed, _, iso = text[6:].partition(" | ")
        return replace(document, date=DateLine(printed, iso or None, origin))
    if text.startswith("@parts "):
        return replace(document, parts=tuple(Part(name.strip()) for name in text[7:].split(",")))
    raise AssertionError(f"line {number}: not understood: {text}")
