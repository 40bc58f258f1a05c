"""Where a part is printed when neither draft nor template says so."""

from __future__ import annotations

from drafter.document import Part

#: where the content of a part stands in a draft, for those whose key is not their name
KEYS: dict[Part, tuple[str | int, ...]] = {
    Part.BODY: ("sections",),
    Part.END: ("closing", "end"),
    Part.SIGNATURE: ("closing", "signature"),
}


#: parts that stand together wherever a house puts them
_TOGETHER: tuple[tuple[Part, ...], ...] = (
    (Part.FRONT, Part.TITLE, Part.SUBTITLE),
    (Part.DATE, Part.ADDRESSEES, Part.ISSUER),
    (Part.PREAMBLE, Part.BODY, Part.CLOSING, Part.END, Part.SIGNATURE),
)


def usual_index(part: Part, order: list[Part]) -> int:
    """Where a part that an order does not name is to be put in."""
    group = next(group for group in _TOGETHER if part in group)
    at = group.index(part)
    for before in (*reversed(group[:at]), None, *reversed(tuple(Part)[: tuple(Part).index(part)])):
        if before is None:
            after = next((p for p in group[at + 1 :] if p in order), None)
            if after is not None:
                return order.index(after)
        elif before in order:
            return order.index(before) + 1
    return 0
