"""The connection: what the client says, what it is answered, and the check after each pause in typing.

Texts are kept and changed in the event loop, in the order in which they come; checks run one at a time in a thread of
their own, so that the loop stays free, and questions in another. A check whose text has changed meanwhile is thrown
away: the newest counts.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

import drafter
from drafter.errors import DrafterError, OutputError
from drafter.findings import Finding
from drafter.language import Lang, Message
from drafter.lsp import actions, completions, definitions, diagnostics, hovers, outline, settings
from drafter.lsp.buffers import Buffer, whole
from drafter.lsp.desk import Desk, Seen

#: seconds without a key before a text is checked
PAUSE = 0.2
T = TypeVar("T")


class Protocol(LanguageServerProtocol):
    """pygls' protocol with drafter's own texts: pygls divides lines also at form feeds and other controls."""

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """A file is open."""
        one = params.text_document
        self._server.opened(one.uri, one.text, one.version)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Its text changed."""
        self._server.changed(params.text_document.uri, list(params.content_changes), params.text_document.version)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """It is closed."""
        self._server.closed(params.text_document.uri)


class Server(LanguageServer):
    """One session with one editor."""

    def __init__(self, lang: Lang | None = None, workspace: Path | None = None) -> None:
        super().__init__(
            "drafter",
            drafter.__version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Incremental,
            protocol_cls=Protocol,
        )
        self.desk = Desk(settings.options(None, None, lang, workspace))
        self._given = (lang, workspace)
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._checker = ThreadPoolExecutor(1, "check")
        self._answerer = ThreadPoolExecutor(1, "answer")
        _register(self)

    # ------------------------------------------------------------ the session

    def begin(self, params: types.InitializeParams) -> None:
        """Take the client's settings."""
        self.desk.start(settings.options(params.initialization_options, params.locale, *self._given))

    @property
    def lang(self) -> Lang:
        """The language of all texts."""
        return self.desk.options.lang

    def client(self, capability: str) -> Any:
        """What the client can do: a path in its capabilities; None without it."""
        return get_capability(self.client_capabilities, capability)

    @property
    def actor(self) -> actions.Client:
        """What the client can do with an action."""
        properties = self.client("text_document.code_action.resolve_support.properties") or ()
        return actions.Client(
            "edit" in properties and bool(self.client("text_document.code_action.data_support")),
            bool(self.client("workspace.workspace_edit.document_changes")),
        )

    async def watch(self) -> None:
        """Ask to be told when YAML files change on the disk, where the client can do that."""
        if not self.client("workspace.did_change_watched_files.dynamic_registration"):
            return
        watched = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/*.{yaml,yml}")])
        one = types.Registration("drafter-yaml", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watched)
        await self.client_register_capability_async(types.RegistrationParams([one]))

    def say(self, message: Message, kind: types.MessageType = types.MessageType.Info) -> None:
        """A message that the user sees."""
        self.window_show_message(types.ShowMessageParams(kind, message.text(self.lang)))

    def report_server_error(self, error: Exception, source: object) -> None:
        """A fault of the client or of drafter: into the editor's log, not before the user's eyes. What a request made
        go wrong is its answer already.
        """
        if source is FeatureRequestError:
            return
        text = f"drafter lsp: {type(error).__name__}: {error}"
        print(text.splitlines()[0], file=sys.stderr, flush=True)

    # ------------------------------------------------------------ texts

    def opened(self, uri: str, text: str, version: int) -> None:
        """Keep a file's text and check it; files of other kinds and from other places than the disk are let be."""
        path = to_fs_path(uri)
        if not uri.startswith("file:") or not path:
            return
        encoding = self.workspace.position_encoding or "utf-16"
        name = encoding.value if isinstance(encoding, types.PositionEncodingKind) else str(encoding)
        self.desk.buffers[uri] = Buffer(uri, os.path.abspath(path), whole(text), version, name)  # noqa: PTH100
        self.check(uri, 0)

    def changed(self, uri: str, changes: list[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Change a file's text; it is checked after a pause."""
        buffer = self.desk.buffers.get(uri)
        if buffer is not None:
            self.desk.buffers[uri] = buffer.changed(changes, version)
            self.check(uri, PAUSE)

    def closed(self, uri: str) -> None:
        """Forget a file and what was found in it."""
        if (task := self._checks.pop(uri, None)) is not None:
            task.cancel()
        if uri in self.desk.buffers:
            self.desk.close(uri)
            self._publish(uri, None, [])

    def saved(self, uri: str) -> None:
        """A file is on the disk: drafts may depend on it."""
        if uri.lower().endswith((".yaml", ".yml")):
            self.refresh(0)
        else:
            self.check(uri, 0)

    def refresh(self, pause: float) -> None:
        """Something on the disk changed: all open files are checked with what stands there now."""
        self.desk.refresh()
        for uri in self.desk.buffers:
            self.check(uri, pause)

    # ------------------------------------------------------------ checks

    def check(self, uri: str, pause: float) -> None:
        """Check a file after a pause; a check of it that is waiting is dropped."""
        if (task := self._checks.get(uri)) is not None:
            task.cancel()
        self._checks[uri] = asyncio.ensure_future(self._checked(uri, pause))

    async def _checked(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        buffer = self.desk.buffers.get(uri)
        if buffer is None or not self.desk.ours(buffer):
            return
        try:
            seen = await self._in(self._checker, self.desk.check, buffer)
        except Exception as error:  # a fault of drafter must not end the session
            self.report_server_error(error, None)
            return
        if self.desk.buffers.get(uri) is buffer:
            self.desk.seen[uri] = seen
            related = bool(self.client("text_document.publish_diagnostics.related_information"))
            self._publish(uri, buffer.version, diagnostics.published(seen, self.lang, related=related))

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        known = version if self.client("text_document.publish_diagnostics.version_support") else None
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, known))

    async def present(self, uri: str) -> Seen | None:
        """What the check of the present text finds, awaited; None for a file that is not checked."""
        while (buffer := self.desk.buffers.get(uri)) is not None and self.desk.ours(buffer):
            seen = self.desk.seen.get(uri)
            if seen is not None and seen.buffer is buffer:
                return seen
            task = self._checks.get(uri)
            if task is None or task.done():
                return None  # a fault of drafter's, which was told
            await asyncio.wait([task])
        return None

    async def answer(self, ask: Callable[..., T], *given: Any) -> T:
        """Let a question be answered beside the event loop."""
        return await self._in(self._answerer, ask, *given)

    async def _in(self, where: ThreadPoolExecutor, call: Callable[..., T], *given: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(where, call, *given)

    def end(self) -> None:
        """Let nothing more begin."""
        for pool in (self._checker, self._answerer):
            pool.shutdown(wait=False, cancel_futures=True)

    # ------------------------------------------------------------ accepting

    async def accept(self, given: Any) -> bool:
        """The command ``drafter.accept``: keep a finding's acceptance beside its file.

        Args:
            given: ``{"uri", "finding", "reason"?}`` as a code action has it; without a reason the user is asked.
        """
        told = given if isinstance(given, dict) else {}
        uri = str(told.get("uri", ""))
        seen = await self.present(uri)
        finding = actions.find(seen, told.get("finding")) if seen is not None else None
        if seen is None or finding is None or not actions.acceptable(seen, finding):
            gone = Message(ja="その指摘は、もうありません", en="that finding is gone")
            self.say(gone, types.MessageType.Warning)
            return False
        reason = str(told.get("reason") or self.desk.options.reason).strip() or await self._reason(finding)
        if not reason:
            return False
        return await self._keep(seen, finding, reason)

    async def _reason(self, finding: Finding) -> str:
        """The reason that the user chooses; empty when none is chosen, or the client cannot ask."""
        question = Message(ja=f"{finding.code} を了承する理由は？", en=f"why is {finding.code} accepted?")
        choices = [types.MessageActionItem(reason) for reason in self.desk.options.reasons]
        asked = types.ShowMessageRequestParams(types.MessageType.Info, question.text(self.lang), choices)
        chosen = await self.window_show_message_request_async(asked)
        return chosen.title if chosen is not None else ""

    async def _keep(self, seen: Seen, finding: Finding, reason: str) -> bool:
        from drafter.inspection import accepting

        try:
            path = await self._in(self._checker, accepting.accept, seen.buffer.file, [finding], reason)
        except (DrafterError, OutputError) as error:
            self.say(error.message, types.MessageType.Error)
            return False
        self.refresh(0)
        self.say(Message(ja=f"{path.name} に加えました", en=f"accepted in {path.name}"))
        return True


def _register(server: Server) -> None:
    """What the server answers, and what it listens to."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        await server.watch()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.saved(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.refresh(PAUSE)

    @server.command(actions.ACCEPT)
    async def accept(*given: Any) -> bool:
        return await server.accept(given[0] if given else None)

    _register_actions(server)
    _register_questions(server)


def _register_actions(server: Server) -> None:
    options = types.CodeActionOptions(code_action_kinds=actions.KINDS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        seen = await server.present(params.text_document.uri)
        return [] if seen is None else await server.answer(actions.offered, seen, params, server.desk, server.actor)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        data = action.data if isinstance(action.data, dict) else {}
        seen = await server.present(str(data.get("uri", "")))
        if seen is None:
            return action
        return await server.answer(actions.resolved, action, seen, server.desk, server.actor)


def _register_questions(server: Server) -> None:
    desk = server.desk

    def buffer_of(params: Any) -> Buffer | None:
        buffer = desk.buffers.get(params.text_document.uri)
        return buffer if buffer is not None and desk.ours(buffer) else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        buffer = buffer_of(params)
        if buffer is None:
            return None
        seen = desk.seen.get(buffer.uri)
        return await server.answer(
            lambda: hovers.hover(buffer, seen, desk.library(buffer.file), params.position, server.lang)
        )

    trigger = types.CompletionOptions(trigger_characters=list(completions.TRIGGERS))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, trigger)
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        buffer = buffer_of(params)
        if buffer is None:
            return None

        def ask() -> types.CompletionList:
            library, workspace = desk.library(buffer.file), desk.workspace(buffer.file)
            return completions.completion(completions.Near(buffer, library, workspace, server.lang), params.position)

        return await server.answer(ask)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> types.Location | None:
        buffer = buffer_of(params)
        if buffer is None:
            return None
        return await server.answer(
            lambda: definitions.definition(
                buffer, desk.library(buffer.file), desk.workspace(buffer.file), params.position
            )
        )

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(
        params: types.DocumentSymbolParams,
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
        buffer = buffer_of(params)
        found = await server.answer(outline.symbols, buffer, desk) if buffer is not None else None
        if found is None or server.client("text_document.document_symbol.hierarchical_document_symbol_support"):
            return found
        return outline.flat(params.text_document.uri, found)


def serve(lang: Lang | None, workspace: Path | None, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Talk with one editor until it leaves.

    Args:
        lang: of all texts, where the client does not say; None: by its locale, else this computer's.
        workspace: the folder that counts for every file; None: each file's own.
    """
    if not os.environ.get("DRAFTER_DEBUG"):
        logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server(lang, workspace)
    try:
        server.start_io(stdin, stdout)
    finally:
        server.end()
