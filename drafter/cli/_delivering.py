"""Where what was made goes: a file, whole or not at all, or standard output."""

from __future__ import annotations

from pathlib import Path

from drafter.cli.app import App
from drafter.errors import OutputError, UsageError
from drafter.language import Message

STDOUT = "-"
#: formats that no terminal shows
BINARY = frozenset({"docx", "pdf"})
#: endings that a file of a format may have besides its name
_ALSO = {"html": {".htm"}}
#: endings of files that people mean as files: as the name of a folder they are a slip
_FILES = frozenset({".docx", ".doc", ".pdf", ".txt", ".html", ".htm", ".md", ".json", ".xlsx", ".csv", ".yaml", ".yml"})


def within(given: str, name: str, form: str) -> Path:
    """The file that ``--output`` asks for.

    Args:
        given: a file with the format's ending, or a folder (which need not be there yet).
        name: the file's name where a folder is given. form: the format, such as ``docx``.

    Raises:
        UsageError: ``given`` ends as a file of another format does.
    """
    target = Path(given)
    if target.is_dir() or given.endswith(("/", "\\")):
        return target / name
    ending = target.suffix.lower()
    if ending == f".{form}" or ending in _ALSO.get(form, ()):
        return target
    if ending in _FILES:
        raise UsageError(
            Message(
                ja=f"{given}: 形式 {form} のファイル名ではありません",
                en=f"{given}: no name for a file of format {form}",
            ),
            hint=Message(
                ja=f"--to をその形式にするか、.{form} で終わる名前かフォルダーを書いてください",
                en=f"ask for that format with --to, or give a name that ends in .{form}, or a folder",
            ),
        )
    return target / name


def apart(target: Path, source: str) -> None:
    """Raises UsageError where a file would be written over what it is made of."""
    if source != STDOUT and target.absolute() == Path(source).absolute():
        raise UsageError(
            Message(
                ja=f"{target}: 元のファイルに上書きすることになります", en=f"{target}: would overwrite its own source"
            )
        )


def no_terminal(form: str, app: App) -> None:
    """Raises UsageError where a format would go to a terminal that cannot show it."""
    if form in BINARY and app.out.isatty():
        raise UsageError(
            Message(ja=f"{form} のファイルは端末に表示できません", en=f"a {form} file cannot be shown on a terminal"),
            hint=Message(
                ja="--output で書き出し先を指定するか、ファイルへ渡してください",
                en="name a place with --output, or redirect to a file",
            ),
        )


def deliver(data: bytes, target: Path | None, app: App) -> None:
    """Writes a file and says so; None is standard output.

    Raises:
        OutputError: the file cannot be written.
    """
    if target is None:
        speak(data, app)
        return
    from drafter.files import saving

    if target.parent.exists() and not target.parent.is_dir():
        raise OutputError(Message(ja=f"{target.parent}: フォルダーではありません", en=f"{target.parent}: not a folder"))
    saving.write(target, data)
    app.say(Message(ja=f"書き出しました: {target}", en=f"written: {target}"))


def speak(data: bytes, app: App) -> None:
    """Bytes to standard output, as they are."""
    app.out.flush()
    stream = getattr(app.out, "buffer", None)
    if stream is None:
        app.out.write(data.decode("utf-8", "replace"))
    else:
        stream.write(data)
        stream.flush()
