"""Which letter stands for which: explicit tables, nothing by NFKC but where a block is wholly of one kind.

Sources: Unicode 15, EquivalentUnifiedIdeograph.txt (radicals), confusables.txt (letters that look alike), blocks CJK
Compatibility Ideographs; Japanese forms by 常用漢字表 (2010).
"""

from __future__ import annotations

import unicodedata

# ---------------------------------------------------------------- radicals

#: CJK Radicals Supplement (U+2E80–2EF3): those that stand for a Japanese letter; they have no decomposition
_SUPPLEMENT = {
    "⺁": "厂", "⺃": "乚", "⺅": "亻", "⺆": "冂", "⺈": "刀", "⺉": "刂", "⺊": "卜", "⺌": "小", "⺍": "小",
    "⺎": "兀", "⺏": "尣", "⺐": "尢", "⺒": "巳", "⺓": "幺", "⺔": "彑", "⺕": "彐", "⺖": "忄", "⺘": "扌",
    "⺙": "攵", "⺛": "旡", "⺝": "月", "⺞": "歺", "⺟": "母", "⺠": "民", "⺡": "氵", "⺢": "氺", "⺣": "灬",
    "⺤": "爫", "⺦": "丬", "⺧": "牛", "⺨": "犭", "⺩": "王", "⺪": "疋", "⺫": "目", "⺬": "示", "⺭": "礻",
    "⺮": "竹", "⺯": "糹", "⺲": "罒", "⺶": "羊", "⺹": "耂", "⺼": "肉", "⺽": "臼", "⺾": "艹", "⻀": "艹",
    "⻁": "虎", "⻂": "衤", "⻃": "覀", "⻄": "西", "⻆": "角", "⻌": "辶", "⻎": "辶", "⻏": "阝", "⻑": "長",
    "⻒": "镸", "⻖": "阝", "⻗": "雨", "⻘": "青", "⻝": "食", "⻟": "飠", "⻡": "首", "⻣": "骨", "⻤": "鬼",
    "⻨": "麦", "⻩": "黄", "⻫": "斉", "⻭": "歯", "⻯": "竜", "⻲": "亀", "⻳": "亀",
}  # fmt: skip
#: Kangxi radicals whose decomposition is a form that Japanese fonts do not mean by them
_KANGXI = {"⼾": "戸", "⾭": "青", "⿈": "黄", "⿊": "黒"}
#: CJK Compatibility Ideographs that are letters of their own right (U+FA0E … FA29): nothing is wrong with them
_UNIFIED = frozenset("\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27\ufa28\ufa29")


def radical(char: str) -> str | None:
    """The letter that a radical stands for, None where none is known."""
    if char in _SUPPLEMENT or char in _KANGXI:
        return _SUPPLEMENT.get(char) or _KANGXI[char]
    plain = unicodedata.normalize("NFKC", char)
    return plain if plain != char else None


def compatible(char: str) -> tuple[str, bool] | None:
    """The usual form of a compatibility ideograph, and whether it is the very same glyph; None for no such letter.

    U+F900–FA0B repeat one glyph for its Korean readings. U+FA10 and later are old forms, as names use them.
    """
    if char in _UNIFIED:
        return None
    plain = unicodedata.normalize("NFKC", char)
    return (plain, char <= "\ufa0b") if plain != char else None


# ---------------------------------------------------------------- letters that look alike

#: Cyrillic and Greek letters that cannot be told from a Latin one by the eye
LATIN = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеѕіјорсхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTXYaesijopcxyABEZHIKMNOPTYXo",
        strict=True,
    )
)
#: what stands for a long vowel's ー by mistake
LONG = "一―—－‐‑–─━−ㅡㄧ-"
#: letters that katakana are mistaken for (by the eye, or by a program that reads scans), and the katakana
KATAKANA = dict(zip("力工二八卜夕口千三才又厶刂匕□", "カエニハトタロチミオヌムリヒロ", strict=True))
KATAKANA |= dict(zip("へべぺり", "ヘベペリ", strict=True))
#: the other way round: katakana in a kanji word. Only words that no katakana could belong to
KANJI_OF = {"ロ": "口", "エ": "工", "カ": "力", "ニ": "二", "ハ": "八", "タ": "夕", "ト": "卜", "チ": "千", "□": "口"}
_KANJI_WORDS = """
人口 窓口 入口 出口 河口 間口 戸口 利口 糸口 工事 工業 工程 工場 工夫 工期 工学 工科 工法 加工 施工 着工 完工
起工 人工 竣工 能力 協力 努力 電力 体力 学力 労力 有力 主力 効力 魅力 圧力 水力 火力 風力 実力 活力 勢力 暴力
武力 動力 権力 財力 全力 尽力 助力 入力 出力 二重 二次 二酸 二輪 八割 八月 夕方 夕刻 七夕 千人 千円 数千
口座 口頭 口述 口調 力強 力量 力学 力点
"""
KANJI_WORDS = frozenset(_KANJI_WORDS.split())

# ---------------------------------------------------------------- forms of Chinese fonts and input methods

#: letters that Japanese does not use, and the Japanese letter
CHINESE = dict(
    zip(
        "强门说产业东农务关发开车长间问时实现见观规员习书过还进运达远选连边图团际经济统总结给维组织线级纪红约计认"
        "识议论证评设语读课调谈请资费贸质购账货轻输转办单协华卫历压县变响围圆场块坚处备复头奖妇审层岛师带帐应庆库"
        "张录态惊户换损拥择挥举热灾爱环电监盘确码础离种积稳穷签简类紧纯细终绍续绩绿缓编缩罗职联肃脑腾节药营获蓝虑"
        "补览订训记讲许访诉诊词试详误诱谁谢贯贵赛赞趋跃轨轮载较辆辅迁违迟适递遗邻邮郑鉴针钟钢钱铁银铺链销锁错键镇"
        "对财动劳话险养术亿优减责败债岁义为样杂树检欢归战护报显晓"
        "闭闲闻阅阳阴阵阶隐难雾韩顶项顺须顾频题额风饭馆驶验鱼鲜鸟龄齐齿龙",
        "強門説産業東農務関発開車長間問時実現見観規員習書過還進運達遠選連辺図団際経済統総結給維組織線級紀紅約計認"
        "識議論証評設語読課調談請資費貿質購帳貨軽輸転弁単協華衛歴圧県変響囲円場塊堅処備複頭奨婦審層島師帯帳応慶庫"
        "張録態驚戸換損擁択揮挙熱災愛環電監盤確碼礎離種積穏窮簽簡類緊純細終紹続績緑緩編縮羅職聯粛脳騰節薬営獲藍慮"
        "補覧訂訓記講許訪訴診詞試詳誤誘誰謝貫貴賽賛趨躍軌輪載較両輔遷違遅適逓遺隣郵鄭鑑針鐘鋼銭鉄銀舗鏈銷鎖錯鍵鎮"
        "対財動労話険養術億優減責敗債歳義為様雑樹検歓帰戦護報顕暁"
        "閉閑聞閲陽陰陣階隠難霧韓頂項順須顧頻題額風飯館駛験魚鮮鳥齢斉歯竜",
        strict=True,
    )
)
#: forms of the same letter that fonts and converters put in the place of the Japanese one
VARIANT = dict(zip("產內說戶步每黑稅銳閱脫溫歲", "産内説戸歩毎黒税鋭閲脱温歳", strict=True))
#: letters that both languages have, wrong in these words only
AFTER = frozenset({"今后", "以后", "前后", "最后", "直后", "其后", "事后", "戦后", "老后"})

# ---------------------------------------------------------------- what stands by its name

#: letters of the fonts Symbol and Wingdings as Word and PDFs keep them, and the mark that is seen
PRIVATE = {
    "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf075": "◆",
    "\uf0e0": "→", "\uf0e8": "➔", "\uf06d": "○", "\uf0a8": "□", "\uf071": "□", "\uf0fe": "☑",
}  # fmt: skip
#: abbreviations that anybody in the field reads as one word
_ACRONYMS = """
AI ICT IT DX IOT GX PDF OS PC LAN WAN SNS API GIS GPS CIO CDO CISO CEO NPO NGO PFI PPP KPI PDCA EBPM BPR RPA
BCP JIS ISO OECD WHO SDGS GIGA LGWAN HP ID EV VR AR MR XR LED CO2 USB QR TPP EPA FTA ODA GDP UN EU UK USA US
ETC IC MAAS DMO MICE LCC JR JA NTT NHK DV LGBT PCR ICU DPC QOL ADL ALT SC SSW CSR ESG PR Q&A OCR CSV XML HTML
URL WEB TV CATV UI UX FM AM BS CS 3G 4G 5G 6G 2D 3D
"""
ACRONYMS = frozenset(_ACRONYMS.split())
