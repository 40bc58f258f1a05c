"""Random proposals of our own wording, printed in the many ways in which past proposals come."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from drafter.japanese.width import cells
from drafter.japanese.wrap import wrap

HEADINGS = (
    "地域医療の確保",
    "公共交通の維持・再構築",
    "５Ｇを活用した産業の振興",
    "国と地方の協議の場の充実",
    "人材の育成・確保",
    "「暮らしの足」を支える取組",
    "脱炭素に向けた取組への支援",
    "防災・減災対策の強化について",
    "地方税財源の充実",
    "農山漁村の活性化",
    "デジタル技術を用いた行政サービスの向上と効率化",
    "空き家対策",
    "子育て支援",
    "２０３０年を見据えた投資",
    "離島・半島の振興に向けて",
    "（仮称）地域未来交付金の創設",
    "鳥獣被害の防止",
    "スマート農業の普及",
    "文化財の保存と活用",
    "水道の広域化",
    "人口減少社会においても持続可能な地域公共交通の再構築と、誰もが自由に移動できるまちづくりに向けた取組の推進",
    "地方が担う行政サービスの維持・向上に必要な一般財源総額の確実な確保及び地方交付税の法定率の引上げについて",
)
REQUESTS = (
    "必要な財源を確保するとともに、手続の簡素化を図ること。",
    "地域の実情に応じて柔軟に使える交付金を創設すること。また、単年度に限らない仕組みとすること。",
    "専門人材の派遣に要する経費について、十分な財政措置を講じること。",
    "３割にとどまる補助率を引き上げること。",
    "５年間の集中的な取組として位置付け、国の責任において進めること。",
    "（仮称）支援センターを各地に設け、相談の体制を整えること。",
    "「誰一人取り残さない」との考えの下、高齢者や障がい者にも配慮した施策を、計画的かつ継続的に展開すること。",
    "法令に基づく計画の策定を義務付けるに当たっては、地方の負担が過重とならないよう、あらかじめ十分に協議すること。",
    "Wi-Fi や GPS を用いた見守りの仕組みについて、Open Data の考え方に沿って整備を支援すること。",
    "１０年後を見据え、施設の更新・統廃合に要する経費への支援を拡充すること。なお、対象となる施設の範囲は、広く認めること。",
)
BACKGROUND = (
    "人口の減少と高齢化が進み、地域の担い手の不足は深刻さを増している。",
    "燃料や資材の価格が高騰し、住民の暮らしと事業者の経営に大きな影響が生じている。こうした状況は長引くおそれがある。",
    "令和６年度には全国の市町村の約４割が、担当する職員を一人も置けない状態にあるとの調査結果が示された。",
    "国においては、基本方針を定め、２０３０年度までの目標を掲げて取組を進めているが、地方の現場では課題が山積している。",
    "近年、豪雨や地震などの災害が頻発し、激甚化している。",
)
TITLES = (
    ("地方の持続的な発展に向けた提言",),
    ("令和９年度", "国の施策及び予算に関する提案・要望"),
    ("地域の安全・安心の確保に関する要望書",),
    ("人口減少社会に対応した", "持続可能な行財政の実現を求める意見書"),
    ("暮らしを守るための緊急提言",),
)
ISSUERS = ("東西県知事会", "青葉市長会", "全国みなと町村会", "若草県議会")
DATES = (
    ("令和８年７月２４日", "2026-07-24"),
    ("令和8年10月3日", "2026-10-03"),
    ("２０２６年５月", "2026-05"),
    ("令和九年一月十五日", "2027-01-15"),
)

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN, _KANJI, _KANA = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "一二三四五六七八九十", "アイウエオカキクケコ"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def _full(n: int) -> str:
    return str(n).translate(_FULL)


LABELS = {
    "Ⅰ": (lambda n: _ROMAN[n - 1], "　"),
    "第１": (lambda n: f"第{_full(n)}", "　"),
    "第１章": (lambda n: f"第{_full(n)}章", "　"),
    "第一": (lambda n: f"第{_KANJI[n - 1]}", "　"),
    "１": (_full, "　"),
    "1": (str, " "),
    "１．": (lambda n: f"{_full(n)}．", ""),
    "1.": (lambda n: f"{n}.", " "),
    "一": (lambda n: _KANJI[n - 1], "　"),
    "(1)": (lambda n: f"({n})", " "),
    "（１）": (lambda n: f"（{_full(n)}）", ""),
    "⑴": (lambda n: chr(0x2473 + n), "　"),
    "①": (lambda n: _CIRCLED[n - 1], "　"),
    "ア": (lambda n: _KANA[n - 1], "　"),
    "(ア)": (lambda n: f"({_KANA[n - 1]})", " "),
    "ａ": (lambda n: chr(0xFF41 + n - 1), "　"),
    "・": (lambda n: "・", ""),
    "○": (lambda n: "○", "　"),
    "■": (lambda n: "■", " "),
    "◆": (lambda n: "◆", ""),
}
#: heading levels, then the style of items
SCHEMES = (
    (("Ⅰ", "１", "(1)"), "・"),
    (("1", "(1)"), "・"),
    (("第１", "１", "(1)"), "ア"),
    (("１．", "（１）"), "①"),
    (("第１章", "１"), "(1)"),
    (("■",), "・"),
    (("◆", "１"), "①"),
    (("一", "（１）"), "(ア)"),
    (("1.", "(1)", "①"), "・"),
    (("第一", "１", "⑴"), "ア"),
    (("○",), "・"),
    (("１",), "(1)"),
)


@dataclass
class Part:
    """A headed part: what the reader must find again."""

    level: int
    label: str
    gap: str
    heading: str
    blocks: list[tuple[str, str, str]] = field(default_factory=list)  # (label, gap, text)
    parts: list[Part] = field(default_factory=list)


@dataclass
class Proposal:
    title: tuple[str, ...]
    issuer: str
    date: tuple[str, str]
    preamble: list[str]
    parts: list[Part]
    items: str


@dataclass(frozen=True)
class Setting:
    """How it is printed."""

    width: int = 0  # columns; 0: one line a paragraph
    indent: bool = True  # paragraphs begin one column in
    hanging: bool = True  # items and headings hang
    blanks: int = 1  # blank lines before a heading
    between: int = 0  # blank lines between paragraphs
    double: bool = False  # a blank line between any two printed lines
    trailing: bool = False  # a blank at the end of each paragraph
    page: int = 0  # printed lines a page
    number: str = ""  # dashes, plain, total, brackets
    feed: bool = False
    header: str = ""
    date_first: bool = False
    deeper: bool = False  # each level further in


def proposal(rng: random.Random) -> Proposal:
    """A proposal; no heading twice."""
    levels, items = rng.choice(SCHEMES)
    pool = list(HEADINGS)
    rng.shuffle(pool)
    parts = _parts(rng, levels, 0, items, pool)
    preamble = [*rng.sample(BACKGROUND, 2), "ついては、次の事項について、特段の措置を講じられるよう要望する。"]
    return Proposal(rng.choice(TITLES), rng.choice(ISSUERS), rng.choice(DATES), preamble, parts, items)


def _parts(rng: random.Random, levels: tuple[str, ...], at: int, items: str, pool: list[str]) -> list[Part]:
    out = []
    for n in range(1, rng.randint(2, 4) + 1):
        if not pool:
            break
        make, gap = LABELS[levels[at]]
        part = Part(at + 1, make(n), gap, pool.pop())
        deeper = at + 1 < len(levels) and rng.random() < 0.7 and len(pool) > 3
        if deeper:
            if rng.random() < 0.4:
                part.blocks.append(("", "", rng.choice(BACKGROUND)))
            part.parts = _parts(rng, levels, at + 1, items, pool)
        if not part.parts:
            _fill(rng, part, items)
        out.append(part)
    return out


def _fill(rng: random.Random, part: Part, items: str) -> None:
    if rng.random() < 0.6:
        part.blocks.append(("", "", rng.choice(BACKGROUND)))
    form = rng.random()
    if form < 0.5 or not part.blocks:
        for text in rng.sample(REQUESTS, rng.randint(1, 3)):
            part.blocks.append(("", "", text))
    if form >= 0.4:
        make, gap = LABELS[items]
        for n, text in enumerate(rng.sample(REQUESTS, rng.randint(2, 4)), 1):
            part.blocks.append((make(n), gap, text))


def setting(rng: random.Random) -> Setting:
    width = rng.choice((0, 0, 30, 34, 38, 40, 45))
    page = rng.choice((0, 0, 18, 24, 36))
    return Setting(
        width=width,
        indent=rng.random() < 0.8,
        hanging=rng.random() < 0.6,
        blanks=rng.choice((0, 1, 1, 2)),
        between=rng.choice((0, 0, 0, 1)),
        double=bool(width) and rng.random() < 0.15,
        trailing=bool(width) and rng.random() < 0.2,
        page=page,
        number=rng.choice(("", "dashes", "plain", "total", "brackets")) if page else "",
        feed=bool(page) and rng.random() < 0.5,
        header=rng.choice(("", "", "【要望】地方の声を国へ")) if page else "",
        date_first=rng.random() < 0.4,
        deeper=rng.random() < 0.3,
    )


def printed(document: Proposal, how: Setting) -> str:
    """The text of a proposal."""
    width = (how.width or 40) * 2
    lines: list[str] = []

    def block(first: str, rest: str, text: str) -> None:
        if not how.width:
            lines.append(first + text)
            return
        wrapped = wrap(text, width, first=first, rest=rest)
        if how.trailing:
            wrapped[-1] += " "
        lines.extend(wrapped)

    lines += [" " * max(0, (width - cells(line)) // 2) + line for line in document.title]
    lines.append("")
    date = "　" * max(0, (width - cells(document.date[0])) // 2) + document.date[0]
    issuer = "　" * max(0, (width - cells(document.issuer)) // 2) + document.issuer
    if how.date_first:
        lines += [date, issuer, ""]
    start = "　" if how.indent else ""
    for text in document.preamble:
        block(start, "", text)
        lines += [""] * how.between
    stack = list(reversed(document.parts))
    while stack:
        part = stack.pop()
        lines += [""] * how.blanks
        margin = "　" * (part.level - 1) if how.deeper else ""
        hang = margin + ("　" * ((cells(part.label + part.gap) + 1) // 2) if how.hanging else "")
        block(margin + part.label + part.gap, hang, part.heading)
        for label, gap, text in part.blocks:
            if label:
                rest = margin + start + ("　" * ((cells(label + gap) + 1) // 2) if how.hanging else "")
                block(margin + start + label + gap, rest, text)
            else:
                block(margin + start, margin, text)
            lines += [""] * how.between
        stack.extend(reversed(part.parts))
    if not how.date_first:
        lines += ["", date, issuer]
    if how.double:
        lines = [piece for line in lines for piece in (line, "")]
    return "\n".join(_pages(lines, how)) + "\n"


def _pages(lines: list[str], how: Setting) -> list[str]:
    if not how.page:
        return lines
    out: list[str] = []
    pages = [lines[i : i + how.page] for i in range(0, len(lines), how.page)]
    forms = {
        "dashes": lambda n: f"- {n} -",
        "plain": str,
        "total": lambda n: f"{n}/{len(pages)}",
        "brackets": lambda n: f"（{_full(n)}）",
    }
    for n, page in enumerate(pages, 1):
        head = [how.header, ""] if how.header and len(pages) > 1 else []
        foot = ["", "　" * 18 + forms[how.number](n)] if how.number else []
        body = [*head, *page, *foot]
        if how.feed and n > 1:
            body[0] = "\f" + body[0]
        if not how.feed:
            body.append("")
        out += body
    return out


def decidable(how: Setting) -> bool:
    """Whether a person could tell the paragraphs, and a header, from the rest at all."""
    parted = not how.width or how.indent or how.trailing
    if how.page and not how.number and not how.feed:
        return False
    return parted and (not how.header or bool(how.number) or how.feed)
