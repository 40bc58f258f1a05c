"""Slides, whose lines are wrapped in boxes; headings that only the size of their letters tells."""

from __future__ import annotations

from collections.abc import Sequence

from crafted import pages, text

from drafter.document import Block, Document
from drafter.readers import pdf

S = (
    "河川の堤防の点検を毎年行い、結果を住民に分かりやすく公表するとともに、傷みの著しい区間の補修を優先して進めること。",
    "避難所となる学校の体育館への空調の設置については、補助の対象を広げ、地方の負担が生じないよう財源を確保すること。",
    "山間部の集落が孤立した場合に備え、ヘリコプターの離着陸場と衛星通信の機器を計画的に配置すること。",
    "近年の豪雨は激しさを増しており、従来の想定を超える雨量が各地で観測され、中小の河川でも浸水の被害が相次いでいる。",
    "防災に携わる職員の不足は小さな町村ほど深刻であり、専門の知識を持つ人材を広域で確保する仕組みが求められている。",
)
TITLES = ("堤防の手入れ", "避難所の環境", "情報の伝え方")
SLIDE = b"/MediaBox[0 0 720 540]"


def wrapped(words: str, width: int) -> list[str]:
    """Lines of so many characters; none begins with a stop."""
    found: list[str] = []
    while words:
        end = width + (words[width : width + 1] in ("。", "、"))
        found.append(words[:end])
        words = words[end:]
    return found


def set_in(lines: Sequence[str], x: float, y: float, size: float = 16, hang: float = 0) -> bytes:
    return b"".join(text(line, x + (hang if n else 0), y - 1.5 * size * n, size) for n, line in enumerate(lines))


def deck(slides: Sequence[bytes]) -> Document:
    """A cover and slides with their titles."""
    cover = (
        text("水害に備える提案", 230, 320, 30)
        + text("令和９年６月", 300, 200, 18)
        + text("みどり県市長会", 290, 170, 18)
    )
    titled = [text(title, 40, 480, 28) + slide for title, slide in zip(TITLES, slides, strict=True)]
    return pdf.read(pages([cover, *titled], page=SLIDE), "slides.pdf").document


def shown(blocks: Sequence[Block]) -> list[str]:
    return [(block.label or "") + block.text for block in blocks]


def test_boxes_side_by_side_are_read_one_after_the_other_each_in_its_width() -> None:
    document = deck([b"".join(set_in(wrapped(S[n + k], 12), 40 + 220 * k, 400) for k in range(3)) for n in range(3)])
    assert document.title is not None
    assert document.title.text == "水害に備える提案"
    assert [section.heading for section in document.sections] == list(TITLES)
    assert [shown(section.blocks) for section in document.sections] == [list(S[n : n + 3]) for n in range(3)]
    assert "READ001" not in [finding.code for finding in document.findings]


def test_points_in_boxes_are_items() -> None:
    slides = []
    for n in range(3):
        left = set_in(["現状"], 40, 420) + set_in(wrapped("・" + S[n], 18), 40, 396, hang=16)
        right = set_in(["提案"], 380, 420) + set_in(wrapped("・" + S[n + 1], 18), 380, 396, hang=16)
        slides.append(left + right)
    document = deck(slides)
    items = [words for words in shown([*document.blocks()]) if words.startswith("・")]
    assert items == ["・" + S[k] for n in range(3) for k in (n, n + 1)]
    every = "".join(section.heading for _, section in document.walk()) + "".join(shown([*document.blocks()]))
    assert [every.count(word) for word in ("現状", "提案")] == [3, 3]  # no running head, though on each slide


def test_phrases_beneath_one_another_stay_apart() -> None:
    """The longest of them ends at the edge of what is seen of its box, and is not wrapped there."""
    phrases = ["制度の見直し", "人材の確保", "財源の充実"]
    document = deck([set_in(phrases, 40, 400) + set_in(wrapped(S[n], 17), 380, 400) for n in range(3)])
    assert all(shown([*document.blocks()]).count(phrase) == 3 for phrase in phrases)


def test_points_of_a_slide_stand_beneath_the_next_slides_title() -> None:
    """A title of larger letters heads the points, whose marks go on from slide to slide."""
    slides = []
    for n in range(3):
        slide, y = b"", 420.0
        for point in (f"■{TITLES[n][:2]}の強化", f"■{TITLES[n][:2]}の更新"):
            lines = wrapped("・" + S[n], 36)
            slide += text(point, 40, y, 16) + set_in(lines, 72, y - 24, hang=16)
            y -= 24 * (len(lines) + 1)
        slides.append(slide)
    document = deck(slides)
    assert [section.heading for section in document.sections] == list(TITLES)
    assert [len(section.sections) for section in document.sections] == [2, 2, 2]


def test_headings_without_labels_nest_by_the_size_of_their_letters() -> None:
    content, y, want = text("水害に備える提言", 210, 790, 20), 750.0, []
    for part in range(2):
        for size, level, words in (
            (17, 1, f"{TITLES[part]}を改める"),
            (14, 2, f"{TITLES[part]}の現在"),
            (12.5, 3, f"{TITLES[part]}の費用"),
            (14, 2, f"{TITLES[part]}の将来"),
        ):
            content += text(words, 72, y - 10, size)
            want.append((level, words))
            y -= 34
            for line in wrapped("　" + S[part] + S[part + 2], 41):
                content += text(line, 72, y, 11)
                y -= 18
    document = pdf.read(pages([content]), "paper.pdf").document
    assert [(len(path), section.heading) for path, section in document.walk()] == want


def test_larger_paragraphs_are_no_headings() -> None:
    content = text("緊急の声明", 240, 790, 16) + set_in(wrapped("　" + S[3], 33), 72, 740, 13)
    content += set_in(wrapped("　" + S[0], 40), 72, 660, 11) + set_in(wrapped("　" + S[1], 40), 72, 627, 11)
    document = pdf.read(pages([content]), "paper.pdf").document
    assert not document.sections
    assert shown([*document.blocks()]) == [S[3], S[0], S[1]]
