"""Records laid out in files as people lay them out: comments, blank lines, quotes, brackets, line ends."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from store.case import yaml_write as plainly
from store.case.files import LISTS
from store.case.records import Data, Key, format_only
from tests.store.case.made import TEXTS


class LaidOut(NamedTuple):
    """Files by name, and the very lines that each record of a list takes up."""

    files: dict[str, bytes]
    chunks: dict[Key, str]
    filed: dict[Key, str]

    def write(self, folder: Path) -> None:
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


class _Writer:
    """Writes data as YAML, each time another way."""

    def __init__(self, draw: st.DrawFn, tidy: bool = False) -> None:
        self._draw = draw
        self._tidy = tidy

    def maybe(self) -> bool:
        return not self._tidy and self._draw(st.booleans())

    def remark(self) -> str:
        return self._draw(st.sampled_from(["", "", "  # note: 'x'", " #"])) if not self._tidy else ""

    def scalar(self, value: Any, in_brackets: bool) -> str:
        made = plainly.scalar(value, in_brackets=in_brackets)
        if isinstance(value, bool | int) or self._tidy:
            return made
        styles = [made, plainly.double_quoted(str(value)), plainly.single_quoted(str(value))]
        return self._draw(st.sampled_from([it for it in styles if it is not None]))

    def flow(self, value: Any) -> str:
        gap = self._draw(st.sampled_from(["", " "])) if not self._tidy else ""
        if isinstance(value, Mapping):
            return "{" + gap + ", ".join(f"{k}: {self.flow(v)}" for k, v in self.shuffled(value)) + gap + "}"
        if isinstance(value, list):
            return "[" + gap + f",{gap or ' '}".join(map(self.flow, value)) + gap + "]"
        return self.scalar(value, True)

    def shuffled(self, value: Mapping[str, Any]) -> list[tuple[str, Any]]:
        return self._draw(st.permutations(list(value.items()))) if self.maybe() else list(value.items())

    def mapping(self, value: Mapping[str, Any]) -> list[str]:
        lines: list[str] = []
        for number, (key, below) in enumerate(self.shuffled(value)):
            if number and self.maybe():
                lines += self._draw(st.sampled_from([["# about the next"], [""], ["", "# between"]]))
            lines += self.entry(key, below)
        return lines

    def entry(self, key: str, value: Any) -> list[str]:
        by = " " * self._draw(st.sampled_from([1, 2, 4])) if not self._tidy else "  "
        if isinstance(value, Mapping) and not self.maybe() and value:
            return [f"{key}:{self.remark()}", *(f"{by}{it}" if it else "" for it in self.mapping(value))]
        if isinstance(value, list) and not self.maybe() and value:
            if self.maybe():
                by = ""  # a list may stand as far out as its key
            return [f"{key}:{self.remark()}", *(f"{by}{it}" if it else "" for it in self.items(value))]
        if isinstance(value, Mapping | list):
            return [f"{key}: {self.flow(value)}{self.remark()}"]
        block = None
        if isinstance(value, str) and not self._tidy:
            block = self._draw(st.sampled_from([None, plainly.literal(value), plainly.folded(value, 20)]))
        if block is not None:
            return [f"{key}: {block[0]}", *(f"{by}{it}" if it else "" for it in block[1:])]
        return [f"{key}: {self.scalar(value, False)}{self.remark()}"]

    def items(self, value: list[Any]) -> list[str]:
        lines: list[str] = []
        for number, it in enumerate(value):
            if number and self.maybe():
                lines.append("# an item")
            lines += self.item(it)
        return lines

    def item(self, value: Any) -> list[str]:
        if isinstance(value, Mapping) and not self.maybe():
            by = self._draw(st.sampled_from([1, 3])) if not self._tidy else 1
            first, *rest = self.mapping(value)
            return [f"-{' ' * by}{first}", *(f"{' ' * (by + 1)}{it}" if it else "" for it in rest)]
        return [f"- {self.flow(value)}{self.remark()}"]


@st.composite
def laid_out(draw: st.DrawFn, records: Mapping[Key, Data], tidy: bool = False) -> LaidOut:
    """The files of a case with these records."""
    writer = _Writer(draw, tidy)
    out = LaidOut({}, {}, {})
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "", "\ufeff"])) if not tidy else ""

    def note(name: str, lines: list[str], last: str = "") -> None:
        text = mark + end.join(lines) + (last or draw(st.sampled_from([end, end, "", end + end])))
        out.files[name] = text.encode()

    def listed(name: str, kind: str, by: str, keys: list[Key], before: list[str]) -> None:
        lines = before
        apart = draw(st.sampled_from([[], [""], ["", "", "# a chapter", ""]]))
        for number, key in enumerate(keys):
            chunk = writer.item(format_only(kind, records[key]))
            own = [f"{by}{it}" if it else "" for it in chunk]
            lines += [*(apart if number else []), *([f"{by}# on {key[1]}"] if writer.maybe() else []), *own]
            out.chunks[key] = end.join(own)
            out.filed[("claims", records[key]["source"]) if kind == "claim" else key] = name
        if writer.maybe():
            lines += ["# the end"]
        note(name, lines)

    note("case.yaml", writer.mapping(records["case", ""]))
    entities = [key for key in records if key[0] == "entity"]
    cut = draw(st.integers(0, len(entities)))
    for name, keys in (("entities/a.yaml", entities[:cut]), ("entities/leaders.yaml", entities[cut:])):
        if keys:
            listed(name, "entity", "", keys, ["# Who"] if writer.maybe() else [])
    for key, data in records.items():
        if key[0] == "source":
            head = writer.mapping(format_only("source", data))
            name = f"sources/{draw(st.sampled_from(['', 'a-']))}{key[1]}.txt"
            body = TEXTS[data["text"]] if "text" in data else ""
            fence = draw(st.sampled_from(["---", "---  "]))
            note(name, ["---", *head, fence], end + body if body else "")
            out.filed[key] = name
            for it in data.get("other_renditions", ()):
                if "text" in it:
                    out.files[f"sources/{it['file']}"] = TEXTS[it["text"]].encode()
    for source in dict.fromkeys(data["source"] for key, data in records.items() if key[0] == "claim"):
        keys = [key for key, data in records.items() if key[0] == "claim" and data["source"] == source]
        name = f"claims/{draw(st.sampled_from(['', 'b-']))}{source}.yaml"
        listed(name, "claim", draw(st.sampled_from(["", "  "])), keys, [f"source: {source}  # whose", "claims:"])
    judgements = [key for key in records if key[0] == "judgement"]
    if judgements:
        listed("judgements/all.yaml", "judgement", "", judgements, [])
    for kind, name in LISTS.items():
        if keys := [key for key in records if key[0] == kind]:
            listed(name, kind, "", keys, draw(st.sampled_from([[], ["# Decided"]])))
    return out
