"""What lies on a text (spans), written around its words, in whatever form a format has for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from drafter.document import Inline, Span

#: what is printed; comments, changes and links of a source are not
SHOWN = frozenset({Inline.EMPHASIS, Inline.RUBY, Inline.REFERENCE, Inline.NOTE})


def around(
    text: str,
    spans: Iterable[Span],
    opening: Callable[[Span], str],
    closing: Callable[[Span], str],
    words: Callable[[str], str],
) -> str:
    """A text with something before and behind the stretches that spans lie on.

    Spans that cross are cut where the outer one ends, so that what is written nests.
    """
    out: list[str] = []
    stack: list[Span] = []
    at = 0

    def up_to(end: int) -> None:
        nonlocal at
        if end > at:
            out.append(words(text[at:end]))
            at = end

    def close(before: int) -> None:
        while stack and stack[-1].end <= before:
            up_to(stack[-1].end)
            out.append(closing(stack.pop()))

    for span in sorted((s for s in spans if s.kind in SHOWN), key=lambda s: (s.start, -s.end)):
        start = min(span.start, len(text))
        close(start)
        up_to(start)
        out.append(opening(span))
        end = min(span.end, stack[-1].end if stack else len(text))
        stack.append(replace(span, start=start, end=max(end, start)))
    close(len(text))
    up_to(len(text))
    return "".join(out)


def shown(spans: Sequence[Span]) -> bool:
    """Whether any of the spans is printed."""
    return any(span.kind in SHOWN for span in spans)


def plain(text: str, spans: Sequence[Span], mark: str) -> str:
    """A text for a format without marks: readings and the marks of footnotes in parentheses behind the words.

    Args:
        mark: how a footnote is marked, with ``{n}`` in it.
    """
    if not spans or not shown(spans):
        return text

    def opening(span: Span) -> str:
        return f"（{mark.replace('{n}', span.text)}）" if span.kind is Inline.NOTE else ""

    def closing(span: Span) -> str:
        return f"（{span.text}）" if span.kind is Inline.RUBY else ""

    return around(text, spans, opening, closing, str)
