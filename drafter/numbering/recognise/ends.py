"""Where the front matter ends, where the end matter begins, and what each of their lines is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.document import Inline
from drafter.numbering.recognise import matter, titles
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.plain import TOP

#: no front matter is longer; addressee lists of 47 prefectures and more fit
_FRONT_LINES = 90
_END_LINES = 160
_BARE = re.compile(r"[\W\d_]+")
_CLOSING = re.compile(
    r"[\s　]*(?:以上|右|上記)[、，のとりお　\s]*.{0,80}(?:提出|決議|要望|要請|提言|提案|宣言|求め|意見"
    r"|陳情|請願|申し入れ|申入れ)[^。]{0,24}。?[\s　]*"
    r"|[\s　]*(?:ここに|よって|以上).{0,60}(?:決議する|宣言する|表明する|提出する|決議します|宣言します)。[\s　]*"
    r"|[\s　]*(?:敬[\s　]*具|謹[\s　]*言|草[\s　]*々|早[\s　]*々|敬[\s　]*白|拝[\s　]*具)[\s　]*"
)


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: roles by passage index, the lines of the title, and where the text begins."""

    roles: dict[int, Role]
    title: tuple[int, ...]
    subtitle: tuple[int, ...]
    marks: tuple[int, ...]
    start: int


def front(passages: Sequence[Passage], marks: Sequence[Mark]) -> Front:
    """Read the lines before the text.

    Returns:
        Roles of the lines up to ``start``; lines that are neither title nor anything else are notes.
    """
    stop, roles = _scan(passages, marks)
    _bodies_of_addressees(roles, passages)
    told = [i for i in roles if passages[i].fixed in (None, Role.CONTENTS)]
    loose = [i for i in range(stop) if roles.get(i) is None]
    drafts = tuple(i for i in loose if matter.is_mark(passages[i].text))
    groups = titles.groups([i for i in loose if i not in drafts], passages, roles)
    title = titles.title(groups, passages)
    subtitle: tuple[int, ...] = ()
    if title:
        title, subtitle = titles.subtitle(title, groups, passages)
        known = [i for i in (*title, *subtitle, *drafts, *told) if i < stop]
        stop = max(known) + 1  # lines after the title that are nothing known belong to the text
        if _over_all(passages, marks, stop):
            roles[stop] = Role.ISSUER if passages[stop].text.count("　") < 2 else Role.NOTE
            stop += 1
    elif stop and not any(role in (Role.DATE, Role.ISSUER, Role.ADDRESSEE) for role in roles.values()):
        stop = max((i + 1 for i in told), default=0)
    while stop and stop - 1 in roles and stop - 1 not in told:
        stop -= 1  # what stands beside the front is a part of it only within it
    found = {i: role for i, role in roles.items() if i < stop}
    _sandwiched(found, stop, {*title, *subtitle, *drafts})
    found.update(dict.fromkeys(title, Role.TITLE))
    found.update(dict.fromkeys(subtitle, Role.SUBTITLE))
    found.update({i: Role.TITLE for i in drafts if i < stop and i - 1 in title})
    for i in range(stop):
        found.setdefault(i, Role.NOTE)
    return Front(found, title, subtitle, tuple(i for i in drafts if i < stop), stop)


def _scan(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[int, dict[int, Role]]:
    """Where running text or a labelled line begins, and the roles of the lines before it that are plain to see."""
    roles: dict[int, Role] = {}
    titled = False
    for i, passage in enumerate(passages[:_FRONT_LINES]):
        if passage.fixed is Role.CONTENTS:
            roles[i] = Role.CONTENTS
            continue
        if _beside(passages, i, roles):
            roles[i] = passage.fixed or Role.NOTE
            continue
        if passage.fixed is not None or passage.depth > 1:
            return i, roles
        role = matter.role_of(passage.text) or matter.named_role(passage.text)
        if role in (Role.ISSUER, Role.ADDRESSEE) and marks[i].kind == "number" and marks[i].score >= 2:
            role = None  # a heading that names one
        if role is Role.SIGNATURE and not i and _heads_letter(passages):
            role = Role.NOTE  # ＦＡＸ送信, the section in charge: over a letter all the same
        if role is Role.END or (role is Role.SIGNATURE and not roles):
            return i, roles
        if role is None and roles.get(i - 1) is Role.DATE and matter.is_named_body(passage.text):
            role = Role.ISSUER
        if role is None and roles.get(i - 1) is Role.ISSUER and _SEAL.fullmatch(passage.text):
            role = Role.ISSUER
        if role is not None:
            roles[i] = role
            continue
        after = passages[i + 1] if i + 1 < len(passages) else None
        if _begins_text(passage, marks[i], titled) and not (titled and _bracketed_below(passage, after)):
            return i, roles
        titled = titled or matter.ends_title(passage.text)
    return min(len(passages), _FRONT_LINES), roles


def _heads_letter(passages: Sequence[Passage]) -> bool:
    """Whether the second or third line is the date or the addressee of a letter."""
    return any(matter.role_of(passage.text) in (Role.DATE, Role.ADDRESSEE) for passage in passages[1:3])


#: （公印省略）: the letter goes out without its seal
_SEAL = re.compile(r"[（(【〔]?[ 　]*(?:公印|契印|押印)[はを]?[ 　]*省略[ 　]*[）)】〕]?")


def _beside(passages: Sequence[Passage], i: int, roles: Mapping[int, Role]) -> bool:
    """A footnote of the line above; a picture or a table over the title (an emblem, a stamp for the receipt): the front
    goes on after it."""
    if passages[i].fixed is Role.NOTE:
        above = next((k for k in range(i - 1, -1, -1) if passages[k].fixed is not Role.NOTE), None)
        return above is not None and any(span.kind is Inline.NOTE for span in passages[above].spans)
    return passages[i].fixed in (Role.FIGURE, Role.TABLE) and all(k in roles for k in range(i))


def _bodies_of_addressees(roles: dict[int, Role], passages: Sequence[Passage]) -> None:
    """○○市教育委員会 directly over 教育長　○○様: the body whose post is addressed."""
    for i in sorted(roles, reverse=True):
        below = roles.get(i + 1)
        if roles[i] is Role.ISSUER and below is Role.ADDRESSEE and passages[i].indent < 20:
            close = passages[i + 1].gap == 0 and passages[i + 1].indent <= passages[i].indent + 12
            if close and matter.is_bare_post(passages[i + 1].text):
                roles[i] = Role.ADDRESSEE


def _over_all(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> bool:
    """A short line under the title with the one list of the whole document beneath: it names who speaks, and heads
    nothing."""
    if i + 1 >= len(passages) or passages[i].fixed is not None or passages[i].depth or marks[i].kind != "text":
        return False
    text, below = passages[i].text, marks[i + 1]
    if marks[i].sentence or len(text) > 24 or TOP.fullmatch(text) or _CONTENT.search(text) or text[-1] in "、。：:":
        return False
    if below.kind != "number" or below.score < 2 or below.sentence or below.readings[0].number != 1:
        return False
    first = below.readings[0].style
    again = (m for m in marks[i + 2 :] if m.kind == "number" and m.score >= 1 and m.readings[0].number == 1)
    return not any(m.readings[0].style == first for m in again)


#: words of lines that head a list
_CONTENT = re.compile(
    r"事項|項目|内容|提言|要望|要請|提案|要求|意見|決議|記|について|対策|推進|充実|強化|確保|整備|支援|現状|課題|背景|趣旨|概要"
    r"|方針|目標|考え方|に向けて|[をにはがでと]"
)


def _bracketed_below(passage: Passage, after: Passage | None) -> bool:
    """＜…に向けて＞ directly under the title, with the date or the issuer after it: a subtitle."""
    if passage.gap or after is None or len(passage.text) > 60:
        return False
    if passage.text[0] == "【" and passage.text[-1] == "】":  # it heads what is beneath it, if that is not the date
        return matter.role_of(after.text) is Role.DATE
    if not matter.is_bracketed(passage.text):
        return False
    return matter.role_of(after.text) in (Role.DATE, Role.ISSUER, Role.ADDRESSEE)


def _begins_text(passage: Passage, mark: Mark, titled: bool) -> bool:
    if mark.sentence:
        return True
    if matter.is_subtitle(passage.text):
        return False
    if (mark.kind == "number" and mark.score >= 2) or (mark.kind == "bullet" and mark.score > 1):
        return not matter.ends_title(passage.text) or titled
    if mark.kind == "note":
        return titled
    bare = matter.squeezed(passage.text)
    if bare in ("記", "拝啓", "謹啓", "前略") or TOP.fullmatch(passage.text):
        return True
    return titled and mark.kind == "caption" and not matter.is_mark(passage.text) and bare[0] in "【〔＜<≪《[［"


def _sandwiched(roles: dict[int, Role], stop: int, others: set[int]) -> None:
    """A line between two addressees is one too; so is one between issuers (a name, a post nobody listed)."""
    for i in range(1, stop):
        if i in roles or i in others:
            continue
        before = roles.get(i - 1)
        after = next((roles[k] for k in range(i + 1, min(stop, i + 4)) if k in roles), None)
        if before in (Role.ADDRESSEE, Role.ISSUER) and (before is after or (before is Role.ISSUER and after is None)):
            roles[i] = before


def end(passages: Sequence[Passage], marks: Sequence[Mark], start: int) -> dict[int, Role]:
    """Roles of the lines of the end matter: 以上, date, issuer, addressees, contacts.

    Args:
        start: the first passage that is no front matter.
    """
    first = _end_start(passages, marks, start)
    roles: dict[int, Role] = {}
    listed = False
    for i in range(first, len(passages)):
        role = _role(passages[i], marks[i])
        if matter.is_recipients(passages[i].text):
            listed = True
        elif role in (Role.DATE, Role.END, Role.SIGNATURE):
            listed = False
        if listed and not _BARE.fullmatch(passages[i].text) and role in (None, Role.ISSUER, Role.NUMBER):
            role = Role.ADDRESSEE
        before = roles.get(i - 1)
        if role is None:
            if before is Role.DATE and len(passages[i].text) <= 24 and not _BARE.fullmatch(passages[i].text):
                before = Role.ISSUER  # all that is left to say behind the date is who speaks
            named = before in (Role.ISSUER, Role.ADDRESSEE, Role.SIGNATURE) and not _BARE.fullmatch(passages[i].text)
            role = before if named and before is not None else Role.NOTE
        if role is Role.NUMBER:
            role = Role.NOTE
        roles[i] = role
    return roles


def _end_start(passages: Sequence[Passage], marks: Sequence[Mark], start: int) -> int:
    first, unknown = len(passages), 0
    for i in range(len(passages) - 1, max(start, len(passages) - _END_LINES) - 1, -1):
        passage = passages[i]
        if passage.fixed is not None or passage.depth:
            break
        if marks[i].kind == "caption" and any(p.text == passage.text for p in passages[start:i]):
            return _behind(passages, marks, i)
        role = _role(passage, marks[i])
        if role in (Role.NUMBER,):
            role = None
        if role is not None and not _labelled(marks[i]):
            first, unknown = i, 0
            continue
        if marks[i].sentence or _labelled(marks[i]) or unknown >= 12 or len(passage.text) > 60:
            break
        unknown += 1
    if (
        first == start
        and first < len(passages)
        and not any(matter.role_of(p.text) in (Role.END, Role.DATE) for p in passages[first:])
    ):
        return len(passages)
    return first


def _role(passage: Passage, mark: Mark) -> Role | None:
    """What a line of the end matter is: as the format calls it (Word's Signature), else as its words tell."""
    if _PETITIONER.match(passage.text) and not mark.sentence and len(passage.text) <= 60:
        return Role.ISSUER
    named = passage.hint in (Role.SIGNATURE, Role.ISSUER, Role.ADDRESSEE)
    return passage.hint if named and not mark.sentence and len(passage.text) <= 60 else matter.role_of(passage.text)


def _behind(passages: Sequence[Passage], marks: Sequence[Mark], i: int) -> int:
    """Where the end matter begins behind a caption that heads a part of each item, 【担当課】: at the date or 以上."""
    ends = (k for k in range(i + 1, len(passages)) if _role(passages[k], marks[k]) in (Role.DATE, Role.END))
    return next(ends, len(passages))


#: 陳情者　○○市…: who puts it forward, with the blank or colon of a form
_PETITIONER = re.compile(
    r"(?:陳情|請願|要望|要請|提案|提出|申請|代表|申立)(?:者|人|団体)(?:代表)?[ 　]*(?:[ 　]|[：:])[ 　]*\S"
)


def _labelled(mark: Mark) -> bool:
    return mark.kind in ("number", "bullet") and mark.score >= 2


def closing(passages: Sequence[Passage], marks: Sequence[Mark], start: int, stop: int) -> int:
    """Index of the first closing paragraph (以上、地方自治法…により提出する。, 敬具); ``stop`` when there is none.

    What comes before a list (以上を踏まえ、次の三点を求める。) closes nothing. What the format calls closing words
    does, be they of whatever wording.
    """
    named = stop
    while named > start and passages[named - 1].hint is Role.END and not _labelled(marks[named - 1]):
        named -= 1
    if named < stop:
        return named
    first = stop
    for i in range(stop - 1, max(start, stop - 4) - 1, -1):
        passage = passages[i]
        if _labelled(marks[i]):
            break
        if passage.fixed is None and not passage.depth and len(passage.text) < 200 and _CLOSING.fullmatch(passage.text):
            first = i
    if start < first < stop:
        above = marks[first - 1]
        heading = passages[first - 1].depth > 0 or (above.kind == "number" and above.score >= 2)
        if heading and not above.sentence:
            return stop  # all the text that its heading has
    return first
