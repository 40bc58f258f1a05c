"""Paragraphs and tables of ``word/document.xml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.document import BlockKind, Look, Part
from drafter.japanese.width import cells
from drafter.japanese.wrap import balanced
from drafter.model.template import Template
from drafter.writers._docx_contents import contents
from drafter.writers._docx_goals import CONTENTS_PREFIX, heading_bookmark, section_bookmark
from drafter.writers._docx_identity import bookmark_name
from drafter.writers._docx_numbering import OUTLINE, Numbering
from drafter.writers._docx_page import Page
from drafter.writers._docx_parts import Parts
from drafter.writers._docx_pictures import picture
from drafter.writers._docx_runs import Runs, run
from drafter.writers._docx_section import Section
from drafter.writers._docx_styles import HEADINGS
from drafter.writers._docx_tables import table
from drafter.writers._flow import Printed, Role

_STYLES = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.DATE: "Date",
    Role.ADDRESSEE: "Addressee",
    Role.ISSUER: "Issuer",
    Role.END: "Closing",
    Role.SIGNATURE: "Signature",
    Role.PARAGRAPH: "BodyText",
    Role.ITEM: "Item",
    Role.NOTE: "Note",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.FORM: "FormNumber",
    Role.FOOTNOTE: "Note",  # one that nothing refers to
}
_COVER = {
    Look.NUMBER: "CoverNumber",
    Look.DATE: "CoverDate",
    Look.ADDRESSEE: "CoverAddressee",
    Look.SENDER: "CoverSender",
    Look.SUBJECT: "CoverSubject",
    Look.RECORD: "CoverRecord",
    Look.END: "CoverEnd",
    Look.ATTACHMENT: "CoverAttachment",
}
_COVER_ALIGN = {
    Look.NUMBER: "right",
    Look.DATE: "right",
    Look.SENDER: "right",
    Look.SUBJECT: "center",
    Look.RECORD: "center",
    Look.END: "right",
}
#: how the style sets its text, where the template's part says otherwise the paragraph does
_STYLE_ALIGN = {
    Role.TITLE: "center",
    Role.SUBTITLE: "center",
    Role.DATE: "right",
    Role.ISSUER: "right",
    Role.END: "right",
    Role.SIGNATURE: "right",
    Role.CAPTION: "center",
    Role.FORM: "right",
}
_TOGETHER = {Part.DATE, Part.ISSUER, Part.SIGNATURE}
#: what stands in lines of the grid
_RUNNING = {Role.PARAGRAPH, Role.ITEM, Role.NOTE, Role.COVER}
#: have air of their own, by their styles
_AIRY = {Role.CAPTION, Role.HEADING, Role.TABLE}
#: height of a line with readings, in letters
_WITH_READING = 1.45
_APART = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'


@dataclass(slots=True)
class Body:
    """Writes pieces one after the other; keeps the numbers of lists and bookmarks.

    Attributes:
        hangs: of each piece. parts: where pictures go. edges: what all sections share. writer: of runs.
        listed: levels of headings that a table of contents leads to. led: bookmarks that references lead to.
    """

    template: Template
    page: Page
    numbering: Numbering
    hangs: Sequence[float]
    parts: Parts
    edges: Section
    writer: Runs
    listed: int = 0
    led: frozenset[str] = frozenset()
    seen: dict[str, int] = field(default_factory=dict)
    bookmarks: int = 0
    pictures: int = 0
    turned: bool = False

    def __post_init__(self) -> None:
        self.led = frozenset(mark for goal in self.writer.goals.values() for _, mark in goal.labels)

    def piece(self, at: int, printed: Printed, pieces: Sequence[Printed]) -> str:
        """One piece as XML."""
        if printed.role is Role.TABLE:
            alone = at + 1 == len(pieces) or pieces[at + 1].role is Role.TABLE
            captioned = at > 0 and pieces[at - 1].role is Role.CAPTION
            made = table(printed, self.page, self.writer, captioned=captioned)
            # two tables would grow together, and Word wants a paragraph at the very end
            return made + _APART if made and alone else made
        place = self.numbering.assign(printed)
        spacing = self.spacing(at, printed, pieces)
        if printed.spans and self.writer.above(printed.spans) and printed.role in _RUNNING:
            spacing = self.tight(spacing)
        layout = self.tabs(at, printed, place) + spacing + self.indent(at, printed, place)
        number = self.number(printed, place)
        jc = f'<w:jc w:val="{printed.align}"/>' if printed.align != _usual(printed) else ""
        held = _held(at, pieces) + ("<w:pageBreakBefore/>" if printed.breaks and at else "")
        properties = f'<w:pPr><w:pStyle w:val="{self.style(printed)}"/>{held}{number}{layout}{jc}</w:pPr>'
        return f"<w:p>{properties}{self.runs(printed, place)}</w:p>"

    def style(self, printed: Printed) -> str:
        if printed.role is Role.HEADING:
            return f"Heading{min(printed.level, HEADINGS)}"
        if printed.role is Role.PARAGRAPH and printed.label is not None:
            return "Item"  # the body's first-line indent, in characters, would beat a hanging one
        if printed.role is Role.PARAGRAPH and printed.part is Part.CLOSING:
            return "ClosingText"
        if printed.role is Role.COVER:
            kind = printed.block.kind if printed.block else BlockKind.PARAGRAPH
            return _COVER.get(printed.look, "CoverItem" if kind is BlockKind.ITEM else "CoverText")
        return _STYLES[printed.role]

    def number(self, printed: Printed, place: tuple[int, int] | None) -> str:
        """The list of the paragraph; the style's own list is put off where the label is text, or none."""
        if place is None:
            depth = min(printed.level, HEADINGS)
            linked = printed.role is Role.HEADING and self.numbering.scheme.section_index(depth) is not None
            return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if linked else ""
        if printed.role is Role.HEADING and place[0] == 1:
            return ""  # the style's
        return f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr>'

    def spacing(self, at: int, printed: Printed, pieces: Sequence[Printed]) -> str:
        """Air above and beneath, where the style has none."""
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        above = self.above(before, printed)
        beneath = 0
        if above and printed.role is Role.TITLE:
            beneath = self.page.line // 2
        elif after is not None and after.role is Role.TABLE and printed.role in _RUNNING:
            beneath = self.page.line // 3
        told = (f' w:before="{above}"' if above else "") + (f' w:after="{beneath}"' if beneath else "")
        return f"<w:spacing{told}/>" if told else ""

    def above(self, before: Printed | None, printed: Printed) -> int:
        """Twips: a blank line between two parts, half of one beneath a table; the body's first heading has its own."""
        if before is None:
            return 0
        if printed.airy(before) and printed.look not in (Look.SUBJECT, Look.RECORD):
            return 0 if before.look in (Look.SUBJECT, Look.RECORD) else self.page.line  # which have air around them
        if before.part is printed.part:
            bordered = before.role is Role.TABLE or _drawn(before) or (_drawn(printed) and before.role not in _AIRY)
            own = printed.role in _AIRY and not (printed.role is Role.HEADING and printed.level > 2)
            return self.page.line // 2 if bordered and not own else 0
        if printed.role in (Role.HEADING, Role.SUBTITLE) or {before.part, printed.part} <= _TOGETHER:
            return 0
        return self.page.line

    def tight(self, spacing: str) -> str:
        """Lines with readings take no second line of the grid, where the pitch has room for them."""
        if self.page.line < self.template.fonts.size * 20 * _WITH_READING:
            return spacing
        exact = f'w:line="{self.page.line}" w:lineRule="exact"/>'
        return '<w:snapToGrid w:val="0"/>' + (
            spacing.replace("/>", f" {exact}", 1) if spacing else f"<w:spacing {exact}"
        )

    def indent(self, at: int, printed: Printed, place: tuple[int, int] | None) -> str:
        hanging = self.hangs[at]
        if printed.role is Role.HEADING and place and hanging == self.numbering.places[OUTLINE, place[1]].hang:
            return ""  # the list's
        if printed.align != "left":
            return self.narrowed(printed)
        left = self.page.columns(printed.indent + hanging)
        if hanging:
            return f'<w:ind w:left="{left}" w:hanging="{self.page.columns(hanging)}"/>'
        if printed.role is Role.PARAGRAPH or printed.first:
            first = printed.first
            if printed.role is Role.PARAGRAPH and printed.indent == 0 and first == self.template.text.paragraph_indent:
                return ""  # the style's
            line = f'w:firstLineChars="{first * 100}" w:firstLine="{self.page.columns(first)}"'
            return f'<w:ind w:left="{left}" {line}/>'
        reset = ' w:firstLine="0"' if printed.role is Role.HEADING else ""
        return f'<w:ind w:left="{left}"{reset}/>' if left or reset else ""

    def tabs(self, at: int, printed: Printed, place: tuple[int, int] | None) -> str:
        """The stop behind a label that is printed as text; a list has its own at the hanging indent."""
        if place or not printed.gap or not self.hangs[at] or printed.align != "left":
            return ""
        return f'<w:tabs><w:tab w:val="left" w:pos="{self.page.columns(printed.indent + self.hangs[at])}"/></w:tabs>'

    def narrowed(self, printed: Printed) -> str:
        """A title of several lines gets lines of like length, by equal indents on both sides."""
        if printed.role is Role.PARAGRAPH:
            return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
        if printed.role is not Role.TITLE or printed.align != "center":
            return ""
        letter = self.template.fonts.title_size * 20 + self.page.spread
        lines = balanced(printed.text, int(self.page.text_width * 2 / letter))
        widest = (max(map(cells, lines)) + 1) / 2 * letter
        side = int((self.page.text_width - widest) / 2)
        return f'<w:ind w:left="{side}" w:right="{side}"/>' if len(lines) > 1 and side > 0 else ""

    def runs(self, printed: Printed, place: tuple[int, int] | None) -> str:
        """Label, where Word does not count it, and text, in the bookmarks by which they are known."""
        block, font = printed.block, self.font(printed)
        label = printed.label if place is None and printed.label else ""
        between = "<w:r><w:tab/></w:r>" if label and printed.gap else ""
        if block is not None and block.image is not None:
            self.pictures += 1
            text = picture(block.image, printed.text, self.pictures, self.parts, self.page, landscape=printed.landscape)
        elif printed.spans or (block is not None and block.blanks):
            text = self.writer.text(printed.text, font, printed.spans, block)
        else:
            text = run(printed.text, font)
        inner = run(label or "", font) + between + text
        if printed.role is Role.HEADING:
            return self.bookmarked(inner, self.heading_names(printed))
        if block is None or block.clause is None:
            return inner
        nth = self.seen[block.clause] = self.seen.get(block.clause, 0) + 1
        return self.bookmarked(inner, [bookmark_name(block.clause, nth)])

    def heading_names(self, printed: Printed) -> list[str]:
        """Bookmarks of a heading: its id's, and those that references and the contents lead to."""
        names = [section_bookmark(printed.identity)] if printed.identity else []
        if self.led and (mark := heading_bookmark(printed.nth)) in self.led:
            names.append(mark)
        if printed.level <= self.listed:
            names.append(heading_bookmark(printed.nth, CONTENTS_PREFIX))
        return names

    def bookmarked(self, inner: str, names: Sequence[str]) -> str:
        """Runs within bookmarks."""
        start = end = ""
        for name in names:
            self.bookmarks += 1
            start += f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>'
            end += f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        return f"{start}{inner}{end}"

    def font(self, printed: Printed) -> str:
        """The Japanese font of a piece's style."""
        upper = printed.role in (Role.TITLE, Role.CAPTION) or (printed.role is Role.HEADING and printed.level <= 2)
        return self.template.fonts.heading if upper else self.template.fonts.body

    def content(self, pieces: Sequence[Printed]) -> str:
        """All pieces as XML, with the sections that end before the last one."""
        pieces = _laid(pieces, lying=self.page.landscape)
        out: list[str] = []
        lying = False
        at = 0
        if pieces and pieces[0].part is Part.COVER:
            while at < len(pieces) and pieces[at].part is Part.COVER:
                out.append(self.piece(at, pieces[at], pieces))
                at += 1
            self.end_cover(out)
        while at < len(pieces):
            printed = pieces[at]
            if printed.landscape != lying:
                self.turn(out, lying=lying)
                lying = printed.landscape
            end = at + 1
            if printed.part is Part.CONTENTS:
                while end < len(pieces) and pieces[end].part is Part.CONTENTS:
                    end += 1
                out.append(contents(pieces[at:end], self.writer, self.page))
            else:
                out.append(self.piece(at, printed, pieces))
            at = end
        if lying:
            self.turn(out, lying=True)
        return "".join(out)

    def end_cover(self, out: list[str]) -> None:
        """The covering letter is a section without header, footer and page number; the proposal begins with its own."""
        bare = replace(self.edges, references="", first=False, number="")
        out[-1] = out[-1].replace("</w:pPr>", f"{bare.xml(kind='nextPage')}</w:pPr>", 1)
        number = self.edges.number
        self.edges = replace(self.edges, number=number if "w:start=" in number else f'{number} w:start="1"')

    def turn(self, out: list[str], *, lying: bool) -> None:
        """End the section before what is set on pages of another orientation."""
        if not out:
            return
        ending = self.edges.xml(landscape=True if lying else None, kind="nextPage", opening=not self.turned)
        self.turned = True
        last = out[-1]
        if last.startswith("<w:p>") and last.count("<w:p>") == 1:
            out[-1] = last.replace("</w:pPr>", f"{ending}</w:pPr>", 1)
        else:  # after a table, whose last paragraph is set small, or the contents
            out.append(f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{ending}</w:pPr></w:p>')


def _drawn(printed: Printed) -> bool:
    """Whether it is a picture."""
    return printed.block is not None and printed.block.image is not None


def _laid(pieces: Sequence[Printed], *, lying: bool) -> Sequence[Printed]:
    """The pieces, with the heading and caption of what lies on its side on the same page.

    Args:
        lying: whether all pages lie on their side, so that none needs to be turned.
    """
    if not any(printed.landscape for printed in pieces):
        return pieces
    if lying:
        return tuple(replace(printed, landscape=False) for printed in pieces)
    laid: list[Printed] = []
    for printed in reversed(pieces):
        goes_along = printed.role in (Role.CAPTION, Role.HEADING, Role.FORM) and bool(laid) and laid[-1].landscape
        laid.append(replace(printed, landscape=True) if goes_along else printed)
    return laid[::-1]


def _usual(printed: Printed) -> str:
    """How the style of a piece sets its text."""
    if printed.role is Role.COVER:
        return _COVER_ALIGN.get(printed.look, "left")
    return _STYLE_ALIGN.get(printed.role, "left")


def _held(at: int, pieces: Sequence[Printed]) -> str:
    """The last words stay with the date and the name beneath, a lead-in with its list, a caption with what it names."""
    if at + 1 >= len(pieces):
        return ""
    here, after = pieces[at], pieces[at + 1]
    if here.part is Part.CLOSING:
        held = after.part in _TOGETHER | {Part.END}
    elif here.role in (Role.PARAGRAPH, Role.NOTE, Role.CAPTION):
        # what leads into a list or a table stays with its first line
        held = after.role is Role.TABLE or (after.role is Role.ITEM and here.role is Role.PARAGRAPH)
        held = held and (here.role is not Role.PARAGRAPH or not here.beneath)
    else:
        held = here.role is Role.FIGURE and after.role is Role.CAPTION
    return "<w:keepNext/>" if held else ""


def hangs(pieces: Sequence[Printed]) -> list[float]:
    """Columns from label to text for each piece, 0 without a label.

    Within one list of siblings all take the width of the widest label, two columns at least, so that their texts
    stand in one line; a pinned label takes its own.
    """
    own = [_hang(printed) for printed in pieces]
    widest = list(own)
    open_lists: dict[tuple[Role, int], list[int]] = {}

    def close(role: Role, above: int) -> None:
        for key in [key for key in open_lists if (key[0], key[1] > above) == (role, True)]:
            members = open_lists.pop(key)
            for i in members:
                widest[i] = max(own[j] for j in members)

    for i, printed in enumerate(pieces):
        if printed.role is Role.HEADING:
            close(Role.ITEM, 0)
            close(Role.HEADING, printed.level)
        elif printed.role is Role.ITEM:
            close(Role.ITEM, printed.level)
        if printed.level and printed.label and not printed.pinned:
            open_lists.setdefault((printed.role, printed.level), []).append(i)
    close(Role.HEADING, 0)
    close(Role.ITEM, 0)
    return widest


def _hang(printed: Printed) -> float:
    label = printed.label
    return max(cells(label + printed.gap) / 2, 2.0) if label and printed.text else 0
