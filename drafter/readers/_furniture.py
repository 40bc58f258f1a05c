"""Page furniture: page numbers, and headers and footers that repeat on every page.

A figure on a line of its own is a page number only as one of a sequence that runs through the document at the
rhythm of pages; a line is a header only where it repeats at page breaks. What is in doubt stays in the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.japanese.glyphs import half_digits, squeeze
from drafter.numbering.glyphs import from_kanji, from_roman
from drafter.numbering.recognise.lines import Role
from drafter.readers._drawn import is_rule
from drafter.readers._layout import goes_on
from drafter.readers._lines import Row

_DASH = "-－‐‑–—―−ー~〜～"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("plain", re.compile(r"(?P<n>\d{1,4})")),
    ("dashes", re.compile(rf"[{_DASH}]+(?P<n>\d{{1,4}})[{_DASH}]+")),
    (
        "of-total",
        re.compile(
            r"[（(\[]?(?:p|page|ページ)?\.?(?P<n>\d{1,4})(?:/|／|of)(?P<t>\d{1,4})(?:ページ|頁)?[）)\]]?", re.IGNORECASE
        ),
    ),
    ("dots", re.compile(r"[・･·•](?P<n>\d{1,4})[・･·•]")),
    ("brackets", re.compile(r"[（(〔\[［<＜](?P<n>\d{1,4})[）)〕\]］>＞]")),
    ("page", re.compile(r"[（(]?第?(?P<n>\d{1,4})(?:ページ|頁|ぺーじ|丁)[）)]?(?:目)?")),
    ("p", re.compile(r"(?:p|pp|page|ページ|頁|[-－]p)\.?(?P<n>\d{1,4})[-－]?", re.IGNORECASE)),
    ("roman", re.compile(r"(?P<r>[ivxl]{1,7})")),
    ("kanji", re.compile(r"(?P<k>[一二三四五六七八九十百]{1,5})")),
    ("chapter", re.compile(rf"[{_DASH}]?(?:\d{{1,2}}|[資参別])[{_DASH}](?P<n>\d{{1,4}})[{_DASH}]?")),
)
_MAY_NUMBER = re.compile(r"[0-9０-９ivxlＩｉ]|^[一二三四五六七八九十百 　]{1,8}$")
#: forms that nothing else on a line of its own has
_PLAIN_TO_SEE = frozenset({"dashes", "dots", "of-total", "page", "p"})
#: characters of text that the shortest page in the middle of a document holds
_PAGE_CHARACTERS = 150


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: int
    number: int
    total: int = 0


def mark(rows: Sequence[Row]) -> None:
    """Set the role of all furniture, and the page of each row where form feeds did not."""
    numbers = page_numbers(rows)
    for index in numbers:
        rows[index].role = Role.PAGE_NUMBER
    _pages(rows, numbers)
    _headers(rows)
    _once(rows)


# ---------------------------------------------------------------- page numbers


def page_numbers(rows: Sequence[Row]) -> list[int]:
    """Indices of the rows that are page numbers, ascending."""
    by_form: dict[str, list[_Candidate]] = defaultdict(list)
    for index, row in enumerate(rows):
        if len(row.text) <= 24 and _MAY_NUMBER.search(row.text):
            for form, number, total in _readings(row.text):
                by_form[form].append(_Candidate(index, number, total))
    running = _running(rows)
    chosen: set[int] = set()
    for form, candidates in by_form.items():
        chain = _chain(candidates)
        if _believable(form, chain, rows, running):
            chosen.update(c.row for c in chain)
    return sorted(chosen)


def _readings(text: str) -> list[tuple[str, int, int]]:
    bare = half_digits(re.sub(r"[\s　]+", "", text)).replace("－", "-")
    found = []
    for form, pattern in _FORMS:
        matched = pattern.fullmatch(bare)
        if not matched:
            continue
        groups = matched.groupdict()
        if groups.get("r"):
            number = from_roman(groups["r"].upper()) or 0
        elif groups.get("k"):
            number = from_kanji(groups["k"]) or 0
        else:
            number = int(groups["n"])
        total = int(groups["t"]) if groups.get("t") else 0
        if number and (not total or number <= total):
            found.append((form, number, total))
    return found


def _running(rows: Sequence[Row]) -> list[int]:
    """Characters of text before each row."""
    total, sums = 0, []
    for row in rows:
        sums.append(total)
        total += len(row.text)
    sums.append(total)
    return sums


def _chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """The longest run of candidates whose numbers go up by one (a page or two may carry no number).

    One pass: for each number the best chain that ends in it so far.
    """
    best: dict[int, tuple[int, int]] = {}  # number → (length, index of its last candidate)
    before: list[int | None] = [None] * len(candidates)
    length = [1] * len(candidates)
    for i, candidate in enumerate(candidates):
        for step in (1, 2, 3):
            known = best.get(candidate.number - step)
            if known and known[0] + 1 > length[i] - (step > 1):
                if step > 1 and known[0] + 1 <= length[i]:
                    continue
                length[i], before[i] = known[0] + 1, known[1]
        if length[i] >= best.get(candidate.number, (0, 0))[0]:
            best[candidate.number] = (length[i], i)
    if not candidates:
        return []
    at: int | None = max(range(len(candidates)), key=lambda i: (length[i], -i))
    chain = []
    while at is not None:
        chain.append(candidates[at])
        at = before[at]
    chain.reverse()
    return chain


def _believable(form: str, chain: list[_Candidate], rows: Sequence[Row], running: list[int]) -> bool:
    if not chain:
        return False
    fed = sum(_beside_feed(c.row, rows) for c in chain)
    last_row = chain[-1].row >= len(rows) - 1
    first_row = chain[0].row == 0
    if len(chain) == 1:
        lone = form in _PLAIN_TO_SEE and (last_row or first_row or fed > 0)
        set_apart = rows[chain[0].row].indent >= 20 and rows[chain[0].row].blanks > 0
        lone = lone or (form in ("plain", "brackets") and last_row and set_apart and len(rows) > 5)
        first_page = form == "plain" and last_row and chain[0].number == 1
        return lone or first_page or (fed > 0 and form != "roman" and (last_row or first_row))
    if fed * 2 >= len(chain):
        return True
    gaps = [running[b.row] - running[a.row] for a, b in pairwise(chain)]
    if form == "plain" and last_row and chain[0].number == 1 and len(chain) == 2 and min(gaps) >= 20:
        return True
    if form in _PLAIN_TO_SEE:
        return min(gaps) >= 20 or last_row
    whole = [running[chain[0].row], *gaps[:-1]] if last_row else gaps  # the last page may be short
    sure = last_row and len(chain) >= 3 and chain[0].number == 1
    least = _PAGE_CHARACTERS // 3 if sure else _PAGE_CHARACTERS
    if sum(gap >= least for gap in whole) * 3 < len(whole) * 2 or min(gaps) < 2:
        return False
    cut = sum(_cuts(c.row, rows) for c in chain)
    if form in ("roman", "kanji") and len(chain) < 3:
        return False
    if cut and (last_row or first_row or cut * 4 >= len(chain)):
        return True
    even = len(whole) >= 2 and max(whole) <= 3 * max(1, min(whole))
    return ((last_row or first_row) and (even or len(chain) == 2)) or (form == "plain" and len(chain) >= 4 and even)


def _beside_feed(index: int, rows: Sequence[Row]) -> bool:
    """Whether a form feed stands within two rows."""
    near = rows[index].fed or any(rows[k].fed for k in range(index + 1, min(len(rows), index + 3)))
    return near or (index > 0 and rows[index - 1].fed)


def _cuts(index: int, rows: Sequence[Row]) -> bool:
    """Whether the row stands in the middle of a sentence."""
    if not 0 < index < len(rows) - 1:
        return False
    before, after = rows[index - 1].text, rows[index + 1].text
    return (
        len(before) > 12
        and before[-1] not in "。｡．）)」】:："
        and after[0] not in "（(①②③・○■◆【第"
        and not after[0].isdigit()
    )


def _pages(rows: Sequence[Row], numbers: list[int]) -> None:
    """Pages from page numbers, where the file has no form feeds."""
    if not numbers or rows[-1].page > 1:
        return
    heads = numbers[0] <= 1 and numbers[-1] < len(rows) - 3
    page, marks = 1, set(numbers)
    for index, row in enumerate(rows):
        if heads and index in marks and index > 2:
            page += 1
        row.page = page
        if not heads and index in marks:
            page += 1


# ---------------------------------------------------------------- headers and footers


def _once(rows: Sequence[Row]) -> None:
    """A running header in a document of two pages: words, a wide gap, a number, in the middle of a sentence."""
    for i, row in enumerate(rows):
        if row.role is None and len(row.text) <= 80 and _WIDE.fullmatch(row.text) and _parts_sentence(i, rows):
            row.role = Role.HEADER


_WIDE = re.compile(
    r"[^。、]{4,40}?(?:[ ]{6,}|　{4,})[^。、]{0,6}?[0-9０-９]{1,3}[ 　]*(?:[/／][0-9０-９]{1,3})?(?:頁|ページ)?"
)


def _headers(rows: Sequence[Row]) -> None:
    """Lines that repeat at the top or the foot of most pages."""
    if not rows:
        return
    if rows[-1].page < 2:
        _headers_in_sentences(rows)
        return
    tops, feet = _edges(rows)
    pages = rows[-1].page
    for edge, role in ((tops, Role.HEADER), (feet, Role.FOOTER)):
        counts = Counter(key for page in edge for key in {_key(rows[i].text) for i in page})
        for key, count in counts.items():
            if count < 2 or count * 5 < pages * 2:  # left and right pages may differ
                continue
            places = [i for page in edge for i in page if _key(rows[i].text) == key]
            places = _one_a_page(places, rows, role)
            if _is_furniture(places, rows, role):
                for i in places[_first_is_content(places, rows, role) :]:
                    rows[i].role = role


def _headers_in_sentences(rows: Sequence[Row]) -> None:
    """Where nothing else tells the pages: a short line that comes again at their distance and parts a sentence."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.role is None and len(row.text) <= 40 and _NO_SENTENCE.fullmatch(row.text):
            where[_key(row.text)].append(i)
    running = _running(rows)
    for key, places in where.items():
        if len(places) < 2 or len(key) < 3 or not key.strip("#・○-"):
            continue
        gaps = [running[b] - running[a] for a, b in pairwise(places)]
        if min(gaps[:-1] or gaps) < _PAGE_CHARACTERS:
            continue
        parts = sum(_parts_sentence(i, rows) for i in places[1:])
        if _counts_on(places, rows) and (parts or len(places) >= 3):
            for i in places:
                rows[i].role = Role.HEADER
        elif parts and parts * 3 >= len(places) - 1 and len({squeeze(rows[i].text) for i in places}) == 1:
            for i in places[_first_is_content(places, rows, Role.HEADER) :]:
                rows[i].role = Role.HEADER


def _one_a_page(places: list[int], rows: Sequence[Row], role: Role) -> list[int]:
    """The outermost of the places on each page: under the first running header may stand the title, in its words."""
    order = reversed(places) if role is Role.HEADER else places
    return sorted({rows[i].page: i for i in order}.values())


#: no stop or comma in it, and a noun or a number at its end
_NO_SENTENCE = re.compile(r"[^。、，をがは]*[^。、，ぁ-んァィゥェォッャュョー]")


def _counts_on(places: list[int], rows: Sequence[Row]) -> bool:
    """Whether a repeated line carries a page number that goes up by one."""
    if not all(_PAGED.search(rows[i].text) for i in places):
        return False
    found = [re.findall(r"\d+", half_digits(rows[i].text)) for i in places]
    columns = zip(*found, strict=False) if len({len(f) for f in found}) == 1 else ()
    return any(all(int(b) == int(a) + 1 for a, b in pairwise(column)) for column in columns)


def _parts_sentence(index: int, rows: Sequence[Row]) -> bool:
    """Whether the line before is cut and the one after goes on, in words that no line begins with or short."""
    if not 0 < index < len(rows) - 1:
        return False
    before, after = rows[index - 1].text, rows[index + 1].text
    cut = len(before) > 12 and before[-1] not in "。｡．）)」】:：" and ("、" in before or "。" in before)
    return cut and re.match(r"[①-⑳Ⅰ-Ⅻ・○■◆●【(（0-9０-９第]", after) is None


def _edges(rows: Sequence[Row]) -> tuple[list[list[int]], list[list[int]]]:
    """Indices of the first and the last two unmarked rows of each page; beneath larger letters stands no head."""
    pages: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.role is None and not is_rule(row.text):
            pages[row.page].append(index)
    tops = [page[: 2 if rows[page[0]].scale <= 110 else 1] for page in pages.values()]
    feet = [page[-2:] for page in pages.values() if len(page) > 2]
    return tops, feet


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", squeeze(text))


def _is_furniture(places: list[int], rows: Sequence[Row], role: Role) -> bool:
    """Not a heading that each page happens to begin with: 【現状】 and numbered labels with other words stay."""
    texts = {squeeze(rows[i].text) for i in places}
    if any("。" in rows[i].text for i in places) or all(_is_text(i, rows) for i in places):
        return False  # text that happens to be printed twice
    if any("、" in rows[i].text for i in places) and len(places) + 1 < max(4, rows[-1].page):
        return False
    if len(texts) > 1 and not all(_PAGED.search(rows[i].text) for i in places):
        return False  # 要望１, 要望２: a heading at the top of each page
    if len(texts) > 1 and any(re.match(r"[(（第]?[0-9一二三四五六七八九十]+[)）.．、 ]", t) for t in texts):
        return False
    if any(_LABEL.match(rows[i].text) for i in places) and len(places) * 5 < max(15, rows[-1].page * 3):
        return False  # a heading, and its line in the contents
    if all(_CAPTION.fullmatch(rows[i].text) for i in places) and not (
        len(places) >= 3 and len(places) + 1 >= rows[-1].page
    ):
        return any(_breaks_sentence(i, rows) for i in places)
    key = _key(rows[places[0]].text)
    elsewhere = sum(1 for row in rows if row.role is None and _key(row.text) == key) if len(rows) < 50_000 else 0
    return elsewhere <= len(places) + 1 and len(key) > 1


#: a label with a blank behind it, or in brackets
_LABEL = re.compile(
    r"(?:第[ 　]?[0-9０-９一二三四五六七八九十]{1,3}[編部章節款条]?|[0-9０-９]{1,2}[.．、]?"
    r"|[一二三四五六七八九十]{1,2}[.．、]?"
    r"|[Ⅰ-Ⅻ①-⑳ア-ン][.．、]?)[ 　]|[（(][0-9０-９一二三四五六七八九十ア-ン]{1,2}[）)]"
)
#: lines that head parts of the text and may come again and again
_CAPTION = re.compile(r"[【〔＜<〈《≪][^】〕＞>〉》≫]*[】〕＞>〉》≫]|[■□◆◇○●・].*")


def _is_text(index: int, rows: Sequence[Row]) -> bool:
    """Whether a repeated line is running text: whole sentences stand before it, and the next line goes on with it."""
    if not 0 < index < len(rows) - 1:
        return False
    before = next((row.text for row in reversed(rows[max(0, index - 4) : index]) if row.role is None), "")
    after = next((row.text for row in rows[index + 1 : index + 5] if row.role is None), "")
    return before.endswith("。") and bool(after) and goes_on(after)


#: a number that is set apart or has the form of a page
_PAGED = re.compile(
    r"[ 　\t][（(\[〔【PpＰｐ.．\-－―‐–]*[0-9０-９]{1,4}[ 　/／\-－―‐–]*[0-9０-９]*[ 　]*(?:ページ"
    r"|頁)?[）)\]〕】]?$|[0-9０-９]+[ 　]*[/／][ 　]*[0-9０-９]+|[0-9０-９](?:ページ|頁)"
    r"|^[0-9０-９]{1,4}[ 　\t]"
)


def _breaks_sentence(index: int, rows: Sequence[Row]) -> bool:
    before = next((rows[k].text for k in range(index - 1, max(-1, index - 4), -1) if rows[k].role is None), "")
    return len(before) > 12 and before[-1] not in "。）)」】"


def _first_is_content(places: list[int], rows: Sequence[Row], role: Role) -> int:
    """1 where the first of the repeated lines is the title itself, which later pages repeat."""
    if role is not Role.HEADER or rows[places[0]].page != rows[0].page:
        return 0
    first = rows[places[0]]
    if not _TITLE.search(first.text):
        return 0
    near = [row for row in rows[places[0] + 1 : places[0] + 9] if row.page == first.page]
    return 0 if any(_TITLE.search(row.text) and len(row.text) < 60 for row in near) else 1


_TITLE = re.compile(r"(?:提言|要望|要請|意見|決議|提案|宣言|陳情|申入れ?)(?:書|集)?(?:[（(].*[)）])?$")
