"""Keys of one's own: ``keys.yaml`` gives actions other keys.

Read first from the user's settings (``$XDG_CONFIG_HOME/drafter/keys.yaml``, else ``~/.config``; ``%APPDATA%`` on
Windows), then from the workspace (``.drafter/keys.yaml``), which counts more::

    save: f12
    next-finding: ctrl+g alt+n
"""

from __future__ import annotations

import os
from pathlib import Path

from drafter.errors import InputError, Place, UsageError
from drafter.files import limits, reading, yaml_load
from drafter.language import Message
from drafter.tui.actions import keymap
from drafter.workspace import Workspace

NAME = "keys.yaml"


def load(workspace: Workspace) -> dict[str, str]:
    """The user's keys by action; empty where there is no file.

    Raises:
        InputError: a file cannot be read, names an unknown action, or gives one key to two actions.
    """
    home = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA") or str(Path.home() / ".config")
    found: dict[str, str] = {}
    for path in (Path(home) / "drafter" / NAME, workspace.root / ".drafter" / NAME):
        if path.is_file():
            found |= _read(path)
            try:
                keymap(found)
                keymap(found, "review")
            except UsageError as error:
                raise InputError(error.message, Place(str(path))) from error
    return found


def _read(path: Path) -> dict[str, str]:
    text = reading.read_text(str(path), limit=limits.SETTINGS_BYTES).text
    tree = yaml_load.load(text, str(path))
    data = tree.data or {}
    if not isinstance(data, dict) or not all(isinstance(keys, str) for keys in data.values()):
        raise InputError(
            Message(ja="「操作: キー」の行だけを書いてください", en="only lines of “action: keys” belong here"),
            Place(str(path)),
        )
    return {name: str(keys) for name, keys in data.items()}
