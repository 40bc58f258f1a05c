"""What reviewers did in LibreOffice, read back and put into the draft: it prints what their files show.

A draft of sixty clauses, every scenario in a section of its own, recorded and not.
"""

from __future__ import annotations

import re
from pathlib import Path

import office
import papers
import playing
import pytest

from drafter import pipeline
from drafter.document import Block, Document, Section
from drafter.files.yaml_load import YamlTree
from drafter.model.draft import Draft
from drafter.model.loading import Loaded
from drafter.readers import DEFAULTS, docx
from drafter.review import reading
from drafter.review.applying import Decided, Outcome, Press, Reason, apply
from drafter.workspace import Workspace

PLAYS = [play for play in playing.plays() if play.size == 60]
#: scenarios that leave something to people: what is written anew as a whole, one who changes what another put in
LEFT = {
    "a heading written anew": Reason.UNSURE,
    "one changes what another put in": Reason.CONFLICT,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return papers.workspace(tmp_path_factory.mktemp("applied") / "workspace", *playing.SIZES)


@pytest.fixture(scope="module")
def returned(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, playing.Play]:
    """Every file that comes back, by its name."""
    with office.running() as running:
        playing.perform(running, root, tmp_path_factory.mktemp("returned"), PLAYS)
    return {play.name: play for play in PLAYS}


@pytest.mark.parametrize("key", [play.name for play in PLAYS])
def test_the_draft_prints_what_the_file_shows(key: str, root: Path, returned: dict[str, playing.Play]) -> None:
    play = returned[key]
    workspace = Workspace.at(root)
    opened = pipeline.open_document(str(root / "drafts" / "60.yaml"), workspace)
    assert opened.loaded is not None
    assert opened.template is not None
    assert opened.library is not None
    press = Press(opened.template, opened.library, opened.file)
    opinions = reading.read([str(play.path)], opened, workspace).opinions
    decided = [Decided(one) for one in opinions]
    applied = apply(opened.loaded.value, decided, press)
    held = [one for one in applied.results if one.outcome is Outcome.HELD and one.reason is not Reason.COMMENT]
    expected = [LEFT[one["name"]] for one, _ in play.cast if one["name"] in LEFT]
    assert sorted(str(one.reason) for one in held) <= sorted(map(str, expected))
    if not held:
        back = docx.read(play.path.read_bytes(), key, DEFAULTS).document
        mine = pipeline.render(_composed(applied.draft, opened, workspace), "docx", workspace)
        assert _texts(docx.read(mine, "mine", DEFAULTS).document) == _texts(back)
    # the same opinions once more, without any record: nothing is done twice
    assert apply(applied.draft, decided, press).draft == applied.draft


def _composed(draft: Draft, opened: pipeline.Opened, workspace: Workspace) -> pipeline.Opened:
    return pipeline.compose_draft(Loaded(draft, opened.file, "", YamlTree(None, None, opened.file)), workspace)


def _texts(document: Document) -> list[str]:
    """Headings, paragraphs and rows in order, without blanks."""
    found: list[str] = []
    stack: list[Block | Section] = [*document.front, *document.preamble, *document.sections, *document.closing]
    while stack:
        node = stack.pop(0)
        if isinstance(node, Section):
            found.append(node.heading)
            stack[:0] = node.content
        elif node.rows:
            found += ["|".join(row) for row in node.rows]
        else:
            found.append(node.text)
    return [re.sub(r"\s", "", text) for text in found if text.strip()]
