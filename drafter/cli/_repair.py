"""What ``--repair`` has done, a line each."""

from __future__ import annotations

from drafter.cli.app import App
from drafter.findings import Finding
from drafter.language import Message


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
