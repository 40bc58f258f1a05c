"""A workspace: the folder that a user works in, with its settings, library, templates and drafts.

::

    drafter.yaml       optional settings
    library/*.yaml     clause collections; without this folder the bundled library counts
    templates/*.yaml   house styles, before the bundled ones of the same name
    drafts/*.yaml      drafts
"""

from __future__ import annotations

import difflib
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import resources
from drafter.errors import InputError, Place
from drafter.files import names
from drafter.language import Message
from drafter.model.settings import Settings
from drafter.model.template import Template

if TYPE_CHECKING:
    from drafter.library.index import Library

SETTINGS = "drafter.yaml"
LIBRARY, TEMPLATES, DRAFTS = "library", "templates", "drafts"


@dataclass(slots=True)
class Workspace:
    """One workspace. Everything is read when it is first asked for, and once.

    Attributes:
        root: its folder.
        settings: ``drafter.yaml``, or the defaults.
        bundled: whether it is the one shipped with drafter.
    """

    root: Path
    settings: Settings = field(default_factory=Settings)
    bundled: bool = False
    _library: Library | None = None
    _templates: dict[str, Template] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @classmethod
    def find(cls, start: Path | None = None, given: Path | None = None) -> Workspace:
        """The workspace that counts.

        Args:
            start: a folder, or a file in one, from which parents are looked at; the current folder when None.
            given: ``--workspace``; must be a folder.

        Returns:
            The given one; else the nearest parent with drafter.yaml, library/, templates/ or drafts/; else the
            bundled one.

        Raises:
            InputError: ``given`` is no folder, or the settings are not valid.
        """
        if given is not None:
            if not given.is_dir():
                raise InputError(
                    Message(ja="作業フォルダーがありません", en="there is no such workspace folder"),
                    Place(str(given)),
                    Message(ja="drafter init で作れます", en="drafter init makes one"),
                )
            return cls.at(given)
        near = (start or Path.cwd()).resolve()
        for folder in (near, *near.parents):
            if is_workspace(folder):
                return cls.at(_shown(folder))
        return cls.at(resources.bundled())

    def schema_for(self, path: Path, kind: str = "draft") -> str:
        """The path of a schema as seen from a file of the workspace, for its first line.

        Empty where the workspace has no such schema, and for files outside the bundled one.
        """
        schema = self.root / "schema" / f"{kind}.schema.json"
        if not schema.is_file() or (self.bundled and not path.resolve().is_relative_to(self.root.resolve())):
            return ""
        return Path(os.path.relpath(schema.resolve(), path.parent.resolve())).as_posix()

    @classmethod
    def at(cls, root: Path) -> Workspace:
        """The workspace in a folder. Raises InputError when its settings are not valid."""
        from drafter.model.loading import load_settings

        file = root / SETTINGS
        settings = load_settings(file).value if file.exists() else Settings()
        return cls(root, settings, bundled=root.resolve() == resources.bundled())

    def library(self, *, strict: bool = True) -> Library:
        """The clauses: the workspace's own ``library/``, or the bundled one where it has none.

        Args:
            strict: raise for a collection that cannot be read, so that no document is made without its clauses;
                otherwise what is wrong is in ``Library.findings``.

        Raises:
            InputError: see ``strict``.
        """
        from drafter.library import index

        with self._lock:
            if self._library is None:
                own = self.root / LIBRARY
                folder = own if own.is_dir() else resources.bundled() / LIBRARY
                library = index.load([folder], strict=strict)
                if not strict:
                    return library
                self._library = library
            return self._library

    def forget(self) -> None:
        """Read library and templates anew when they are next asked for."""
        with self._lock:
            self._library = None
            self._templates.clear()

    def template(self, name: str) -> Template:
        """A house style by name (the workspace's own before the bundled ones), or by the path of its file.

        Raises:
            InputError: unknown (listing those that are known), or not valid.
        """
        from drafter.model.loading import load_template
        from drafter.model.scheme import usable

        with self._lock:
            if name not in self._templates:
                file = self.template_file(name)
                template = usable(load_template(file))
                if template.reference:  # as seen from the template's own folder
                    reference = str(file.parent / template.reference)
                    template = template.model_copy(update={"reference": reference})
                self._templates[name] = template
            return self._templates[name]

    def template_file(self, name: str) -> Path:
        """The file of a template. Raises InputError when it is not known."""
        found = self._template_files()
        if name in found:
            return found[name]
        if name.endswith(names.YAML) or "/" in name or "\\" in name:
            return next((p for p in (Path(name), self.root / name) if p.exists()), Path(name))
        known = ", ".join(found)
        near = difflib.get_close_matches(name, found, 1)
        raise InputError(
            Message(ja=f"様式「{name}」はありません", en=f'there is no template "{name}"'),
            hint=Message(
                ja=(f"「{near[0]}」ではありませんか。" if near else "") + f"使える様式：{known}",
                en=(f'did you mean "{near[0]}"? ' if near else "") + f"known templates: {known}",
            ),
        )

    def template_names(self) -> tuple[str, ...]:
        """Names of all templates, sorted."""
        return tuple(self._template_files())

    def _template_files(self) -> dict[str, Path]:
        folders = (resources.bundled() / TEMPLATES, self.root / TEMPLATES)
        found = {path.stem: path for folder in folders for path in _yaml_files(folder)}
        return dict(sorted(found.items()))

    def drafts(self) -> tuple[Path, ...]:
        """The drafts in ``drafts/``, sorted by name."""
        return _yaml_files(self.root / DRAFTS)


def is_workspace(folder: Path) -> bool:
    """Whether a folder has what makes it a workspace."""
    try:
        return (folder / SETTINGS).is_file() or any((folder / name).is_dir() for name in (LIBRARY, TEMPLATES, DRAFTS))
    except OSError:
        return False


def _shown(folder: Path) -> Path:
    """A folder as people name it: relative where it is beneath the current one."""
    try:
        return folder.relative_to(Path.cwd())
    except (ValueError, OSError):
        return folder


def _yaml_files(folder: Path) -> tuple[Path, ...]:
    try:
        found = [p for p in folder.iterdir() if names.is_yaml(p)]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda p: p.name))
