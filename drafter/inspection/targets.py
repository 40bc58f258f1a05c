"""What ``drafter check`` is given: files and folders, each file's kind recognised, and the findings of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from drafter import pipeline
from drafter.checks import engine, staleness
from drafter.document import Block, BlockKind, Document, Origin, Section
from drafter.errors import InputError, Place
from drafter.files import names, reading
from drafter.findings import Finding, Severity
from drafter.inspection.noticed import NOTICED
from drafter.language import Message
from drafter.library import index
from drafter.library.index import Library
from drafter.model import loading
from drafter.model.collection import Collection
from drafter.model.loading import Kind, Loaded
from drafter.model.scheme import usable
from drafter.model.template import Template
from drafter.readers import DEFAULTS, Options
from drafter.workspace import SETTINGS, Workspace

_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:", re.MULTILINE)
_USE = re.compile(r"\buse[ \t]*:[ \t]*['\"]?([a-z0-9-]+)")
_TEMPLATE_KEYS = {"numbering", "max_depth", "parts", "phrases", "request_endings", "formats", "page", "fonts"}
_SIDECARS: dict[str, Kind] = {names.ACCEPTED: "accepted", names.REVIEW: "review", names.APPROVALS: "approvals"}
_SETTINGS_KEYS = {"rules", "suppress", "terms", "facts", "output", "sign_off"}


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
        today: the day against which years have passed; None for the day of the check.
    """

    workspace: Path | None = None
    from_format: str | None = None
    options: Options = DEFAULTS
    skipped: list[str] = field(default_factory=list)
    today: date | None = None
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
            if file.name.lower().endswith(names.SIDECARS):
                continue  # belongs to the file beside it
            known = names.is_yaml(file) or pipeline.reader_of(str(file))
            (found if known else self.skipped).append(str(file))
        if not found:
            raise InputError(
                Message(ja="点検できるファイルがありません", en="there is nothing to check in this folder"),
                Place(name),
                Message(ja=f"点検できるもの: {pipeline.endings()}", en=f"what can be checked: {pipeline.endings()}"),
            )
        return found

    def check(self, file: str, text: str | None = None) -> Checked:
        """The findings of one file.

        Args:
            text: what stands in it, where that is not what is on the disk (an editor's, a repair's).

        Raises:
            InputError: it cannot be read, or is not valid.
        """
        if self.from_format is None and file.lower().endswith(names.YAML):
            match yaml_kind(file, text):
                case "collection":
                    return self._collection(file, text)
                case "template":
                    return _template(file, text)
                case "settings":
                    return _settings(file, text)
                case "accepted":
                    return _accepted(file, text)
                case "review" | "approvals" as kind:
                    return _record(kind, file, text)
                case _:
                    pass
        workspace = self.near(file)
        data = text.encode("utf-8") if text is not None else None
        opened = pipeline.open_document(file, workspace, from_format=self.from_format, options=self.options, data=data)
        return Checked(file, pipeline.check(opened, workspace, today=self.today), opened.text)

    def near(self, file: str) -> Workspace:
        """The workspace that counts for a file. Raises InputError when its settings are not valid."""
        folder = Path.cwd() if file == "-" else Path(file).resolve().parent
        if folder not in self._workspaces:
            self._workspaces[folder] = Workspace.find(folder, self.workspace)
        return self._workspaces[folder]

    def _collection(self, file: str, text: str | None) -> Checked:
        """A collection among the others of its folder, which may hold its sources."""
        loaded = loading.load_collection(file) if text is None else loading.parse("collection", text, file)
        folder = Path(file).parent
        if text is not None:
            library = index.load([folder], instead=loaded)
        elif folder in self._libraries:
            library = self._libraries[folder]
        else:
            library = self._libraries[folder] = index.load([folder])
        found = library.of_file(file)
        ids = Counter(clause.id for clause in loaded.value.clauses)
        workspace = self.near(file)
        context = engine.Context(settings=workspace.settings, file=file, source=loaded.text, library=library)
        context.today = self.today or date.today()  # noqa: DTZ011  the user's own calendar is meant
        context.used = partial(_used, workspace)
        texts = [
            finding
            for finding in engine.run(as_document(loaded), context)
            if finding.name != "clause-doubled" or ids[finding.clause or ""] < 2  # told as duplicate-clause-id
        ]
        findings = engine.settle([*found, *texts], self.near(file).settings)
        return Checked(file, pipeline.not_accepted(findings, file), loaded.text)


def yaml_kind(file: str, text: str | None = None) -> Kind:
    """What a YAML file is, by its name and its keys; a draft when nothing speaks against it.

    Args:
        text: what stands in it, where that is not what is on the disk.
    """
    if Path(file).name == SETTINGS:
        return "settings"
    for ending, kind in _SIDECARS.items():
        if file.lower().endswith(ending):
            return kind
    keys = set(_KEY.findall(reading.read_text(file).text if text is None else text))
    if "collection" in keys:
        return "collection"
    if "template" in keys and "sections" not in keys and keys & _TEMPLATE_KEYS:
        return "template"
    return "settings" if keys and keys <= {"template", *_SETTINGS_KEYS} and keys & _SETTINGS_KEYS else "draft"


def _used(workspace: Workspace) -> frozenset[str]:
    """The ids of the clauses that a workspace's drafts use; of drafts that cannot be read what can be told."""
    texts = (reading.read_text(str(path)).text for path in workspace.drafts())
    return frozenset(found for text in texts for found in _USE.findall(text))


def as_document(loaded: Loaded[Collection]) -> Document:
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


def _template(file: str, text: str | None) -> Checked:
    """A template: valid, its scheme known, its pattern a regular expression."""
    loaded = loading.load_template(file) if text is None else loading.parse("template", text, file)
    template: Template = usable(loaded)
    findings = _unknown_rules(loaded, {key: ("rules", key) for key in template.rules})
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
    if template.reference:
        from drafter.writers import _docx_reference

        try:
            _docx_reference.load(str(Path(file).parent / template.reference))
        except InputError as error:
            message = Message(
                ja=f"参照ファイルを使えません: {error.message.ja}",
                en=f"the reference document cannot be used: {error.message.en}",
            )
            place = loaded.place("reference")
            findings.append(Finding("TPL003", "bad-reference", Severity.ERROR, message, place, template.reference))
    return Checked(file, tuple(findings), loaded.text)


def _accepted(file: str, text: str | None) -> Checked:
    """Accepted findings: valid, and every rule that they name is known."""
    loaded = loading.load_accepted(file) if text is None else loading.parse("accepted", text, file)
    named = {entry.rule: ("accepted", at, "rule") for at, entry in enumerate(loaded.value.accepted)}
    return Checked(file, tuple(_unknown_rules(loaded, named)), loaded.text)


def _record(kind: Literal["review", "approvals"], file: str, text: str | None) -> Checked:
    """What was decided of opinions, or approved: valid."""
    if text is None:
        load = loading.load_review if kind == "review" else loading.load_approvals
        text = load(file).text
    loading.parse(kind, text, file)
    return Checked(file, (), text)


def _unknown_rules(loaded: Loaded[Any], named: Mapping[str, tuple[str | int, ...]]) -> list[Finding]:
    """A finding for each rule that is named and does not exist. Args: named: where each stands."""
    found = []
    for key in engine.unknown_keys(named, (key for n in NOTICED for key in (n.code, n.name))):
        message = Message(ja=f"「{key}」という規則はありません", en=f"there is no rule “{key}”")
        found.append(Finding("SET001", "unknown-rule", Severity.WARNING, message, loaded.place(*named[key]), key))
    return found


def _settings(file: str, text: str | None) -> Checked:
    """Settings: valid, and every rule, template and format that they name is known."""
    loaded = loading.load_settings(file) if text is None else loading.parse("settings", text, file)
    settings = loaded.value
    findings = []
    named: dict[str, tuple[str | int, ...]] = {
        entry.rule: ("suppress", at, "rule") for at, entry in enumerate(settings.suppress)
    }
    findings += _unknown_rules(loaded, named | {key: ("rules", key) for key in settings.rules})
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
    for at, fact in enumerate(settings.facts):
        if staleness.last_day(fact.until) is None:
            message = Message(
                ja=f"facts の until「{fact.until}」は日付として読めません（2027-03-31、2027-03、令和８年度 など）",
                en=f"until of a fact is no date: “{fact.until}” (as 2027-03-31, 2027-03, 令和８年度)",
            )
            place = loaded.place("facts", at, "until")
            findings.append(Finding("SET004", "unreadable-day", Severity.ERROR, message, place, fact.until))
    return Checked(file, tuple(findings), loaded.text)
