"""What ``drafter check`` is given: files and folders, each file's kind recognised, and the findings of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from drafter import pipeline
from drafter.checks import engine
from drafter.cli._noticed import NOTICED
from drafter.document import Block, BlockKind, Document, Origin, Section
from drafter.errors import InputError, Place
from drafter.files import reading
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.library import index
from drafter.library.index import Library
from drafter.model import loading
from drafter.model.collection import Collection
from drafter.model.loading import Loaded
from drafter.model.scheme import usable
from drafter.model.template import Template
from drafter.readers import DEFAULTS, Options
from drafter.workspace import SETTINGS, Workspace

YamlKind = Literal["draft", "collection", "template", "settings"]
ENDINGS = (".yaml", ".yml")
_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:", re.MULTILINE)
_TEMPLATE_KEYS = {"numbering", "max_depth", "parts", "phrases", "request_endings", "formats", "page", "fonts"}
_SETTINGS_KEYS = {"rules", "suppress", "terms", "facts", "output"}


@dataclass(frozen=True, slots=True)
class Checked:
    """One file's findings, with its text (empty when it is no text) for the excerpts."""

    file: str
    findings: tuple[Finding, ...]
    text: str = ""


@dataclass(slots=True)
class Targets:
    """The files of one run.

    Attributes:
        workspace: ``--workspace``; otherwise each file's own counts.
        from_format: the format of every file; None: by its ending. options: how to read past documents.
        skipped: files in folders that are of no known kind.
    """

    workspace: Path | None = None
    from_format: str | None = None
    options: Options = DEFAULTS
    skipped: list[str] = field(default_factory=list)
    _workspaces: dict[Path, Workspace] = field(default_factory=dict)
    _libraries: dict[Path, Library] = field(default_factory=dict)

    def expand(self, name: str) -> list[str]:
        """A file as it is; a folder's files of known kinds, sorted, hidden ones left out.

        Raises:
            InputError: a folder that cannot be listed, or that holds nothing to check.
        """
        path = Path(name)
        if name == "-" or not path.is_dir():
            return [name]
        found: list[str] = []
        try:
            inside = sorted(p for p in path.rglob("*") if p.is_file())
        except OSError as error:
            raise InputError(
                Message(ja=f"フォルダーを開けません: {error.strerror}", en=f"cannot open the folder: {error.strerror}"),
                Place(name),
            ) from error
        for file in inside:
            if any(part.startswith(".") for part in file.relative_to(path).parts):
                continue
            known = file.suffix.lower() in ENDINGS or pipeline.reader_of(str(file))
            (found if known else self.skipped).append(str(file))
        if not found:
            raise InputError(
                Message(ja="点検できるファイルがありません", en="there is nothing to check in this folder"),
                Place(name),
                Message(ja=f"点検できるもの: {pipeline.endings()}", en=f"what can be checked: {pipeline.endings()}"),
            )
        return found

    def check(self, file: str) -> Checked:
        """The findings of one file.

        Raises:
            InputError: it cannot be read, or is not valid.
        """
        if self.from_format is None and Path(file).suffix.lower() in ENDINGS:
            match _yaml_kind(file):
                case "collection":
                    return self._collection(file)
                case "template":
                    return _template(file)
                case "settings":
                    return _settings(file)
                case _:
                    pass
        workspace = self._near(file)
        opened = pipeline.open_document(file, workspace, from_format=self.from_format, options=self.options)
        return Checked(file, pipeline.check(opened, workspace), opened.text)

    def _near(self, file: str) -> Workspace:
        folder = Path.cwd() if file == "-" else Path(file).resolve().parent
        if folder not in self._workspaces:
            self._workspaces[folder] = Workspace.find(folder, self.workspace)
        return self._workspaces[folder]

    def _collection(self, file: str) -> Checked:
        """A collection among the others of its folder, which may hold its sources."""
        loaded = loading.load_collection(file)
        folder = Path(file).parent
        if folder not in self._libraries:
            self._libraries[folder] = index.load([folder])
        found = self._libraries[folder].of_file(file)
        ids = Counter(clause.id for clause in loaded.value.clauses)
        context = engine.Context(
            settings=self._near(file).settings, file=file, source=loaded.text, library=self._libraries[folder]
        )
        texts = [
            finding
            for finding in engine.run(_as_document(loaded), context)
            if finding.name != "clause-doubled" or ids[finding.clause or ""] < 2  # told as duplicate-clause-id
        ]
        return Checked(file, engine.settle([*found, *texts], self._near(file).settings), loaded.text)


def _yaml_kind(file: str) -> YamlKind:
    """What a YAML file is, by its name and its keys; a draft when nothing speaks against it."""
    if Path(file).name == SETTINGS:
        return "settings"
    keys = set(_KEY.findall(reading.read_text(file).text))
    if "collection" in keys:
        return "collection"
    if "template" in keys and "sections" not in keys and keys & _TEMPLATE_KEYS:
        return "template"
    return "settings" if keys and keys <= {"template", *_SETTINGS_KEYS} and keys & _SETTINGS_KEYS else "draft"


def _as_document(loaded: Loaded[Collection]) -> Document:
    """A collection's clauses beneath one empty heading, so that the rules on wording see them."""
    blocks: list[Block] = []
    for at, clause in enumerate(loaded.value.clauses):
        place = loaded.place("clauses", at, "text")
        end = place.line + clause.text.count("\n") + 1
        origin = Origin(place.file, place.line, end, place.column, clause=clause.id, key=place.key)
        blocks += [
            Block(BlockKind.PARAGRAPH, text, clause=clause.id, request="こと。" in text, origin=origin)
            for text in clause.text.split("\n")
            if text.strip()
        ]
    sections = (Section(1, None, "", tuple(blocks)),) if blocks else ()
    return Document(sections=sections, origin=Origin(loaded.file))


def _template(file: str) -> Checked:
    """A template: valid, its scheme known, its pattern a regular expression."""
    loaded = loading.load_template(file)
    template: Template = usable(loaded)
    findings: list[Finding] = []
    if Path(file).stem != template.template and file != "-":
        message = Message(
            ja=f"様式の名前「{template.template}」がファイル名と違います（原案では {Path(file).stem} と書きます）",
            en=f"the name “{template.template}” is not the file's (drafts name it {Path(file).stem})",
        )
        place = loaded.place("template")
        findings.append(Finding("TPL002", "name-differs", Severity.WARNING, message, place, template.template))
    try:
        re.compile(template.phrases.lead_pattern)
    except re.error as error:
        message = Message(
            ja=f"lead_pattern は正規表現として読めません: {error}",
            en=f"lead_pattern is no regular expression: {error}",
        )
        place = loaded.place("phrases", "lead_pattern")
        findings.append(Finding("TPL001", "bad-pattern", Severity.ERROR, message, place, template.phrases.lead_pattern))
    return Checked(file, tuple(findings), loaded.text)


def _settings(file: str) -> Checked:
    """Settings: valid, and every rule, template and format that they name is known."""
    loaded = loading.load_settings(file)
    settings = loaded.value
    findings = []
    suppressed = [entry.rule for entry in settings.suppress]
    for key in engine.unknown_keys(settings, (key for n in NOTICED for key in (n.code, n.name))):
        where = ("rules", key) if key in settings.rules else ("suppress", suppressed.index(key), "rule")
        message = Message(ja=f"「{key}」という規則はありません", en=f"there is no rule “{key}”")
        findings.append(Finding("SET001", "unknown-rule", Severity.WARNING, message, loaded.place(*where), key))
    try:
        if settings.template:
            Workspace(Path(file).parent).template_file(settings.template)
    except InputError as error:
        place = loaded.place("template")
        findings.append(Finding("SET002", "unknown-template", Severity.ERROR, error.message, place, settings.template))
    for at, name in enumerate(settings.output.formats):
        if name not in pipeline.formats():
            known = ", ".join(pipeline.formats())
            message = Message(
                ja=f"形式「{name}」では書き出せません（書き出せる形式: {known}）",
                en=f"cannot write the format “{name}” (formats: {known})",
            )
            place = loaded.place("output", "formats", at)
            findings.append(Finding("SET003", "unknown-format", Severity.ERROR, message, place, name))
    return Checked(file, tuple(findings), loaded.text)
