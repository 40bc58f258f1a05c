"""Plays the scenarios in LibreOffice: packs them into files, runs the office once, tells what each file must say."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import review_papers as papers
import yaml
from office import Office

from drafter import pipeline
from drafter.review.opinions import Kind, Opinion
from drafter.workspace import Workspace

AUTHOR = "委員甲"
SIZES = (5, 60, 300)
_FILE = Path(__file__).with_name("scenarios.yaml")
_ROWS = {"r": 1, "s": 2, "q": 3}
_CLAUSE_MARKS = re.compile(rb'<w:bookmarkStart [^>]*w:name="_cl_[^>]*/>')

Scenario = dict[str, Any]
#: what an opinion says, for comparing: kind, place, author, and the rest as sorted pairs
Said = tuple[str, str, str, tuple[tuple[str, str], ...]]


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All scenarios."""
    return tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8")))


@dataclass(slots=True)
class Play:
    """One file to be returned: the scenarios in it, each with its section."""

    size: int
    tracked: bool
    cast: list[tuple[Scenario, int]] = field(default_factory=list)
    path: Path = Path()
    told: str = ""

    @property
    def name(self) -> str:
        """For the test's id."""
        names = [one["name"] for one, _ in self.cast]
        only = names[0] if len(names) == 1 else f"{len(names)} from {names[0]}"
        return f"{self.size}-{'recorded' if self.tracked else 'not'}-{only}".replace(" ", "-")


def plays() -> list[Play]:
    """Every scenario for every size, recorded and not: alone in a small draft, in a section of its own in a large."""
    found: list[Play] = []
    for tracked in (False, True):
        wanted = [one for one in scenarios() if one.get("only") in (None, "tracked" if tracked else "untracked")]
        for size in SIZES:
            slots = size // len(papers.CLAUSES)
            together = [one for one in wanted if not one.get("alone") and slots > 1]
            for start in range(0, len(together), slots):
                group = together[start : start + slots]
                # spread over the whole draft, the first and the last section among them
                places = [at * (slots - 1) // max(1, len(group) - 1) for at in range(len(group))]
                found.append(Play(size, tracked, list(zip(group, places, strict=True))))
            found += [Play(size, tracked, [(one, 0)]) for one in wanted if one not in together]
    return found


def perform(office: Office, root: Path, folder: Path, every: list[Play]) -> None:
    """Renders the drafts, edits them in the office, and notes where each file is."""
    for size in SIZES:
        render(root, size, folder / f"sent-{size}.docx")
    jobs = []
    for at, play in enumerate(every):
        play.path = folder / f"{at}.docx"
        steps = [filled(step, slot) for one, slot in play.cast for step in one["steps"]]
        source = folder / f"sent-{play.size}.docx"
        jobs.append(
            {"in": str(source), "out": str(play.path), "author": AUTHOR, "tracked": play.tracked, "steps": steps}
        )
    for play, told in zip(every, office.run(jobs), strict=True):
        play.told = told


def render(root: Path, size: int, target: Path) -> None:
    """Sends a draft out: its Word file, and the version kept."""
    from drafter.review import sent

    workspace = Workspace.at(root)
    opened = pipeline.open_document(str(root / "drafts" / f"{size}.yaml"), workspace)
    data = pipeline.render(opened, "docx", workspace)
    sent.keep(workspace, opened, data)
    target.write_bytes(data)


def filled(value: Any, slot: int) -> Any:
    """A step, or anything in one, with the words of its section."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda m: ({**papers.words(slot), "author": AUTHOR})[m[1]], value)
    if isinstance(value, list):
        return [filled(one, slot) for one in value]
    if isinstance(value, dict):
        return {key: filled(one, slot) for key, one in value.items()}
    return value


def stripped(data: bytes) -> bytes:
    """The file without our bookmarks and custom properties, as another program may leave it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                content = _CLAUSE_MARKS.sub(b"", content)
            if info.filename == "docProps/custom.xml":
                content = re.sub(rb"<property .*</property>", b"", content, flags=re.DOTALL)
            new.writestr(info.filename, content)
    return out.getvalue()


# ------------------------------------------------------------ what is to be said


def expected(play: Play) -> list[list[Said]]:
    """For each scenario of a file, what it must say; where a swap can be told either way, both ways."""
    return [_wanted(one, slot, play.size) for one, slot in play.cast]


def _wanted(one: Scenario, slot: int, size: int) -> list[Said]:
    if one["opinions"] == "everywhere":
        found = []
        for number in range(size):
            section, name = divmod(number, len(papers.CLAUSES))
            letter = papers.CLAUSES[name]
            text = papers.words(section)[letter.upper()].replace("については、", "に関し、")
            found.append(_said({"kind": "text", "place": letter, "new": text}, section))
        return found
    return [_said(opinion, slot) for opinion in one["opinions"]]


def _said(opinion: dict[str, Any], slot: int) -> Said:
    on = opinion["place"]
    where = " | ".join(place(name, slot) for name in on) if isinstance(on, list) else place(on, slot)
    facts: dict[str, str] = {}
    for key in ("new", "says", "anchor", "form"):
        if key in opinion:
            facts[key] = filled(opinion[key], slot)
    if "replaced" in opinion:
        facts["new"] = papers.words(slot)[on].replace(*opinion["replaced"])
    if "joined" in opinion:
        facts["joined"] = " ".join(place(name, slot) for name in opinion["joined"])
    if "after" in opinion:
        facts["after"] = place(opinion["after"], slot)
    if opinion.get("resolved"):
        facts["resolved"] = "yes"
    return opinion["kind"], where, opinion.get("author", AUTHOR), tuple(sorted(facts.items()))


def place(name: str, slot: int) -> str:
    """The name of a place: ``s3-a/0`` for a paragraph of a clause, else a key path."""
    if name in papers.CLAUSES:
        return f"s{slot}-{name}/0"
    if name == "d2":
        return f"s{slot}-d/1"
    if name == "h":
        return f"sections[{slot}].heading"
    if name == "n":
        return f"sections[{slot}].clauses[4]"
    if name[0] in _ROWS and name[1:].isdigit():
        return f"sections[{slot}].clauses[5]@{_ROWS[name[0]]},{name[1:]}"
    return name


def where(opinion: Opinion) -> str:
    """The place that an opinion is on, named as ``place`` does."""
    return _target(opinion.target)


def _target(target: Any) -> str:
    if target.clause:
        return f"{target.clause}/{target.nth}"
    return f"{target.key}@{target.row},{target.column}" if target.row >= 0 else str(target.key)


def agrees(opinion: Opinion, wanted: Said) -> bool:
    """Whether an opinion is the one that is wanted, in all that the scenario says of it."""
    kind, place_, author, facts = wanted
    if opinion.kind != kind or where(opinion) not in place_.split(" | ") or opinion.reviewer != author:
        return False
    remark = opinion.remarks[0] if opinion.remarks else None
    has = {
        "new": opinion.new,
        "form": str(opinion.form),
        "joined": " ".join(map(_target, opinion.joined)),
        "after": _target(opinion.after) if opinion.after else "",
        "says": remark.text if remark else "",
        "anchor": remark.anchor if remark else "",
        "resolved": "yes" if remark and remark.resolved else "",
    }
    plain = opinion.kind is not Kind.COMMENT and "says" not in dict(facts)
    return all(has[key] == value for key, value in facts) and not (plain and opinion.remarks)


def left_over(opinions: list[Opinion], wanted: list[Said]) -> tuple[list[Opinion], list[Said]]:
    """What was told and is wanted by nobody, and what is wanted and was not told."""
    rest = list(opinions)
    missing = []
    for one in wanted:
        found = next((opinion for opinion in rest if agrees(opinion, one)), None)
        if found is None:
            missing.append(one)
        else:
            rest.remove(found)
    return rest, missing
