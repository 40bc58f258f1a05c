"""Drafts of any size for the tests of reading back: sections of four clauses, a note and a table, no two alike.

A section (a slot for one scenario) holds clauses ``a`` and ``b`` (a paragraph each), ``c`` (an item of a list), ``d``
(two paragraphs), a note and a table. ``words(slot)`` gives the words of each, as scenarios name them.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

#: fifteen places and twenty subjects: three hundred clauses, no two about the same
PLACES = re.split(
    " ", "離島 山間部 都市部 沿岸部 豪雪地帯 半島 学校 病院 福祉施設 商店街 観光地 農村 港湾 住宅地 工業地帯"
)
SUBJECTS = re.split(
    " ",
    "通信網 配水管 道路 橋りょう 除雪体制 相談窓口 診療体制 避難所 バス路線 防災無線 "
    "図書館 公園 空き家 森林 河川 備蓄 保育所 太陽光設備 公共施設 下水道",
)
CAUSES = (
    "老朽化が進む一方で更新に要する経費の確保が困難となっている",
    "担い手の不足により維持そのものが危ぶまれている",
    "人口の減少に伴い一人当たりの負担が年々重くなっている",
    "近年の災害の激甚化により抜本的な見直しが求められている",
    "資材価格の高騰が続き計画どおりの実施が難しくなっている",
)
WISHES = (
    "国において必要な財政措置を講ずる",
    "補助率の引上げと対象経費の拡大を図る",
    "複数年度にわたる支援の枠組みを設ける",
    "専門人材の派遣と技術的な助言を充実する",
    "地方の意見を十分に踏まえて制度を見直す",
    "手続の簡素化と期間の短縮を進める",
    "広域での連携に対する支援を強化する",
)
CLAUSES = "abcd"


def _pair(number: int) -> tuple[str, str]:
    """A place and a subject; each pair once in 300."""
    round_, place = divmod(number, len(PLACES))
    return PLACES[place], SUBJECTS[(round_ * 3 + place * 7) % len(SUBJECTS)]


def words(slot: int) -> dict[str, str]:
    """The words of a section: ``a`` a clause's own words, ``ax`` its cause, ``aw`` its wish, ``A`` all of it; ``d2``
    and ``D2`` its second paragraph; ``h`` the heading, ``n`` the note, ``r`` and ``s`` cells of the table."""
    found: dict[str, str] = {}
    for at, name in enumerate(CLAUSES):
        number = slot * len(CLAUSES) + at
        place, subject = _pair(number)
        key, cause, wish = f"{place}の{subject}", CAUSES[number * 3 % 5], WISHES[number * 2 % 7]
        found |= {name: key, f"{name}x": cause, f"{name}w": wish}
        found[name.upper()] = f"{key}については、{cause}ことから、{wish}こと。"
    place, subject = _pair(slot * len(CLAUSES) + 3)
    found |= {"d2": f"{place}における{subject}", "d2w": "の点検を担う人材を育てる仕組みを設けること。"}
    found["D2"] = f"あわせて、{found['d2']}{found['d2w']}"
    place, subject = _pair(slot * len(CLAUSES))
    found["h"] = f"{subject}をめぐる{place}の課題への対応"
    found["n"] = f"{place}地区の{subject}の件数は、前年度の調査による。"
    found |= {"r": f"{place}地域／{subject}", "s": f"{place}区域／{subject}", "q": f"{place}圏域／{subject}"}
    return found


def draft(clauses: int) -> str:
    """The YAML of a draft with so many clauses; the last section holds what is left over."""
    sections = []
    for slot in range(-(-clauses // len(CLAUSES))):
        said = words(slot)
        entries: list[object] = []
        for name in CLAUSES[: clauses - slot * len(CLAUSES)]:
            text = said[name.upper()] + (f"\n{said['D2']}" if name == "d" else "")
            entry = {"id": f"s{slot}-{name}", "text": text} | ({"form": "item"} if name == "c" else {})
            entries.append(entry)
        if len(entries) == len(CLAUSES):
            rows = [["区分", "時期"], [said["r"], "今年度"], [said["s"], "来年度"], [said["q"], "再来年度"]]
            entries += [{"note": said["n"]}, {"table": {"header": True, "rows": rows}}]
        sections.append({"heading": said["h"], "clauses": entries})
    whole = {
        "title": "暮らしの基盤の整備に関する提言",
        "template": "nga-2024",
        "issuer": "○○地方知事会議",
        "addressees": ["総務省", "国土交通省"],
        "date": "2027-08-01",
        "status": "draft",
        "preamble": [
            "地方の暮らしを支える基盤は、長年の努力によって築かれてきた。",
            "次の事項について、特段の配慮を求める。",
        ],
        "sections": sections,
        "closing": {"paragraphs": ["以上の実現に向け、国と地方の協議を重ねることを求める。"]},
    }
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=1000)


def workspace(folder: Path, *sizes: int) -> Path:
    """A workspace with a draft of each size, ``drafts/<size>.yaml``."""
    (folder / "drafts").mkdir(parents=True)
    (folder / "library").mkdir()
    for size in sizes:
        (folder / "drafts" / f"{size}.yaml").write_text(draft(size), encoding="utf-8")
    return folder
