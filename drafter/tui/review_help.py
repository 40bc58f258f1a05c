"""Help for the screen of a review."""

from __future__ import annotations

from drafter.language import Message

HELP = Message(
    ja=(
        "# 返ってきた意見\n"
        "返ってきた Word から読み取った意見を、一つずつ原案に採るか決める画面です。\n"
        "左：意見のある場所（文書の順）。未決・採用・修正採用・不採用・回答のみの別と、意見どうしの関係が出ます。\n"
        "　　競合＝両立しない案がある、両立＝直した箇所が重ならない、一致＝同じ案、要確認＝場所が確かでない。\n"
        "右：送った文、いまの原案、意見を出した人ごとの案。取り消し線は消された言葉、下線は加わった言葉です。\n"
        "↑↓ で場所を、←→（回答欄では Alt+←→）で同じ場所のほかの人の案を選びます。F9 は次の未決へ進みます。\n"
        "Alt+A 採用、Alt+E 直して採用（文を直してから Alt+A）、Alt+R 不採用、Alt+O 回答のみ。\n"
        "Enter か F3 で回答欄へ。打った回答はすぐに記録され、意見対応表に載ります。Esc で一覧へ戻ります。\n"
        "Alt+G は、競合がなく場所の確かな意見をまとめて採用します。どの決定も ^Z で戻せます。\n"
        "採用できないとき（原案の同じ言葉がその後に変わったときなど）は、上書きせずに理由を示します。\n"
        "決定は原案の隣の「〜.review.yaml」に、だれがいつ決めたかと一緒に残ります。\n"
        "返ってきたファイルには書き込みません。\n"
        "Ctrl+↑↓・Ctrl+PageUp/Down で右の欄が動きます。Alt+F 絞り込み、Alt+V 人で絞り込み、Alt+Q 編集画面へ。"
    ),
    en=(
        "# Returned opinions\n"
        "Here you decide, one by one, what of the opinions in returned Word files goes into the draft.\n"
        "Left: the places with opinions, in the order of the document; what was decided, where opinions differ.\n"
        "Right: the words as they were sent, the draft now, and each reviewer's version: struck out is what was taken "
        "out, underlined what was put in.\n"
        "↑↓ choose a place, ←→ (Alt+←→ in the answer) another version of it; F9 goes to the next open one.\n"
        "Alt+A accepts, Alt+E lets you write other words (then Alt+A), Alt+R rejects, Alt+O only answers.\n"
        "Enter or F3 goes to the answer, which is recorded as you type and goes into the table of responses.\n"
        "Alt+G accepts all that agree and whose place is sure. ^Z takes any decision back.\n"
        "What cannot be put in, as the same words have changed since, is told and nothing is overwritten.\n"
        "Decisions stand in “….review.yaml” beside the draft, with who and when. Returned files are never written to.\n"
        "Ctrl+↑↓, Ctrl+PageUp/Down scroll the page. Alt+F filters, Alt+V by reviewer, Alt+Q leads back to the draft."
    ),
)
