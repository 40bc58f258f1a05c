"""Start-up of the commands, against a bare interpreter and against importing what peers import."""

from __future__ import annotations

from benchmarks.measure import Row, process

SAMPLE = "drafts/2027-digital.yaml"


def rows() -> list[Row]:
    """Start-up figures."""
    bare = process(["-c", "pass"])
    docx = process(["-c", "import docx"])
    return [
        Row("drafter --version", process(["-m", "drafter", "--version"]), "python -c pass", bare),
        Row("drafter check (sample)", process(["-m", "drafter", "check", SAMPLE]), "python -c 'import docx'", docx),
        Row("drafter search 光ファイバ", process(["-m", "drafter", "search", "光ファイバ"]), "python -c pass", bare),
        Row(
            "drafter render (sample, docx and txt)",
            process(["-m", "drafter", "render", SAMPLE, "--to", "docx,txt", "--output", "out"]),
            "python -c 'import docx'",
            docx,
        ),
    ]
