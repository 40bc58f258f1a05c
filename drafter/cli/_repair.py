"""How a repair is shown: beneath its finding, and one line each where ``--repair`` has done it."""

from __future__ import annotations

from drafter.cli.app import App
from drafter.damage import shown
from drafter.findings import Finding, Repair
from drafter.language import Message

_NOTHING = Message(ja="（取り除く）", en="(taken out)")


def line(repair: Repair) -> Message:
    """``「А」→「A」``, and whether ``--repair`` would do it."""
    old, new = shown(repair.old), shown(repair.new)
    safe_ja, safe_en = (" （--repair で直せます）", " (--repair does it)") if repair.safe else ("", "")
    return Message(
        ja=f"「{old}」→" + (f"「{new}」" if new else _NOTHING.ja) + safe_ja,
        en=f"“{old}” → " + (f"“{new}”" if new else _NOTHING.en) + safe_en,
    )


def tell(file: str, findings: tuple[Finding, ...], app: App) -> None:
    """Each repair that was done, on standard error, with its place; and their number."""
    done = [finding for finding in findings if finding.name == "repaired"]
    for finding in done:
        app.err.write(app.harmless(f"{finding.place.text()}: {finding.message.text(app.lang)}") + "\n")
    if done:
        count = len(done)
        app.say(
            Message(
                ja=f"{file}: {count} か所を直しました",
                en=f"{file}: {count} repair{'' if count == 1 else 's'} done",
            )
        )
