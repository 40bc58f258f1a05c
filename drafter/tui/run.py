"""Starting the screen: what the command ``edit`` calls."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

# earlier than any import of textual: under the Kitty keyboard protocol IME commits break (Textual 8.2.8)
os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from drafter.errors import ExitCode
from drafter.language import Lang
from drafter.session.desk import Desk
from drafter.workspace import Workspace

#: where a draft goes that was begun without a name
NAMELESS = "untitled.yaml"


def edit(
    path: Path | None,
    workspace: Workspace,
    lang: Lang,
    *,
    template: str = "",
    returned: Sequence[str] = (),
    by: str = "",
) -> ExitCode:
    """Open a draft on the screen, and wait until it is closed.

    Args:
        path: the draft's file; one that is not there yet is begun. None: the user chooses among the workspace's.
        template: for a new draft.
        returned: Word files that came back, to be read at once. by: who decides on what they say.

    Raises:
        InputError: the draft or the library cannot be read; nothing was shown.
    """
    from drafter.tui.keys_file import load

    workspace.library()
    keys = load(workspace)
    desk = desk_for(path, workspace, template)
    from drafter.tui.app import DrafterApp
    from drafter.tui.bench import Bench

    bench = Bench(desk, lang, by)
    app = DrafterApp(bench, lang, keys, choosing=path is None, template=template, returned=returned)
    app.run()
    if not app.bench.desk.history.dirty:  # else only quitting on purpose has removed the journal, nothing here does
        app.bench.desk.close()
    return ExitCode.INPUT if app.return_code else ExitCode.OK


def desk_for(path: Path | None, workspace: Workspace, template: str = "") -> Desk:
    """The draft of a file, a new one, or an empty one to stand behind the choice."""
    from drafter.tui.opening import new_draft

    if path is not None and path.exists():
        return Desk.open(path, workspace)
    if path is not None:
        return Desk.new(path, workspace, new_draft(template))
    place = Path() if workspace.bundled else workspace.root / "drafts"
    desk = Desk(place / NAMELESS, workspace, new_draft(template), "")
    if desk.path.exists():
        desk.path = desk.free_name()
    return desk
