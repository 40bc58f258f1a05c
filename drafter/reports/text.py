"""Lines for a terminal: place, rule, message; beneath it the words with a caret under them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.findings import Repair, shown
from drafter.inspection.mend import mendable
from drafter.inspection.targets import Checked
from drafter.language import Lang, Message, printable
from drafter.reports import Report, _excerpt

_NOTHING = Message(ja="（取り除く）", en="(taken out)")
_SAFE = Message(ja="（--fix で直せます）", en="(--fix does it)")
_ELSEWHERE = Message(ja="（drafter import --repair で直せます）", en="(drafter import --repair does it)")
_UNSAFE = Message(ja="（--fix-unsafe で直せます）", en="(--fix-unsafe does it)")


def write(report: Report, lang: Lang) -> str:
    """The findings of all files; empty without any."""
    return "".join(line + "\n" for checked in report.files for line in lines(checked, lang))


def lines(checked: Checked, lang: Lang) -> Iterator[str]:
    """The lines of one file."""
    for finding in checked.findings:
        where = finding.place.text() or printable(checked.file)
        message = finding.message.text(lang)
        yield printable(f"{where}: {finding.severity.word} {finding.code} {finding.name}: {message}")
        yield from (printable(line) for line in _excerpt.lines(finding, checked.text))
        if finding.repair is not None and finding.name != "repaired":
            yield printable(f"  {_mend(finding.repair, checked.file).text(lang)}")


def _mend(repair: Repair, file: str) -> Message:
    """``「А」→「A」``, and what would do it: files of Word and PDF are never written to."""
    if mendable(file):
        how = _SAFE if repair.safe else _UNSAFE
    else:
        how = _ELSEWHERE if repair.safe else Message(ja="", en="")
    ja, en = (f" {how.ja}", f" {how.en}") if how.ja else ("", "")
    old, new = shown(repair.old), shown(repair.new)
    return Message(
        ja=f"「{old}」→" + (f"「{new}」" if new else _NOTHING.ja) + ja,
        en=f"“{old}” → " + (f"“{new}”" if new else _NOTHING.en) + en,
    )
