"""Numbers in the words of a language, for those of Word's number formats that spell them out.

Each function takes 1 to 32767 and gives the words as a list label shows them.
Source: ISO/IEC 29500-1, 17.18.59: cardinalText, ordinalText, hindiCounting, thaiCounting, vietnameseCounting,
koreanLegal; the languages' own numerals.
"""

from __future__ import annotations


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ONES = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_THAI = _listed("ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า")
_THAI_UNITS = ("", "สิบ", "ร้อย", "พัน", "หมื่น")
_VIETNAMESE = _listed("không một hai ba bốn năm sáu bảy tám chín")
_KOREAN_ONES = ("", *_listed("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉"))
_KOREAN_TENS = ("", *_listed("열 스물 서른 마흔 쉰 예순 일흔 여든 아흔"))
_HINDI = _listed(
    "एक दो तीन चार पाँच छह सात आठ नौ दस "
    "ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस "
    "इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस "
    "इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस "
    "इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास "
    "इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ "
    "इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर "
    "इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी "
    "इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे "
    "इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे सौ"
)


def english(number: int) -> str:
    """``twenty-one``, ``one hundred five``."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, unit)
    return f"{english(head)} {name}" + (f" {english(rest)}" if rest else "")


def english_ordinal(number: int) -> str:
    """``twenty-first``, ``one hundred fifth``."""
    words = english(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    ordinal = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return words[:at] + ordinal


def ordinal_suffix(number: int) -> str:
    """``st``, ``nd``, ``rd`` or ``th``."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def thai(number: int) -> str:
    """Thai words: 11 ends in เอ็ด, 20 begins with ยี่."""
    out = ""
    digits = [int(d) for d in str(number)]
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if not digit:
            continue
        if place == 0 and digit == 1 and number > 10:
            out += "เอ็ด"
        elif place == 1:
            out += {1: "", 2: "ยี่"}.get(digit, _THAI[digit]) + _THAI_UNITS[1]
        else:
            out += _THAI[digit] + _THAI_UNITS[place]
    return out


def vietnamese(number: int) -> str:
    """Vietnamese words: 15 is mười lăm, 21 is hai mươi mốt, 105 is một trăm lẻ năm."""
    if number < 10:
        return _VIETNAMESE[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        head = "mười" if tens == 1 else f"{_VIETNAMESE[tens]} mươi"
        last = "lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else _VIETNAMESE[ones]
        return f"{head} {last}" if ones else head
    unit, name = (1000, "nghìn") if number >= 1000 else (100, "trăm")
    head_number, rest = divmod(number, unit)
    linked = "lẻ " if unit == 100 and rest < 10 else "không trăm " if unit == 1000 and rest < 100 else ""
    return f"{vietnamese(head_number)} {name}" + (f" {linked}{vietnamese(rest)}" if rest else "")


def korean_native(number: int) -> str | None:
    """하나, 둘 … 아흔아홉; None beyond 99, for which there are no such words."""
    tens, ones = divmod(number, 10)
    return _KOREAN_TENS[tens] + _KOREAN_ONES[ones] if number < 100 else None


def hindi(number: int) -> str | None:
    """एक … सौ; None beyond 100."""
    return _HINDI[number - 1] if number <= len(_HINDI) else None
