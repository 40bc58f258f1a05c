"""``drafter review DRAFT REVIEWED.docx…``: what reviewers wrote in Word, clause by clause, and taking it over."""

from __future__ import annotations

import argparse
import getpass
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli import _review_arguments
from drafter.cli.app import App
from drafter.errors import ExitCode, InputError, OutputError, Place, UsageError
from drafter.language import Lang, Message

if TYPE_CHECKING:
    from drafter.files.saving import Fingerprint
    from drafter.model.draft import Draft
    from drafter.model.loading import Loaded
    from drafter.model.review import OpinionEntry, Review, Verdict
    from drafter.pipeline import Opened
    from drafter.review.applying import Decided, Press, Result
    from drafter.review.opinions import Target
    from drafter.review.reading import Reviewed

NAME = "review"
HELP = Message(
    ja="Word で返送された修正・コメントを原案の要望文ごとに読み取り、反映・記録します",
    en="Reads edits and comments back from returned Word files, clause by clause; takes them over and keeps a record",
)


def arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    _review_arguments.arguments(parser, lang)


@dataclass(slots=True)
class _Round:
    """A draft on the table.

    Attributes:
        before: its file as it was read. base: the record as it was read; ``review``: as it is by now.
    """

    opened: Opened
    loaded: Loaded[Draft]
    before: Fingerprint
    base: Review
    review: Review
    draft: Draft
    results: tuple[Result, ...] = ()


def run(args: argparse.Namespace, app: App) -> ExitCode:
    """Read, list, decide, keep.

    Returns:
        INPUT when a returned file could not be read (nothing is then taken over); else FINDINGS where opinions are
        open that ``--fail-on`` names; else OK.

    Raises:
        UsageError: of the arguments. InputError: the draft or its record is not valid. OutputError: one cannot be
            written; both are then as they were.
    """
    from drafter.review import ledger

    _review_arguments.refuse(args)
    work = _open(args.draft, app)
    reviewed = _read(args.files, work, app)
    failed = [one for one in reviewed.files if one.error is not None] if reviewed else []
    for one in failed:
        if one.error is not None:
            app.fail(one.error)
    if reviewed:
        _tell_findings(reviewed, app)
        work.review = ledger.with_opinions(work.review, reviewed.opinions, args.draft)
    deciding = args.apply or args.accept or args.reject or args.note or args.reopen or args.reply
    if failed and deciding:
        app.say(
            Message(
                ja="読めないファイルがあるため、何も反映していません",
                en="nothing was taken over, because a file could not be read",
            )
        )
    elif deciding:
        _decide(args, work, app)
        _keep(work, app)
    _look_ahead(work)
    if args.summary and not failed:
        _summary(args.summary, work, app)
    _show(args, work, reviewed, app)
    if failed:
        return ExitCode.INPUT
    return _code(args.fail_on, work)


def _open(file: str, app: App) -> _Round:
    from drafter import pipeline
    from drafter.files import saving
    from drafter.review import ledger

    path = Path(file)
    before = saving.fingerprint(path)
    opened = pipeline.open_document(file, app.workspace(path.absolute().parent))
    if opened.loaded is None:
        raise InputError(
            Message(ja="原案（YAML）を指定してください", en="name the draft (YAML) first"),
            Place(file),
            Message(ja="drafter review 原案.yaml 返送.docx …", en="drafter review DRAFT.yaml RETURNED.docx …"),
        )
    review = ledger.load(path)
    return _Round(opened, opened.loaded, before, review, review, opened.loaded.value)


def _read(files: Sequence[str], work: _Round, app: App) -> Reviewed | None:
    if not files:
        return None
    from drafter.review import reading

    return reading.read(files, work.opened, app.workspace())


def _tell_findings(reviewed: Reviewed, app: App) -> None:
    for finding in reviewed.findings:
        where = finding.place.text()
        app.err.write(f"{where}: {finding.severity.word} {finding.code}: {finding.message.text(app.lang)}\n")


# ---------------------------------------------------------------- deciding


def _decide(args: argparse.Namespace, work: _Round, app: App) -> None:
    """What the arguments say, in the order: answers, rejections, single acceptances, all that are sure."""
    from drafter.review import ledger, rounds
    from drafter.review.applying import Decided

    by = args.by or os.environ.get("DRAFTER_BY", "") or _user()
    marks: tuple[tuple[list[str], Verdict], ...] = (
        (args.reject, "rejected"),
        (args.note, "noted"),
        (args.reopen, "open"),
    )
    for names, verdict in marks:
        for name in names:
            marked = rounds.mark(work.draft, work.review, _entry(work, name).id, verdict, _press(work), by=by)
            work.draft, work.review = marked.draft, marked.review
            if marked.told is not None:
                app.say(marked.told)
    for name, text in args.reply:
        work.review = ledger.reply(work.review, _entry(work, name).id, text)
    decided: list[Decided] = []
    for name in args.accept:
        one = _entry(work, name)
        _takeable(one, args)
        target = _place(args.at, work) if args.at else None
        decided.append(Decided(ledger.opinion(one), args.text, args.whole, args.values, target))
    if args.apply:
        named = {one.opinion.id for one in decided}
        entries = {one.id: one for one in work.review.opinions}
        more = [name for name in rounds.sure(work.review) if name not in named]
        decided += [Decided(ledger.opinion(entries[name]), values=args.values) for name in more]
    if not decided:
        return
    taken = rounds.take(work.draft, work.review, decided, _press(work), by)
    work.draft, work.review, work.results = taken.draft, taken.review, taken.results
    _tell_results(work.results, app)


def _press(work: _Round) -> Press:
    from drafter.review.applying import Press

    template, library = work.opened.template, work.opened.library
    assert template is not None
    assert library is not None
    return Press(template, library, work.opened.file)


def _look_ahead(work: _Round) -> None:
    """Which of the open opinions would be held, so that a look tells it before anything is taken over."""
    from drafter.review import rounds

    told = {one.opinion.id for one in work.results}
    ahead = rounds.would_be_held(work.draft, work.review, _press(work))
    work.results += tuple(one for one in ahead if one.opinion.id not in told)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _entry(work: _Round, name: str) -> OpinionEntry:
    """The opinion of an id. Raises UsageError when there is none."""
    from drafter.review import ledger

    found = ledger.find(work.review, name)
    if found is None:
        raise UsageError(
            Message(ja=f"意見「{name}」はありません", en=f"there is no opinion “{name}”"),
            hint=Message(
                ja="ID は drafter review 原案.yaml 返送.docx の一覧にあります（先頭の 4 桁以上で足ります）",
                en="ids are in the list of drafter review (the first four digits will do)",
            ),
        )
    return found


def _takeable(one: OpinionEntry, args: argparse.Namespace) -> None:
    if one.kind == "comment" and args.text is None:
        raise UsageError(
            Message(
                ja=f"{one.id}: コメントだけの意見です。--text で文を示すか、--note と --reply で回答してください",
                en=f"{one.id}: a remark only: give the words with --text, or answer it with --note and --reply",
            )
        )


def _place(given: str, work: _Round) -> Target:
    """The place that a user names: a clause's id, or a key. Raises UsageError when there is none."""
    from drafter.review.opinions import Target
    from drafter.review.spots import Spots

    for spot in Spots(work.draft, _press(work)).all:
        key = spot.key + (".heading" if spot.heading else "")
        if given in (spot.clause, key, spot.key):
            return Target(spot.clause, spot.nth, key, spot.row, spot.column, "", spot.printed)
    raise UsageError(
        Message(ja=f"原案に「{given}」という場所はありません", en=f"the draft has no place “{given}”"),
        hint=Message(ja="要望文の ID か、sections[0].clauses[1] のようなキーを書きます", en="a clause's id, or a key"),
    )


def _tell_results(results: Sequence[Result], app: App) -> None:
    from drafter.review.applying import Outcome

    done = sum(one.outcome is Outcome.DONE for one in results)
    already = sum(one.outcome is Outcome.ALREADY for one in results)
    held = sum(one.outcome is Outcome.HELD for one in results)
    app.say(
        Message(
            ja=f"反映 {done} 件"
            + (f"、既に原案のとおり {already} 件" if already else "")
            + (f"、反映できず未決のまま {held} 件" if held else ""),
            en=f"{done} taken over"
            + (f", {already} the draft had already" if already else "")
            + (f", {held} held and left open" if held else ""),
        )
    )


def _keep(work: _Round, app: App) -> None:
    """Writes the draft and the record."""
    from drafter.review import ledger, rounds

    written = rounds.store(work.loaded, work.draft, work.review, work.base, work.before)
    if written:
        app.say(Message(ja=f"原案を保存しました: {work.loaded.file}", en=f"draft saved: {work.loaded.file}"))
    if work.review != work.base:
        path = ledger.path_of(work.loaded.file)
        app.say(Message(ja=f"意見の記録: {path}", en=f"record of opinions: {path}"))


# ---------------------------------------------------------------- what comes out


def _summary(given: str, work: _Round, app: App) -> None:
    from drafter.files import saving
    from drafter.review import summary

    target = Path(given)
    if target.is_dir():
        raise OutputError(Message(ja=f"{given}: フォルダーです", en=f"{given}: is a folder"))
    template = work.opened.template
    assert template is not None
    data = summary.write(work.review, work.opened.document, template, target.suffix.lower())
    saving.write(target, data)
    app.say(Message(ja=f"意見対応表: {target}", en=f"table of opinions: {target}"))


def _show(args: argparse.Namespace, work: _Round, reviewed: Reviewed | None, app: App) -> None:
    from drafter.cli import _opinions

    if args.format == "json":
        files = [_file_json(one.file, one.reviewer, one.error, app.lang) for one in reviewed.files] if reviewed else []
        value = _opinions.as_json(work.review, work.results, files, app.lang)
        app.print(json.dumps(value, ensure_ascii=False, indent=1))
        return
    colour = app.out.isatty() and "NO_COLOR" not in os.environ
    for line in _opinions.as_text(work.review, work.results, app.lang, colour=colour, every=not args.open):
        app.print(line)
    app.say(Message(ja=_opinions.summary(work.review, "ja"), en=_opinions.summary(work.review, "en")))


def _file_json(file: str, reviewer: str, error: InputError | None, lang: Lang) -> dict[str, Any]:
    return {"file": file, "reviewer": reviewer, "error": error.text(lang) if error is not None else None}


def _code(fail_on: str, work: _Round) -> ExitCode:
    """Whether opinions are left that somebody must decide."""
    from drafter.review import rounds
    from drafter.review.groups import State

    waiting = {one.id for one in work.review.opinions if one.verdict == "open"}
    if fail_on == "open" and waiting:
        return ExitCode.FINDINGS
    hard = {
        one.id
        for group in rounds.side_by_side(work.review)
        if group.state in (State.CONFLICT, State.UNSURE)
        for one in group.opinions
    } | {one.opinion.id for one in work.results}
    return ExitCode.FINDINGS if fail_on == "conflict" and waiting & hard else ExitCode.OK
