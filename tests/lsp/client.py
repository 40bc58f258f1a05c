"""A small editor: it talks JSON-RPC with ``drafter lsp`` over pipes, and keeps its texts by itself.

Nothing of pygls or drafter is in it: what both sides could get wrong in the same way (positions, line ends, the
protocol's shapes) is told by this other implementation.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from conftest import ROOT

SECONDS = 30.0
_SIZES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
CAPABILITIES: dict[str, Any] = {
    "workspace": {
        "workspaceEdit": {"documentChanges": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {
        "publishDiagnostics": {"versionSupport": True, "relatedInformation": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}
RESOLVES: dict[str, Any] = {"codeAction": {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}}}


def uri_of(path: Path) -> str:
    """As VS Code writes it: everything but letters is quoted."""
    return "file://" + quote(path.as_posix())


class Editor:
    """One session. ``with Editor(folder) as editor: …`` initializes it and ends it in order."""

    def __init__(
        self,
        folder: Path,
        *,
        options: Any = None,
        locale: str | None = None,
        encodings: list[str] | None = None,
        capabilities: dict[str, Any] | None = None,
        words: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        self.given = options, locale, encodings, capabilities or CAPABILITIES
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.diagnostics: list[dict[str, Any]] = []
        self.messages: list[str] = []
        self.registered: list[str] = []
        #: answers to the server's questions
        self.choose: Callable[[list[str]], str | None] = lambda choices: None
        self._answers: dict[int, queue.Queue[dict[str, Any]]] = {}
        self._news: queue.Queue[dict[str, Any]] = queue.Queue()
        self._count = 0
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LC_ALL": "en_US.UTF-8"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "drafter", "lsp", *words],
            cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.log = ""
        self._threads = [threading.Thread(target=self._read), threading.Thread(target=self._listen)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Editor:
        options, locale, encodings, capabilities = self.given
        general = {"general": {"positionEncodings": encodings}} if encodings else {}
        params = {
            "processId": os.getpid(),
            "rootUri": uri_of(self.folder),
            "capabilities": {**capabilities, **general},
            **({"initializationOptions": options} if options is not None else {}),
            **({"locale": locale} if locale else {}),
        }
        self.server = self.ask("initialize", params)["capabilities"]
        self.encoding = self.server["positionEncoding"]
        self.tell("initialized", {})
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        try:
            if kind is None:
                self.ask("shutdown", None)
                self.tell("exit", None)
                self.process.wait(SECONDS)
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stdin is not None
            self.process.stdin.close()
            for thread in self._threads:
                thread.join(SECONDS)
        if kind is None:
            assert self.process.returncode == 0, self.log
            assert self.log == ""

    # ------------------------------------------------------------ talking

    def send(self, message: dict[str, Any]) -> None:
        """One message."""
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        """A notification."""
        self.send({"method": method, **({"params": params} if params is not None else {})})

    def begin(self, method: str, params: Any) -> int:
        """A request whose answer is fetched later."""
        self._count += 1
        self._answers[self._count] = queue.Queue()
        self.send({"id": self._count, "method": method, **({"params": params} if params is not None else {})})
        return self._count

    def answer(self, number: int) -> dict[str, Any]:
        """The answer to a request: ``result`` or ``error``."""
        told = self._answers[number].get(timeout=SECONDS)
        del self._answers[number]
        return told

    def ask(self, method: str, params: Any) -> Any:
        """A request's result."""
        told = self.answer(self.begin(method, params))
        assert "error" not in told, told
        return told["result"]

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        with stream:
            while header := stream.readline():
                length = 0
                while header.strip():
                    name, _, value = header.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                    header = stream.readline()
                self._take(json.loads(stream.read(length)))

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as stream:
            for line in stream:
                self.log += line.decode("utf-8", "replace")

    def _take(self, message: dict[str, Any]) -> None:
        match message.get("method"):
            case None:
                self._answers[message["id"]].put(message)
            case "textDocument/publishDiagnostics":
                self._news.put(message["params"] | {"at": time.perf_counter()})
            case "window/showMessage":
                self.messages.append(message["params"]["message"])
            case "window/showMessageRequest":
                title = self.choose([one["title"] for one in message["params"]["actions"]])
                self.send({"id": message["id"], "result": {"title": title} if title else None})
            case "client/registerCapability":
                self.registered += [one["method"] for one in message["params"]["registrations"]]
                self.send({"id": message["id"], "result": None})

    # ------------------------------------------------------------ texts

    def open(self, path: Path, text: str | None = None, *, language: str = "yaml", uri: str = "") -> str:
        """Open a file; its text is the disk's unless another is given."""
        uri = uri or uri_of(path)
        self.texts[uri] = path.read_text(encoding="utf-8") if text is None else text
        self.versions[uri] = 1
        document = {"uri": uri, "languageId": language, "version": 1, "text": self.texts[uri]}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def type(self, uri: str, start: int, end: int, new: str) -> None:
        """Replace characters of a text, as an incremental change."""
        change = {"range": self.range(uri, start, end), "text": new}
        self.texts[uri] = self.texts[uri][:start] + new + self.texts[uri][end:]
        self._changed(uri, change)

    def replace(self, uri: str, text: str) -> None:
        """A whole new text."""
        self.texts[uri] = text
        self._changed(uri, {"text": text})

    def _changed(self, uri: str, change: dict[str, Any]) -> None:
        self.versions[uri] += 1
        document = {"uri": uri, "version": self.versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def save(self, uri: str) -> None:
        """Tell that a file was saved."""
        self.tell("textDocument/didSave", {"textDocument": {"uri": uri}})

    def close(self, uri: str) -> None:
        """Close a file."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def tidy(self) -> None:
        """Close all files and forget what was told."""
        for uri in list(self.texts):
            self.close(uri)
        for kept in (self.texts, self.versions, self.diagnostics, self.messages):
            kept.clear()
        self.choose = lambda choices: None

    def found(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """The next diagnostics of a file, for its present version unless told otherwise."""
        wanted = self.versions[uri] if version is None else version
        while True:
            news = self._news.get(timeout=SECONDS)
            self.diagnostics.append(news)
            if news["uri"] == uri and news.get("version", wanted) == wanted:
                return list(news["diagnostics"])

    # ------------------------------------------------------------ positions

    def position(self, uri: str, offset: int) -> dict[str, int]:
        """The position of a character of a text."""
        codec, size = _SIZES[self.encoding]
        before = self.texts[uri][:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return {"line": len(before) - 1, "character": len(before[-1].encode(codec)) // size}

    def range(self, uri: str, start: int, end: int) -> dict[str, Any]:
        """The range between two characters of a text."""
        return {"start": self.position(uri, start), "end": self.position(uri, end)}

    def offset(self, uri: str, position: dict[str, int]) -> int:
        """The character at a position."""
        codec, size = _SIZES[self.encoding]
        lines = self.texts[uri].splitlines(keepends=True) or [""]
        assert not {"\x0b", "\x0c", "\x85", "\u2028"} & set(self.texts[uri]), "splitlines would see other lines"
        line = lines[position["line"]] if position["line"] < len(lines) else ""
        before = sum(map(len, lines[: position["line"]]))
        return before + len(line.encode(codec)[: position["character"] * size].decode(codec))

    def words(self, uri: str, place: dict[str, Any]) -> str:
        """The text in a range."""
        return self.texts[uri][self.offset(uri, place["start"]) : self.offset(uri, place["end"])]

    def edited(self, uri: str, edit: dict[str, Any]) -> str:
        """The text after a workspace edit of this file alone."""
        if "documentChanges" in edit:
            (one,) = edit["documentChanges"]
            assert one["textDocument"] == {"uri": uri, "version": self.versions[uri]}
            changes = one["edits"]
        else:
            assert list(edit["changes"]) == [uri]
            changes = edit["changes"][uri]
        text = self.texts[uri]
        spans = [
            (self.offset(uri, c["range"]["start"]), self.offset(uri, c["range"]["end"]), c["newText"]) for c in changes
        ]
        for start, end, new in sorted(spans, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    # ------------------------------------------------------------ questions

    def at(self, method: str, uri: str, words: str, inside: int = 0) -> Any:
        """Ask about the place where some words begin (or that many characters further)."""
        place = self.position(uri, self.texts[uri].index(words) + inside)
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place})

    def actions(self, uri: str, place: dict[str, Any], only: list[str] | None = None) -> list[dict[str, Any]]:
        """The code actions for a range."""
        context = {"diagnostics": [], **({"only": only} if only else {})}
        params = {"textDocument": {"uri": uri}, "range": place, "context": context}
        return list(self.ask("textDocument/codeAction", params))

    def completions(self, uri: str, words: str) -> dict[str, dict[str, Any]]:
        """What is offered behind some words."""
        told = self.at("completion", uri, words, len(words))
        return {one["label"]: one for one in told["items"]}
