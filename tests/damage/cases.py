"""Damaged sentences in our own words: what is found in each, and what ``--repair`` makes of it.

A case is (the damaged sentence, rule, old, new, safe). Several findings in a sentence are several cases.
"""

from __future__ import annotations

Case = tuple[str, str, str, str | None, bool]

#: the rest of the document in which each sentence stands: what the author writes elsewhere
CONTEXT = (
    "地域の福祉を支える事業を推進すること。",
    "情報通信基盤の整備を推進し、デジタルデバイドの解消に努めること。",
    "災害後の対応について、関係機関と協議すること。",
    "コミュニティバスの運行経費を支援すること。",
)

CASES: tuple[Case, ...] = (
    # radicals and compatibility forms
    ("⼈口の減少に歯止めをかける対策を講じること。", "foreign-glyph", "⼈", "人", True),
    ("町⺠の暮らしを守るための財源を確保すること。", "foreign-glyph", "⺠", "民", True),
    ("各⼾に設ける受信機の更新を支援すること。", "foreign-glyph", "⼾", "戸", True),
    ("⿊潮の変化が漁業に及ぼす影響を調べること。", "foreign-glyph", "⿊", "黒", True),
    ("福\ufa4cの現場で働く人の処遇を改善すること。", "foreign-glyph", "\ufa4c", "社", False),
    ("福\ufa4dの現場で働く人の処遇を改善すること。", "foreign-glyph", "\ufa4d", "祉", True),
    ("\uf9a3\uf98e変わる負担の割合を見直すこと。", "foreign-glyph", "\uf98e", "年", True),
    # private, lost, control
    ("高\ue000県の事例を参考とすること。", "private-character", "\ue000", None, False),
    ("\uf06c 補助の上限額を引き上げることが必要である。", "private-character", "\uf06c", "●", True),
    ("水道管の更\ufffdに要する経費を支援すること。", "lost-character", "\ufffd", None, False),
    ("水道管の更〓に要する経費を支援すること。", "lost-character", "〓", None, False),
    ("施設の老朽化??対策に要する経費を支援すること。", "lost-character", "??", None, False),
    ("林道の\x08復旧を急ぐこと。", "control-character", "\x08", "", True),
    # half-width, torn Latin words
    ("ﾃﾞｼﾞﾀﾙ人材の派遣を続けること。", "half-width-kana", "ﾃﾞｼﾞﾀﾙ", "デジタル", True),
    ("窓口におけるA I の活用を支援すること。", "torn-word", "A I", "AI", True),
    ("I C T 教育の環境を整えること。", "torn-word", "I C T", "ICT", True),
    ("Ｄ Ｘの推進に要する経費を支援すること。", "torn-word", "Ｄ Ｘ", "ＤＸ", True),
    ("5 G の基地局を山間部にも設けること。", "torn-word", "5 G", "5G", True),
    # letters that look alike
    ("窓口にАIを導入する費用を支援すること。", "look-alike", "АI", "AI", True),
    ("行政のDХを担う人材を育てること。", "look-alike", "DХ", "DX", True),
    ("学校のІТ支援員を増やすこと。", "look-alike", "ІТ", "IT", True),
    ("オープンデ一タの公開を支援すること。", "look-alike", "オープンデ一タ", "オープンデータ", True),
    ("医療デ―タの連携を進めること。", "look-alike", "デ―タ", "データ", True),
    ("子育てセンタ－の運営費を支援すること。", "look-alike", "センタ－", "センター", True),
    ("再生可能工ネルギーの導入を進めること。", "look-alike", "工ネルギー", "エネルギー", True),
    ("マイナンバー力ードの更新を円滑にすること。", "look-alike", "マイナンバー力ード", "マイナンバーカード", True),
    ("学校のネッ卜ワークを強めること。", "look-alike", "ネッ卜ワーク", "ネットワーク", True),
    ("地域コミュ二ティの維持を支援すること。", "look-alike", "コミュ二ティ", "コミュニティ", True),
    ("ネットワ一クの二重化を進めること。", "look-alike", "ネットワ一ク", "ネットワーク", True),
    ("人ロの流出を抑える施策を講じること。", "look-alike", "ロ", "口", True),
    ("道路エ事の単価を見直すこと。", "look-alike", "エ", "工", True),
    ("関係者の協カを得て進めること。", "look-alike", "カ", "力", True),
    ("窓□業務の負担を軽くすること。", "look-alike", "□", "口", True),
    # forms of other languages
    ("財源を强化する措置を講じること。", "foreign-form", "强", "強", False),
    ("災害后の住まいを確保すること。", "foreign-form", "后", "後", True),
    ("今后の見通しを早く示すこと。", "foreign-form", "后", "後", False),
    ("地域の产業を支えること。", "foreign-form", "产", "産", False),
    ("事業を推进すること。", "foreign-form", "进", "進", True),
    ("対象を拡ㅎ大すること。", "foreign-script", "ㅎ", None, False),
    ("対象を拡ع大すること。", "foreign-script", "ع", None, False),
    # what cannot be seen, loose marks, widths
    ("整備\u200bを急ぐこと。", "hidden-character", "\u200b", "", True),
    ("整\u00ad備を急ぐこと。", "hidden-character", "\u00ad", "", True),
    ("道路の整備か\u3099遅れている地域を支援すること。", "loose-mark", "か\u3099", "が", True),
    ("ハ゜ソコンの更新費用を支援すること。", "loose-mark", "ハ゜", "パ", True),
    ("令和８年度から２0年間とすること。", "mixed-digits", "２0", "２０", True),
    ("1２か所に設けること。", "mixed-digits", "1２", "12", True),
    # markup
    ("補助の対象を広げること。_x000D_", "markup-left", "_x000D_", "", True),
    ("研究&amp;開発を支援すること。", "markup-left", "&amp;", "&", True),
    ("対象を広げ<br>期間を延ばすこと。", "markup-left", "<br>", "", True),
    # blanks
    ("このため、提 言 書の内容を踏まえた措置を求める。", "spaced-letters", "提 言 書", "提言書", False),
    (
        "国 は 地 方 の 声 を 聞き、必要な措置を講じること。",
        "spaced-letters",
        "国 は 地 方 の 声 を ",
        "国は地方の声を",
        True,
    ),
    ("市町村における事業の推 進を支援すること。", "stray-blank", " ", "", True),
    ("道路の整備 を急ぐことが求められている。", "stray-blank", " ", "", True),
    ("財源の確保を 国の責任において行うことが必要である。", "stray-blank", " ", "", True),
    # joins
    ("離島における情報- 通信基盤を整えること。", "hyphen-left", "- ", "", True),
    ("過疎地域における取組を推 12 進すること。", "page-number-inside", " 12 ", "", False),
    ("過疎地域における取組を支援 － 3 － すること。", "page-number-inside", " － 3 － ", "", True),
    # katakana
    ("地域間のデジタルデバインドを解消すること。", "misspelt-katakana", "デジタルデバインド", "デジタルデバイド", True),
    ("災害時のシュミレーションを行うこと。", "misspelt-katakana", "シュミレーション", "シミュレーション", False),
    (
        "住民とのコミニュケーションを支えること。",
        "misspelt-katakana",
        "コミニュケーション",
        "コミュニケーション",
        False,
    ),
    ("地域のコニュニティバスを守ること。", "misspelt-katakana", "コニュニティバス", "コミュニティバス", False),
    # doubles
    ("財源をを確保すること。", "doubled-particle", "をを", "を", True),
    ("地域がが必要とする人材を育てること。", "doubled-particle", "がが", "が", True),
    ("国のの責任で整備すること。", "doubled-particle", "のの", "の", True),
    ("早期にに措置を講じること。", "doubled-particle", "にに", "に", True),
    ("取組を推進推進すること。", "doubled-word", "推進推進", "推進", False),
    ("医療についてについて支援すること。", "doubled-word", "についてについて", "について", True),
    ("対策を講じること。。", "doubled-stop", "。。", "。", True),
    ("道路、、橋梁の更新を急ぐこと。", "doubled-stop", "、、", "、", True),
    # garbled
    ("ã‚¹ãƒžãƒ¼ãƒˆã®普及を図ること。", "mojibake", "ã‚¹ãƒžãƒ¼ãƒˆã®", None, False),
    ("縺薙・譁の内容を確かめること。", "mojibake", "縺薙・譁", None, False),
)

#: sentences that are as they should be, though they look like one of the above
SOUND: tuple[str, ...] = (
    "がん対策を国がん研究の拠点とともに進めること。",
    "国ががん対策の財源を確保すること。",
    "ものの見方を広げ、そのものの価値を高めること。",
    "すももももももの産地を守ること。",
    "母ははは親として子を育てる世帯を支えること。",
    "国とともに取り組み、人々と都道府県とを結ぶこと。",
    "一人一人の学びと一つ一つの取組を支えること。",
    "個別最適な学びを進め、各校各様の工夫を認めること。",
    "国立大学大学院の定員を見直すこと。",
    "全国各地の事業事業者を支援すること。",
    "データ一元化を進め、サービス一覧を公開すること。",
    "コロナ一カ月の対応を検証し、三カ年の計画を示すこと。",
    "二カ国の協定を踏まえ、ニーズを調べること。",
    "デジタル力を高め、コミュニケーション力を育てること。",
    "電力カードの発行、火力ルートの見直しを行うこと。",
    "口コミの活用、人口ボーナスの終わりに備えること。",
    "オンライン診療とオフライン決済の両方を支えること。",
    "マッチングとマッピングの経費を支援すること。",
    "インターネットとイントラネットを分けること。",
    "サーバとサーバー、コンピュータとコンピューターの表記を問わない。",
    "キャンパスの整備と、キャンバス地の製造を支援すること。",
    "γ線とβ版、αリノレン酸、50μm、10kΩ、NF-κB、TNF-αを扱う研究を支援すること。",
    "Ａ案とＢ案を比べ、Ａ Ｂ 両案の利点を示すこと。",
    "約 30 億円を第 12 回会議で令和 6 年度に配分すること。",
    "東京都 神奈川県 千葉県の三都県で協議すること。",
    "ますます厳しさを増す財政に、などなどの声もある。",
    "それぞれの町や、やや遅れた村のまちづくりを支えること。",
    "令和□年□月までに、該当する□に印を付けて出すこと。",
    "「한국」との交流、「Россия」の動向、「市场」という表示を調べること。",
    "しかし・・・という声や、「本当か……」という声がある。",
    "キラキラ、ワクワクする体験を支えること。",
    "葛\U000e0100城市と辻\U000e0101堂の表記を認めること。",
    "①から⑩まで、㎡、㈱、Ⅱ、№の表記を認めること。",
    "高﨑、山﨑、神谷の字体を戸籍のとおり用いること。",
    "午后の授業、皇后の行啓の記録を残すこと。",
    "GIGAスクール、SDGs、Society5.0、LGWAN-ASPの推進を図ること。",
    "1-2-3の順に、10～20％、A-1地区とB-2地区で進めること。",
    "スマートフォンのスタート画面、グローカルな視点、グローバルな市場を考えること。",
    "バリエーションとバリュエーション、コンセプトとコンセントを取り違えない。",
    "研究開発を推進し、開発研究を支えること。",
    "あああという声が上がった。",
    "今般、国、県、市が連携し、実施すること。",
)
