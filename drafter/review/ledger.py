"""The record of a review, ``2027-digital.review.yaml`` beside the draft: each opinion, the decision on it, the answer.

People may edit the file by hand; what they wrote, comments included, stays when it is written anew.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafter.errors import InputError
from drafter.files import names, saving, yaml_save
from drafter.language import Message
from drafter.model import loading
from drafter.model.loading import Loaded
from drafter.model.review import OpinionEntry, PlaceEntry, RemarkEntry, Review, Verdict
from drafter.review.opinions import Form, Kind, Opinion, Remark, Sureness, Target

#: verdicts by which an opinion is in the draft
TAKEN: tuple[Verdict, ...] = ("accepted", "edited")
#: what no YAML file can hold
_CONTROLS = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def path_of(draft: Path | str) -> Path:
    """Where the record of a draft is kept."""
    return names.sidecar(str(draft), names.REVIEW)


def load(draft: Path | str) -> Review:
    """The record of a draft; an empty one where there is none.

    Raises:
        InputError: it cannot be read, is not valid, or has an id twice.
    """
    found = _loaded(draft)
    return found.value if found else Review()


def _loaded(draft: Path | str) -> Loaded[Review] | None:
    path = path_of(draft)
    if not path.exists():
        return None
    loaded = loading.load_review(path)
    seen: set[str] = set()
    for at, one in enumerate(loaded.value.opinions):
        if one.id in seen:
            message = Message(ja=f"意見 {one.id} が二つあります", en=f"the opinion {one.id} is there twice")
            hint = Message(ja="どちらかの項目を消してください", en="take one of the two out")
            raise InputError(message, loaded.place("opinions", at, "id"), hint)
        seen.add(one.id)
    return loaded


def save(draft: Path | str, review: Review, base: Review | None = None) -> Path:
    """Writes the record of a draft: only what differs is spelled anew. Nothing is written where nothing differs.

    Args:
        base: the record as it was read or written last; what people changed in the file since then stays, unless
            the same was changed here too. None: ``review`` is all that counts.

    Returns:
        Its path.

    Raises:
        InputError: the file that is there is not valid; it is left alone. OutputError: it cannot be written.
    """
    path = path_of(draft)
    found = _loaded(draft)
    if found is None:
        if review.opinions:
            schema = names.schema_beside(path, "review")
            saving.write(path, yaml_save.dump(loading.to_data(review), schema=schema).encode("utf-8"))
        return path
    if base is not None:
        review = together(base, review, found.value)
    if review != found.value:
        text = yaml_save.respell(found.text, loading.to_data(review))
        saving.write(path, saving.encoded(text, found.encoding))
    return path


def together(base: Review, ours: Review, theirs: Review) -> Review:
    """What was decided here and what people wrote into the file meanwhile; ours counts where both changed one key."""
    before, on_disk = ({one.id: one for one in review.opinions} for review in (base, theirs))
    out: list[OpinionEntry] = []
    for mine in ours.opinions:
        old, new = before.get(mine.id), on_disk.get(mine.id)
        if new is None and old is not None and mine == old:
            continue  # taken out by hand
        if new is None or old is None:
            out.append(mine)
            continue
        keys = [key for key in type(mine).model_fields if getattr(new, key) != getattr(old, key)]
        changed = {key: getattr(new, key) for key in keys if getattr(mine, key) == getattr(old, key)}
        out.append(mine.model_copy(update=changed) if changed else mine)
    known = {one.id for one in ours.opinions} | set(before)
    out += [one for one in theirs.opinions if one.id not in known]
    return Review(opinions=tuple(out))


# ---------------------------------------------------------------- opinions and decisions


def with_opinions(review: Review, opinions: Iterable[Opinion], draft: Path | str = "") -> Review:
    """The record with opinions added that it has not; those that it knows keep what was decided.

    Args:
        draft: the path of the draft: files of its workspace are named from there, others by their name alone.
            Empty: as they are named.
    """
    known = {one.id for one in review.opinions}
    added: list[OpinionEntry] = []
    for one in opinions:
        if one.id not in known:
            known.add(one.id)
            added.append(entry(replace(one, file=_named(one.file, draft)) if draft else one))
    return Review(opinions=(*review.opinions, *added)) if added else review


def _named(file: str, draft: Path | str) -> str:
    """A returned file as the record names it: no record tells where somebody keeps his files."""
    path = os.path.relpath(file, Path(draft).parent) if _same_drive(file, draft) else file
    steps = Path(path).parts
    near = not Path(path).is_absolute() and steps[:2] != ("..", "..")
    return Path(path).as_posix() if near else re.split(r"[/\\]", file)[-1]


def _same_drive(one: Path | str, other: Path | str) -> bool:
    return Path(one).absolute().drive == Path(other).absolute().drive


def decide(
    review: Review,
    name: str,
    verdict: Verdict,
    *,
    by: str = "",
    applied: str = "",
    response: str | None = None,
    when: str = "",
) -> Review:
    """The record with a decision on one opinion.

    Args:
        name: its id. by: who decides. applied: the words as they are in the draft now.
        response: the answer; None leaves what is there. when: ISO; now when empty.
    """
    update: dict[str, Any] = {"verdict": verdict, "by": by, "decided": when or now(), "applied": _clean(applied)}
    if verdict == "open":
        update |= {"by": "", "decided": "", "applied": ""}
    if response is not None:
        update["response"] = _clean(response)
    return _changed(review, name, update)


def reply(review: Review, name: str, response: str) -> Review:
    """The record with an answer to one opinion; the decision stays."""
    return _changed(review, name, {"response": _clean(response)})


def settle(review: Review, name: str, place: Target) -> Review:
    """The record with the place of an unsure opinion chosen by a person."""
    found = place_entry(place)
    return _changed(review, name, {"target": found, "sure": "alike", "at": place.at})


def _changed(review: Review, name: str, update: dict[str, Any]) -> Review:
    entries = []
    for one in review.opinions:
        if one.id != name:
            entries.append(one)
            continue
        fields = type(one).model_fields
        new = one.model_copy(update=update)
        for key, value in update.items():  # a key that says nothing any more is not written
            if value == fields[key].default:
                new.model_fields_set.discard(key)
        entries.append(new)
    return Review(opinions=tuple(entries))


def find(review: Review, name: str) -> OpinionEntry | None:
    """The opinion of an id, or of its first digits where they are no other's."""
    exact = [one for one in review.opinions if one.id == name]
    begins = [one for one in review.opinions if one.id.startswith(name)] if len(name) >= 4 else []
    return exact[0] if exact else begins[0] if len(begins) == 1 else None


def now() -> str:
    """The present minute in the user's own time, as ISO."""
    return datetime.datetime.now().astimezone().isoformat(timespec="minutes")


# ---------------------------------------------------------------- between record and opinion


@dataclass(frozen=True, slots=True)
class Recorded(Opinion):
    """An opinion out of the record: it keeps the id by which it is known, whatever was settled since."""

    name: str = ""

    @property
    def id(self) -> str:
        """The id of its entry."""
        return self.name


def opinion(one: OpinionEntry) -> Opinion:
    """The opinion of an entry."""
    return Recorded(
        reviewer=one.reviewer,
        file=one.file,
        line=one.line,
        kind=Kind(one.kind),
        target=replace(target(one.target), at=one.target.at or one.at, text=one.target.text or one.old),
        old=one.old,
        new=one.new,
        date=one.date,
        joined=tuple(target(place) for place in one.joined),
        after=target(one.after) if one.after is not None else None,
        form=Form(one.form),
        level=one.level,
        remarks=tuple(_remark(each) for each in one.remarks),
        tracked=one.tracked,
        sure=Sureness(one.sure),
        candidates=tuple(target(place) for place in one.candidates),
        slight=one.slight,
        version=one.version,
        name=one.id,
    )


def target(place: PlaceEntry) -> Target:
    """The paragraph of an entry."""
    row = -1 if place.row is None else place.row
    column = -1 if place.column is None else place.column
    return Target(place.clause, place.nth, place.key, row, column, place.at, place.text)


def _remark(one: RemarkEntry) -> Remark:
    return Remark(
        one.author, one.date, one.text, one.anchor, one.resolved, tuple(_remark(each) for each in one.replies)
    )


def entry(one: Opinion) -> OpinionEntry:
    """The entry of an opinion that nobody has decided."""
    said = {
        "id": one.id,
        "verdict": "open",
        "reviewer": _clean(one.reviewer),
        "at": _clean(one.target.at),
        "kind": one.kind.value,
        "old": _clean(one.old),
        "new": _clean(one.new),
        "remarks": tuple(_remark_entry(each) for each in one.remarks),
        "sure": one.sure.value,
        "tracked": one.tracked,
        "slight": one.slight,
        "form": one.form.value,
        "level": one.level,
        "date": _clean(one.date),
        "file": _clean(one.file),
        "line": one.line,
        "version": _clean(one.version),
        # what the entry itself says already is not said twice
        "target": place_entry(replace(one.target, at="", text="" if one.target.text == one.old else one.target.text)),
        "after": place_entry(one.after) if one.after is not None else None,
        "joined": tuple(place_entry(place) for place in one.joined),
        "candidates": tuple(place_entry(place) for place in one.candidates),
    }
    return OpinionEntry(**_told(OpinionEntry, said, always=("id", "verdict", "kind", "sure")))


def place_entry(place: Target) -> PlaceEntry:
    """The entry of a paragraph."""
    said = {
        "clause": place.clause,
        "nth": place.nth,
        "key": place.key,
        "row": place.row if place.row >= 0 else None,
        "column": place.column if place.column >= 0 else None,
        "at": _clean(place.at),
        "text": _clean(place.text),
    }
    return PlaceEntry(**_told(PlaceEntry, said))


def _remark_entry(one: Remark) -> RemarkEntry:
    said = {
        "author": _clean(one.author),
        "date": _clean(one.date),
        "text": _clean(one.text),
        "anchor": _clean(one.anchor),
        "resolved": one.resolved,
        "replies": tuple(_remark_entry(each) for each in one.replies),
    }
    return RemarkEntry(**_told(RemarkEntry, said))


def _told(shape: type[Any], said: dict[str, Any], always: tuple[str, ...] = ()) -> dict[str, Any]:
    """The keys that say something."""
    fields = shape.model_fields
    return {key: value for key, value in said.items() if key in always or value != fields[key].default}


def _clean(text: str) -> str:
    """Text that a YAML file can hold."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
