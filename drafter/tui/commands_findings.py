"""Actions on the finding under the cursor: do its repair, accept it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.edit.paths import Edited, EditRefused
from drafter.errors import DrafterError
from drafter.findings import shown
from drafter.inspection import accepting, mend
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.model.loading import to_data
from drafter.session.views import Located
from drafter.tui.dialogs import LineDialog

if TYPE_CHECKING:
    from drafter.tui.bench import Bench


def fix(bench: Bench) -> None:
    """The repair of the finding, as one edit that undo takes back."""
    item = _chosen(bench)
    if item is None:
        return
    repair = item.finding.repair
    if repair is None:
        bench.say(Message(ja="決まった直し方のない指摘です", en="this finding has no set repair"), "warning")
        return

    def change(draft: Draft) -> Edited:
        data = to_data(draft)
        if not mend.in_data(data, [item.finding]):
            raise EditRefused(
                Message(
                    ja="この原案の中では直せません（文例集や値の文字です）",
                    en="not to be mended in this draft: the words are the library's or a value's",
                )
            )
        return Edited(Draft.model_validate(data), item.path)

    old, new = shown(repair.old), shown(repair.new)
    bench.edit(change, Message(ja=f"直しました: 「{old}」→「{new}」", en=f"mended: “{old}” → “{new}”"))


async def accept(bench: Bench) -> None:
    """Ask for the reason, and keep the finding among those that are accepted."""
    item = _chosen(bench)
    if item is None:
        return

    def check(text: str) -> str:
        return "" if text.strip() else Message(ja="理由を書いてください", en="give a reason").text(bench.lang)

    def answer(text: str) -> None:
        try:
            path = accepting.accept(str(bench.desk.path), [item.finding], text.strip())
        except DrafterError as error:
            bench.failed(error)
            return
        bench.say(Message(ja=f"了承しました（{path.name}）", en=f"accepted ({path.name})"))
        bench.changed()

    title = Message(ja="この指摘を了承する理由", en="Why is this finding accepted?").text(bench.lang)
    await bench.app.push_screen(LineDialog(title, item.finding.message.text(bench.lang), "", answer, check))


def lead(bench: Bench, item: Located) -> None:
    """To the place of a finding."""
    bench.select(item.path)
    key = item.finding.place.key
    if not item.path and key.startswith("values"):
        bench.open("values")
        return
    bench.open("editor")
    field = bench.editor.form.fields.get(key.split(".")[0].split("[")[0])
    if not item.path and field is not None:
        bench.set_focus(field)
    bench.say(item.finding.message, "warning")


def _chosen(bench: Bench) -> Located | None:
    """The finding under the cursor; opens the pane where it is not shown."""
    if not bench.shows("findings"):
        bench.open("findings")
        return None
    item = bench.findings.list.current
    if item is None:
        bench.say(Message(ja="指摘はありません", en="no findings"))
    return item
