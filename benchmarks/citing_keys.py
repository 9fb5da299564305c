"""How many keys a claim takes: reports of the shipped case entered anew in the real reader, by keys alone.

Each claim of a report is taken out of a copy of the case, and entered again in its order: its passage selected to the
letter in the wording that is held, the form filled in, the claim kept. Counted is every key. Whoever sits there is
taken to look at the screen: letters are typed until what is meant stands among the first offered. Of a claim's
citations the first counts; the remark, which is the maker's own, is left out. What was kept is held against the case.

usage: python -m benchmarks.citing_keys [report ...]
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import yaml
from textual.pilot import Pilot

from benchmarks.selecting_ways import key_for, span_of, ways
from store.library import Library, load
from store.properties.built_in import PROPERTIES
from tui.app.browser import Browser
from tui.forms.choices import Choice
from tui.forms.claim import ClaimForm
from tui.forms.claim_record import value_key
from tui.forms.passage_words import one_line, with_next_word
from tui.forms.picking import EntitiesField, PickField
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

SEEDS = Path(__file__).parents[1] / "seeds"
REPORTS = ("republic-2019", "voa-2017")
WORDING = "digest"


class Desk:
    """Somebody at the keyboard, who counts."""

    def __init__(self, pilot: Pilot[None], app: Browser) -> None:
        self.pilot, self.app = pilot, app
        self.keys = 0
        self.untaken = False  # what is offered in the last field is taken by the key that keeps the claim

    @property
    def reader(self) -> ReaderScreen:
        """The reader in front."""
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    @property
    def form(self) -> ClaimForm:
        """The form beside its text."""
        form = self.reader.claiming.form
        assert form is not None
        return form

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until the screen is at rest."""
        for key in keys:
            await self.pilot.press(key)
        self.keys += len(keys)
        await self.idle()

    async def type(self, text: str) -> None:
        """Type a text, a key a letter."""
        await self.press(*(key_for(letter) for letter in text))

    async def idle(self) -> None:
        """Wait until nothing is asked or written."""
        writing = self.app.context.writing
        for _ in range(2000):
            if not self.reader.asker.busy and not writing.under_way:
                return
            await self.pilot.pause()
        raise AssertionError("never at rest")

    async def previewed(self) -> None:
        """Wait for what the form says it would do."""
        form = self.form
        for _ in range(2000):
            await self.idle()
            if not form._rest.waits:
                return
            await asyncio.sleep(0.01)

    # the passage

    async def select(self, span: tuple[int, int]) -> None:
        """Select a passage and open its form."""
        before = self.keys
        await self.press("f")
        if self.reader.passage.selected == span:
            await self.press("a")
            return
        self.reader.passage.let_go()
        self.keys = before  # that was a look at what one key would do
        found = sorted(ways(self.reader.passage.text, self.reader.passage.place, span), key=len)
        if not found:
            raise LookupError(f"no way to {self.reader.passage.text[slice(*span)]!r}")
        await self.press(*found[0])
        assert self.reader.passage.selected == span, (self.reader.passage.selected, span, found[0])
        await self.press("a")

    # the form

    async def pick(self, field: PickField, words: str, meant: Any, *, last: bool = False) -> None:
        """Type until what is meant is among the first few, and take it; the last is taken by the key that keeps all."""
        take = [] if last else ["enter"]
        self.untaken = last
        form = self.form
        order = list(form.fields.values())
        while (at := form.at_hand) is not field:
            await self.press("tab" if at is not None and order.index(at) < order.index(field) else "shift+tab")
        typed = 0
        while True:
            nth = next((place for place, it in enumerate(field.choices) if meant(it)), None)
            if nth is not None and nth <= (3 if typed in (0, len(words)) else 2):
                await self.press(*["down"] * nth, *take)
                return
            if typed >= len(words):
                if nth is not None:
                    await self.press(*["down"] * nth, *take)
                    return
                raise LookupError(f"{words!r} is not offered: {[it.words for it in field.choices]}")
            step = 2 if typed == 0 else 1
            await self.type(words[typed : typed + step])
            typed += step

    async def enter(self, claim: dict[str, Any], names: dict[str, str]) -> None:
        """Fill in the form of a claim."""
        form = self.form
        prop = PROPERTIES[claim["property"]]
        await self.idle()
        state = form.state
        if not (isinstance(state["entity"], Choice) and state["entity"].key == claim["entity"]):
            await self.pick(form.entity, names[claim["entity"]], lambda it: it.key == claim["entity"] and not it.new)
        scope = prop.scope(claim.get("scope", "")) if claim.get("scope") else None
        if scope is not None and scope.id != prop.default_scope:
            await self.pick(
                form.property,
                f"{prop.label.split()[0][:3]} {scope.label}",
                lambda it: (
                    it.key == prop.id
                    and any(
                        key == "scope" and isinstance(told, Choice) and told.key == scope.id for key, told in it.also
                    )
                ),
            )
        else:
            await self.pick(form.property, prop.label, lambda it: it.key == prop.id and not it.also)
        if form.at_hand is form.scope:
            told = claim.get("scope", "")
            if told in names:
                await self.pick(form.scope, names[told], lambda it: it.key == told)
            else:
                await self.type(told)
                await self.press("enter")
        plain = not any(claim.get(key) for key in ("stance", "certainty", "as_of", "valid"))
        await self.value(claim.get("value"), names, last=plain and self.spoken(claim))
        await self.voices(claim, names, plain=plain)
        for key, pressed in (
            ("asserts", ""), ("denies", "alt+d"), ("declines_comment", "alt+n"), ("cannot_confirm", "alt+u"),
            ("retracts", "alt+t"),
        ):  # fmt: skip
            if claim.get("stance", "asserts") == key and pressed:
                await self.press(pressed)
        if claim.get("certainty", "certain") != "certain":
            await self.press("alt+k" if claim["certainty"] == "probable" else "alt+q")
        if self.untaken:
            return
        for key, pressed in (("said", "alt+s"), ("as_of", "alt+y"), ("valid", "alt+w")):
            wanted = str(claim.get(key, ""))
            if form.fields[key].text != wanted:
                await self.press(pressed)
                await self.type(wanted)
                if not wanted:
                    await self.press("backspace")

    def spoken(self, claim: dict[str, Any]) -> bool:
        """Whether the form says already who says so, on whose word and when."""
        state = self.form.state
        there = isinstance(state["speaker"], Choice) and state["speaker"].key == claim["speaker"]
        relays = [it.key for it in state["via"]] == list(claim.get("via", ()))
        return there and relays and state["said"] == str(claim.get("said", ""))

    async def value(self, given: Any, names: dict[str, str], *, last: bool) -> None:
        """Fill in what is said."""
        form = self.form
        field = form.value
        says, is_ = (
            (str(given["says"]), str(given.get("is", ""))) if isinstance(given, dict) else (str(given or ""), "")
        )
        if given is None:
            return
        if field.kinds:
            slug = is_ or says
            bare = slug.removeprefix("near ")
            near = "near " if bare != slug else ""
            await self.pick(field, near + names[bare], lambda it: it.key == slug and not it.new, last=last)
            return
        assert field.prop is not None
        if field.prop.tree:
            wanted = is_ or says
            await self.pick(field, wanted.replace("_", " "), lambda it: it.key == wanted.replace(" ", "_"), last=last)
            return
        if form.at_hand is not field:
            await self.press("tab")
        nth = next((place for place, it in enumerate(field.choices) if it.words.casefold() == says.casefold()), None)
        if not field.text and nth is not None and nth <= 3:
            await self.press(*["down"] * nth, "enter")
        elif field.text.casefold() == says.casefold():
            await self.press("enter")
        else:
            await self.words(form.place.passage, says)
            await self.press("enter")
        await self.previewed()
        if is_ and field.problem:
            if form.at_hand is not form.is_:
                await self.press("alt+i")
            await self.type(is_)
            await self.press("enter")

    async def words(self, passage: str, says: str) -> None:
        """Type words, from the passage where they stand there."""
        line = one_line(passage)
        for typed in range(2, len(says)):
            text, rights = says[:typed], 0
            while len(text) < len(says) and says.casefold().startswith(text.casefold()) and rights < 12:
                text, rights = with_next_word(line, text), rights + 1
            if text.casefold() == says.casefold() and typed + rights < len(says):
                await self.type(says[:typed])
                await self.press(*["right"] * rights)
                return
        await self.type(says)

    async def voices(self, claim: dict[str, Any], names: dict[str, str], *, plain: bool) -> None:
        """Say who says so, on whose word and when."""
        form = self.form
        via, said = tuple(claim.get("via", ())), str(claim.get("said", ""))

        def suits(it: Choice) -> bool:
            also: dict[str, Any] = dict(it.also)
            relays = tuple(one.key for one in also.get("via", ()))
            return it.key == claim["speaker"] and not it.new and relays == via and also.get("said", "") == said

        def speaks(it: Choice) -> bool:
            return it.key == claim["speaker"] and not it.new

        state = form.state
        there = isinstance(state["speaker"], Choice) and state["speaker"].key == claim["speaker"]
        if not there:
            full = any(suits(it) for it in form.speaker.choices)
            last = plain and (full or not (via or said))
            await self.pick(form.speaker, names[claim["speaker"]], suits if full else speaks, last=last)
            if last:
                return
        now = tuple(it.key for it in form.state["via"])
        if now != via:
            await self.press("alt+o", *["backspace"] * len(now))
            field = form.via
            assert isinstance(field, EntitiesField)
            for slug in via:
                await self.pick(field, names[slug], lambda it, slug=slug: it.key == slug and not it.new)


async def enter_anew(report: str, show: bool = False) -> list[dict[str, Any]]:
    """Enter a report's claims; return what each took."""
    given = yaml.safe_load((SEEDS / "claims" / f"{report}.yaml").read_text("utf-8"))["claims"]
    with tempfile.TemporaryDirectory() as folder:
        case, store = Path(folder) / "case", Path(folder) / "store.db"
        shutil.copytree(SEEDS, case, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        (case / "claims" / f"{report}.yaml").unlink()
        load(case, store)
        library = Library(store)
        names: dict[str, str] = {}
        for file in (SEEDS / "entities").glob("*.yaml"):
            for entity in yaml.safe_load(file.read_text("utf-8")):
                names[entity["id"]] = entity["name"]
        app = Browser(library, Options(who="benchmark"), Terminal(utf8=True))
        out = []
        async with app.run_test(size=(120, 40)) as pilot:
            desk = Desk(pilot, app)
            while not app.screen.is_attached:
                await pilot.pause()
            app.screen.post_message(messages.OpenSource(report, WORDING))
            while not isinstance(app.screen, ReaderScreen) or app.screen.page is None:
                await pilot.pause()
            text = desk.reader.page.text if desk.reader.page is not None else None
            spans = [span_of(text or "", claim["cite"][WORDING]) for claim in given]
            for nth, claim in enumerate(given):
                desk.keys = 0
                span, before = spans[nth], spans[nth - 1] if nth else None
                went_on = desk.reader.claiming.form is not None
                try:
                    if not went_on:
                        await desk.select(span)
                    selecting, desk.untaken = desk.keys, False
                    await desk.enter(claim, names)
                    form = desk.form
                    await desk.press("ctrl+n" if spans[nth + 1 : nth + 2] == [span] else "ctrl+s")
                    wrong = await judge(desk, form, library, claim)
                    if wrong:
                        raise LookupError(wrong)
                except (LookupError, AssertionError) as problem:
                    wrong, selecting = str(problem), 0
                    desk.reader.claiming.close()
                    await desk.idle()
                kind = PROPERTIES[claim["property"]].type
                out.append({"id": claim["id"], "keys": desk.keys, "selecting": selecting, "type": kind, "wrong": wrong})
                if show:
                    print(json.dumps(out[-1] | {"same": before == span}), file=sys.stderr, flush=True)
        library.close()
    return out


async def judge(desk: Desk, form: ClaimForm, library: Library, claim: dict[str, Any]) -> str:
    """What of a claim was not kept as the case has it; empty if all was."""
    for _ in range(500):
        await desk.idle()
        if desk.reader.claiming.form is not form:
            break
        await desk.pilot.pause()
    else:
        return f"not kept: missing {form.missing}, {[field.problem for field in form.fields.values() if field.problem]}"
    await desk.idle()
    line = library.journal(limit=1)[0]
    page = library.journal_page(line.id)
    assert page is not None
    kept = next(it.after for it in page.changes if it.kind == "claim")
    assert kept is not None
    wrong = [
        key
        for key in ("entity", "property", "scope", "speaker", "via", "stance", "certainty", "said", "as_of", "valid")
        if _told(kept.get(key)) != _told(claim.get(key))
        and not (key == "scope" and claim.get(key) == PROPERTIES[claim["property"]].default_scope)
    ]
    if "value" in claim and value_key(claim["value"]).replace("_", " ").casefold() not in (
        value_key(kept.get("value", "")).replace("_", " ").casefold(),
    ):
        is_ = claim["value"].get("is", "") if isinstance(claim["value"], dict) else ""
        if not is_ or str(claim["value"]["says"]).casefold() != value_key(kept.get("value", "")).casefold():
            wrong.append("value")
    if _first(kept["cite"]) != _first(claim["cite"]):
        wrong.append("cite")
    return ", ".join(f"{key}: {kept.get(key)!r}" for key in wrong)


def _first(cite: Any) -> str:
    told = cite[WORDING][0] if isinstance(cite[WORDING], list) else cite[WORDING]
    return str(told["quote"] if isinstance(told, dict) else told)


def _told(value: Any) -> Any:
    return list(value) if isinstance(value, list | tuple) else str(value) if value else None


def report_on(found: list[dict[str, Any]]) -> str:
    """The distribution in words."""
    keys = sorted(one["keys"] for one in found if not one["wrong"])
    lines = [
        f"{len(found)} claims, {len(keys)} kept as the case has them; keys a claim: median {median(keys):g}, "
        f"p90 {quantiles(keys, n=10)[-1]:.0f}, min {keys[0]}, max {keys[-1]}, mean {sum(keys) / len(keys):.1f}; "
        f"of these to select and open: median {median(one['selecting'] for one in found if not one['wrong']):g}",
        f"at most 25: {sum(it <= 25 for it in keys)} of {len(keys)}",
        "by ten: "
        + ", ".join(f"{ten * 10}-{ten * 10 + 9}: {n}" for ten, n in sorted(Counter(it // 10 for it in keys).items())),
    ]
    for kind in sorted({one["type"] for one in found}):
        of = [one["keys"] for one in found if one["type"] == kind and not one["wrong"]]
        if of:
            lines.append(f"  {kind}: {len(of)}, median {median(of):g}, max {max(of)}")
    return "\n".join(lines)


def main() -> None:
    """Enter the reports named, two by default."""
    reports = [it for it in sys.argv[1:] if not it.startswith("-")] or list(REPORTS)
    everything = []
    for report in reports:
        found = asyncio.run(enter_anew(report, show="--show" in sys.argv))
        everything += found
        print(f"{report}: {report_on(found)}")
        for one in found:
            if one["wrong"]:
                print(f"  {one['id']}: {one['wrong']}")
    if len(reports) > 1:
        print(f"together: {report_on(everything)}")


if __name__ == "__main__":
    main()
