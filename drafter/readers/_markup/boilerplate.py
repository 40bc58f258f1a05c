"""What of a page is no part of the document: hidden text, scripts, controls, and on web pages all round the article.

The article itself is never left out: where nothing would remain, everything is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.numbering.recognise.lines import Role

if TYPE_CHECKING:
    from lxml.etree import _Element

#: never shown as text by a browser, or shown as something to press
_UNSHOWN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "option",
        "optgroup",
        "datalist",
        "button",
        "input",
        "textarea",
        "output",
        "progress",
        "meter",
        "noframes",
        "frameset",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_ROUND = {"nav": Role.HEADER, "aside": Role.FOOTER, "header": Role.HEADER, "footer": Role.FOOTER, "search": Role.HEADER}
_ARIA = {
    "navigation": Role.HEADER,
    "banner": Role.HEADER,
    "search": Role.HEADER,
    "contentinfo": Role.FOOTER,
    "complementary": Role.FOOTER,
    "doc-pagefooter": Role.FOOTER,
    "doc-pageheader": Role.HEADER,
}
_ABOVE = re.compile(
    r"(?:^|[\s_-])(?:g|global|site|main|sub|local|l)?-?_?(?:nav|navi|navigation|menu|breadcrumbs?|topic-?_?path|pankuzu"
    r"|skip(?:-?_?link)?s?|print|search-?(?:box|form)?|language|font-?size|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:^|\s)(?:g|global|site|page)?[-_]?header(?:$|\s)", re.IGNORECASE)
_BELOW = re.compile(
    r"(?:^|[\s_-])(?:site-?|page-?|global-?|entry-?|post-?)?(?:footer|foot|copyright|page-?_?top|to-?top|side-?_?bar|side"
    r"|share\w*|sns|social|(?:entry|post|article)-?_?(?:meta|tags)"
    r"|(?:col|column|area|box)s?-?_?(?:sub|side|right|left)|sub-?_?(?:col|column|area|contents?)"
    r"|inquiry|toiawase|contact|otoiawase|enquete|questionnaire|related|banner|pager|pagination|reader|adobe)(?:$|[\s_-])",
    re.IGNORECASE,
)
_GROUPS = frozenset(["header", "footer", "div", "ul", "ol", "p", "section", "table", "td", "dl", "form", "span"])
#: comments of Word, and their signs in the text
_COMMENTS = re.compile(r"\bMsoCommentReference\b|mso-element\s*:\s*comment-list", re.IGNORECASE)
#: page heads and feet as LibreOffice exports them
_EXPORTED = {"header": Role.HEADER, "footer": Role.FOOTER}
#: so much of the page's text makes an element its article
_SHARE = 0.3


@dataclass(slots=True)
class Keep:
    """What is known of a web page: its article, whether that was met, and the elements around it that hold it."""

    article: _Element | None = None
    seen: bool = False
    ids: dict[int, _Element] = field(default_factory=dict)


def role_of(element: _Element, tag: str, attributes: Mapping[str, str], keep: Keep | None) -> Role | None:
    """Why an element is left out; None where it is read.

    Args:
        keep: what is known of the web page; None where the tree is no page.
    """
    if tag in _UNSHOWN:
        return Role.HEADER if tag in ("head", "title") else Role.HIDDEN
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return Role.HIDDEN
    if _COMMENTS.search(f"{attributes.get('class', '')} {attributes.get('style', '')}"):
        return Role.COMMENT
    if attributes.get("role") == "doc-backlink" or "footnote-back" in attributes.get("class", ""):
        return Role.HIDDEN
    if tag == "div" and attributes.get("title") in _EXPORTED and "id" not in attributes and "class" not in attributes:
        return _EXPORTED[attributes["title"]]
    if keep is None:
        return None
    if keep.article is not None:
        if element is keep.article:
            keep.seen = True
            return None
        if id(element) in keep.ids:
            return None
        if not _within(element, keep):
            return Role.FOOTER if keep.seen else Role.HEADER
    return _named(element, tag, attributes)


def _within(element: _Element, keep: Keep) -> bool:
    """Whether an element stands in the article: what holds the article is walked into, so its parent tells."""
    parent = element.getparent()
    return parent is None or id(parent) not in keep.ids


def _named(element: _Element, tag: str, attributes: Mapping[str, str]) -> Role | None:
    """By what an element is called."""
    role = _ARIA.get(attributes.get("role", "")) or _ROUND.get(tag)
    if role is not None and not _heads_article(element, tag):
        return role
    if tag not in _GROUPS or attributes.get("data-part"):
        return None
    words = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    if not words.strip():
        return None
    above = _ABOVE.search(words) or _HEAD.search(words)
    found = Role.HEADER if above else Role.FOOTER if _BELOW.search(words) else None
    return None if found and _holds_article(element) else found


def _heads_article(element: _Element, tag: str) -> bool:
    """``<header>`` and ``<footer>`` of an article (or with its only h1, or the page's title) are parts of it."""
    if tag not in ("header", "footer"):
        return False
    if any(up.tag in ("article", "main", "section") for up in element.iterancestors()):
        return True
    head = next(element.iter("h1"), None) if tag == "header" else None
    return head is not None and (_only_h1(element) or _is_title(head))


def _is_title(head: _Element) -> bool:
    """Whether a heading is what the page calls itself; a link to the top page is not."""
    title = next(head.getroottree().getroot().iter("title"), None)
    said = "".join(map(str, head.itertext())).strip()
    return bool(said) and title is not None and (title.text or "").strip().startswith(said) and not len(head)


def _only_h1(element: _Element) -> bool:
    root = element.getroottree().getroot()
    first = [h for h, _ in zip(root.iter("h1"), range(2), strict=False)]
    return len(first) == 1


def _holds_article(element: _Element) -> bool:
    return next(element.iter("article", "main", "h1"), None) is not None


def survey(root: _Element) -> Keep:
    """Find the article of a web page."""
    found = list(root.iter("main", "article"))
    found += [e for e in root.iter("div") if e.get("role") == "main" or e.get("id") in _MAIN_IDS]
    total = _length(root)
    best = max(found, key=lambda e: (_length(e), -_depth(e)), default=None)
    if best is None or not total or _length(best) < total * _SHARE:
        return Keep()
    return Keep(best, ids={id(e): e for e in best.iterancestors()})


_MAIN_IDS = frozenset(
    ("main", "main_contents", "main-contents", "maincontents", "main-content", "honbun", "tmp_contents")
)


def _length(element: _Element) -> int:
    return sum(len(t.strip()) for t in element.itertext("p", "div", "td", "li", "h1", "h2", "h3", "span", "main", "dd"))


def _depth(element: _Element) -> int:
    return sum(1 for _ in element.iterancestors())
