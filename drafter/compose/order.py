"""Where a part is printed when neither draft nor template says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.compose.telling import PARTS_INCOMPLETE
from drafter.document import Document, Part
from drafter.language import Message

if TYPE_CHECKING:
    from drafter.compose.compose import Composer

#: where the content of a part stands in a draft, for those whose key is not their name
KEYS: dict[Part, tuple[str | int, ...]] = {
    Part.BODY: ("sections",),
    Part.END: ("closing", "end"),
    Part.SIGNATURE: ("closing", "signature"),
}


#: parts that stand together wherever a house puts them
_TOGETHER: tuple[tuple[Part, ...], ...] = (
    (Part.COVER, Part.CONTENTS, Part.FRONT, Part.TITLE, Part.SUBTITLE),
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


def ordered_parts(run: Composer, document: Document) -> tuple[Part, ...]:
    """The draft's order, else the template's; a part with content is never left out.

    One that the order does not name stands beside its neighbours in the usual order (``Part``). Only the title
    may be left out on purpose, by the draft's own ``parts``. Cover and contents come first where no order names them.
    """
    draft, template = run.loaded.value, run.template
    own = draft.parts
    contents = template.contents.show if draft.contents is None else draft.contents
    order = list(own or tuple(entry.part for entry in template.parts) or document.parts)
    if not (contents and document.sections) and Part.CONTENTS in order:
        order.remove(Part.CONTENTS)
    first = [part for part, there in ((Part.COVER, document.cover), (Part.CONTENTS, contents)) if there]
    order = [part for part in first if part not in order and (document.sections or part is Part.COVER)] + order
    has = {
        Part.FRONT: document.front,
        Part.TITLE: document.title,
        Part.SUBTITLE: document.subtitle,
        Part.DATE: document.date,
        Part.ADDRESSEES: document.addressees,
        Part.ISSUER: document.issuer,
        Part.PREAMBLE: document.preamble,
        Part.BODY: document.sections,
        Part.CLOSING: document.closing,
        Part.END: document.end,
        Part.SIGNATURE: document.signature,
    }
    if own and Part.TITLE not in own:
        has[Part.TITLE] = ()  # a document without a title is named by one all the same
    for part in [part for part in Part if has.get(part) and part not in order]:
        order.insert(usual_index(part, order), part)
        if own or template.parts:
            _left_out(run, part, own=bool(own))
    return tuple(dict.fromkeys(order))


def _left_out(run: Composer, part: Part, *, own: bool) -> None:
    """Tells of a part that ``parts`` does not name though there is something to print in it."""
    whose = Message(ja="原案", en="the draft's") if own else Message(ja="様式", en="the template's")
    run.report(
        PARTS_INCOMPLETE,
        Message(
            ja=f"{whose.ja}の parts に {part} がありませんが、内容があるため標準の位置に印字します",
            en=f"{whose.en} parts leave out {part}, which has content: it is printed in its usual place",
        ),
        run.origin(("parts",) if own else KEYS.get(part, (part.value,))),
    )
