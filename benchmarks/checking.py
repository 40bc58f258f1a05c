"""Checking: all rules, beside the structural rules alone and beside textlint, in one run.

The texts are the real proposals beside the repository, where they are at hand, and drafts of 60 and 300 clauses made of
the bundled library. Each figure is taken in a process of its own, after one other document was checked (start-up and
lexicons left out), with nothing remembered of the texts; in processor time, so that a busy machine tells
the same. Beside textlint it is wall time, start-up included on both sides.

textlint (with its Japanese preset for technical writing) is asked only where it is installed, and never installed here:
``npm install --prefix DIR textlint textlint-rule-preset-ja-technical-writing``, then ``TEXTLINT=DIR``.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import ROOT, Row, process
from drafter.workspace import Workspace

PROPOSALS = ROOT.parent / "shared" / "proposals"
_PRESET = "preset-ja-technical-writing"
_TIMES = 3
#: what a linter of a tree without words would look at
STRUCTURAL = ("NUM", "STR", "REF", "PRT", "REQ", "VAL")

#: prints milliseconds: of reading the files (damage and all), of checking them, of checking them again, and of a check
#: after one clause was changed; then the number of rules and of findings
_CHILD = """
import json, sys, time
from dataclasses import replace
from statistics import median
from drafter import pipeline
from drafter.checks import engine, texts
from drafter.document import Block
from drafter.workspace import Workspace

families, sample, *files = sys.argv[1:]
workspace = Workspace.find(None, None)

def timed(action):
    start = time.process_time()
    result = action()
    return (time.process_time() - start) * 1000, result

def changed(opened, at):
    parts = opened.document.sections
    chapter = parts[at % len(parts)]
    section = chapter.sections[at % len(chapter.sections)]
    block = next(node for node in section.content if isinstance(node, Block))
    text = block.text[:20] + "また、" + str(at) + block.text[20:]
    inside = tuple(replace(node, text=text) if node is block else node for node in section.content)
    section_ = replace(section, content=inside)
    chapter_ = replace(chapter, content=tuple(section_ if node is section else node for node in chapter.content))
    sections = tuple(chapter_ if one is chapter else one for one in parts)
    return replace(opened, document=replace(opened.document, sections=sections))

warm = pipeline.open_document(sample, workspace)
read, opened = timed(lambda: [pipeline.open_document(file, workspace) for file in files])
if families:
    kept = tuple(one for one in engine.checks() if one.rule.family in families.split())
    looked = tuple(one for one in texts.rules() if one.rule.family in families.split())
    engine.checks, texts.rules = lambda: kept, lambda: looked
pipeline.check(warm, workspace)
first, findings = timed(lambda: sum(len(pipeline.check(one, workspace)) for one in opened))
again, _ = timed(lambda: [pipeline.check(one, workspace) for one in opened])
one = 0.0
if opened[0].loaded is not None:
    one = median(timed(lambda at=at: pipeline.check(changed(opened[0], at), workspace))[0] for at in range(20))
rules = len(engine.checks())
print(json.dumps({"read": read, "first": first, "again": again, "one": one, "rules": rules, "findings": findings}))
"""


def rows() -> list[Row]:
    """Figures of past documents, of drafts, of one changed clause, and of textlint."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_proposals(folder), *_drafts(folder)]


def _proposals(folder: Path) -> list[Row]:
    files = sorted(one for one in PROPOSALS.glob("*") if one.suffix in (".txt", ".md") and one.stem != "README")
    if not files:
        print("  (the real proposals are not at hand: left out)", file=sys.stderr)
        return []
    sample = _draft(folder, "sample.yaml", 5)
    every, alone = _run("", sample, *files), _run(" ".join(STRUCTURAL), sample, *files)
    words = f"the {alone['rules']:.0f} structural rules alone"
    what = f"{every['rules']:.0f} rules, the {len(files)} real proposals"
    return [
        Row(f"{what}, first time", every["first"], words, alone["first"]),
        Row(f"{what}, texts remembered", every["again"], words, alone["again"]),
        Row("reading them, damage and all", every["read"]),
        *_textlint(folder, files, every),
    ]


def _drafts(folder: Path) -> list[Row]:
    sample = _draft(folder, "sample.yaml", 5)
    found = []
    for clauses in (60, 300):
        file = _draft(folder, f"{clauses}.yaml", clauses)
        every, alone = _run("", sample, file), _run(" ".join(STRUCTURAL), sample, file)
        found.append(
            Row(f"a draft of {clauses} clauses, first time", every["first"], "the structural rules", alone["first"])
        )
    found.append(Row("the same of 300, one clause changed", every["one"], "the first time", every["first"]))
    return found


def _run(families: str, sample: Path, *files: Path) -> dict[str, float]:
    """Medians of what ``_CHILD`` prints."""
    command = [sys.executable, "-c", _CHILD, families, str(sample), *map(str, files)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    taken = [
        json.loads(subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True, text=True).stdout)
        for _ in range(_TIMES)
    ]
    return {key: statistics.median(one[key] for one in taken) for key in taken[0]}


def _draft(folder: Path, name: str, clauses: int) -> Path:
    """A draft of as many clauses: the library's in turn, each time asked for another area."""
    library = Workspace.find(None, ROOT).library()
    entries = [one.clause for one in library.clauses.values() if one.clause.status == "active"]
    used = (entries[at % len(entries)] for at in range(clauses))
    values = {name: slot.example for clause in used for name, slot in (clause.slots or {}).items()}
    chapters: list[dict[str, Any]] = []
    for at in range(clauses):
        if at % 20 == 0:
            chapters.append({"heading": f"{at // 20 + 1}番目の柱", "sections": []})
        clause, area = entries[at % len(entries)], at // len(entries) + 1
        text = f"{area}番目の圏域については、{clause.text}"
        heading = f"{clause.heading}（{area}番目の圏域）"
        chapters[-1]["sections"].append({"heading": heading, "clauses": [{"id": f"c-{at}", "text": text}]})
    data = {
        "title": "計測のための提言",
        "template": "nga",
        "issuer": "○○地方知事会議",
        "date": "2027-08",
        "status": "draft",
        "values": values,
        "sections": chapters,
    }
    file = folder / name
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    return file


def _textlint(folder: Path, files: list[Path], every: dict[str, float]) -> list[Row]:
    """textlint on the same files, a process that starts included, beside ``drafter check`` likewise."""
    home = Path(os.environ.get("TEXTLINT", ""))
    program = home / "node_modules" / ".bin" / "textlint"
    if not os.environ.get("TEXTLINT") or not program.is_file() or shutil.which("node") is None:
        print("  (textlint is not at hand: left out; see the module's text)", file=sys.stderr)
        return []
    rules = folder / "textlintrc.json"
    rules.write_text(json.dumps({"rules": {_PRESET: True}}), encoding="utf-8")
    command = [str(program), "--config", str(rules), "--rules-base-directory", str(home / "node_modules")]
    done = subprocess.run([*command, "--format", "json", *map(str, files)], cwd=home, capture_output=True, check=False)
    told = sum(len(one["messages"]) for one in json.loads(done.stdout))
    theirs = _program(command + [str(file) for file in files], home)
    ours = process(["-m", "drafter", "check", *files], _TIMES)
    what = f"drafter check, a process of its own ({every['findings']:.0f} findings)"
    return [Row(what, ours, f"textlint, {_PRESET} ({told} findings)", theirs)]


def _program(command: list[str], folder: Path) -> float:
    """Median wall time of a program in milliseconds."""
    from benchmarks.measure import median

    return median(lambda: subprocess.run(command, cwd=folder, capture_output=True, check=False), _TIMES)
