"""Make store/names/bodies/legal.py, the table of legal forms, of the list that rigour keeps.

    PYTHONPATH=. .venv/bin/python scripts/make_legal_forms.py PATH/org_types.yml

The list is `resources/names/org_types.yml` of https://github.com/opensanctions/rigour (MIT, OpenSanctions Datenbanken
GmbH; made there of ISO 20275, a sheet of OCCRP and Wikipedia). Importing rigour for it would take a third of a second
and 40 MB, so its facts are taken once, folded as names are here: which words are one form, and what kind it is.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import defaultdict
from pathlib import Path

import yaml
from rapidfuzz.distance import OSA

from store.names.words import fold, join_letters, pieces, sound

OUT = Path(__file__).parents[1] / "store" / "names" / "bodies" / "legal.py"
# Forms of companies. The list has offices of states, schools and charities too: those are words of a name here.
KINDS = {"LLC": "llc", "JSC": "jsc", "LP": "lp", "LLP": "llp", "GP": "gp"}
# What is a name or a word of its own as often: these are no forms here, or only where `forms.py` says so.
NAMES = frozenset(
    re.findall(
        "[a-z]+",
        """as se ae na nl ii ip pp pr ps ei ek et ev is im ik ay ab pt sf hf od ou uu yu ks ky kb kd dd dp sp sc sd jp
        jv sad sae sia sem sal pat nao too fie amba andelslag cooperation comm unlimited gk gu no go co ca pe pc rs rp
        rf ry qk xk xt taa tda tu up vm zs ss mou mau ga huf sfs in ll lc lt np limite hk bt rt kv""",
    )
)
SLIPS = 4
MOST = 60  # a form written in more ways is written with slips of the pen: one each is enough
HEAD = '''"""Legal forms and how they are written, made by scripts/make_legal_forms.py: what words are one form.

The facts are those of the list of organisation types of rigour (github.com/opensanctions/rigour, resources/names/
org_types.yml, {version}; MIT License, Copyright (c) 2023-2025 OpenSanctions Datenbanken GmbH). A line has a kind, a
form of it, and the other ways it is written, as words fold and are cut here; what is a form in one country and a
word in another (sia, too) is left out.
"""

TABLE = """
{lines}
"""
'''


def cut(text: str) -> tuple[str, ...]:
    """The words of a form as they stand among the words of a name."""
    return tuple(piece for word in join_letters(fold(text)) for piece in pieces(word))


def is_slip(written: str, kept: list[str]) -> bool:
    """Whether a long form is another one with slips of the pen, and not a spelling of it."""
    return len(written) >= 16 and any(
        OSA.distance(written, other, score_cutoff=SLIPS) <= SLIPS and sound(written) != sound(other) for other in kept
    )


def by_likeness(aliases: list[str]) -> list[str]:
    """The aliases that most others are slips of first, then the shortest."""
    near = {one: sum(OSA.distance(one, other, score_cutoff=SLIPS) <= SLIPS for other in aliases) for one in aliases}
    return sorted(aliases, key=lambda alias: (-near[alias] if len(alias) >= 16 else 0, len(alias), alias))


def plain(types: list[dict[str, object]]) -> set[str]:
    """The forms that are one word."""
    return {words[0] for entry in types for alias in entry["aliases"] if len(words := cut(str(alias))) == 1}  # type: ignore[attr-defined]


def called(entry: dict[str, object]) -> str:
    """What a form is called, its words tied with a plus: as it is compared, cut as it is shown."""
    shown = cut(str(entry.get("display") or ""))
    compared = cut(str(entry.get("compare") or entry.get("display") or KINDS[str(entry["generic"])]))
    return "+".join(shown if "".join(shown) == "".join(compared) else compared)


def forms(types: list[dict[str, object]]) -> dict[tuple[str, str], set[tuple[str, ...]]]:
    """(kind, form) and how it is written."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    taken: dict[tuple[str, ...], str] = {}
    kept: list[str] = []
    short = {word for word in plain(types) if len(word) <= 4} | {"co", "gmbh"}
    for entry in types:
        kind = KINDS.get(str(entry.get("generic")))
        name = called(entry) if kind else ""
        if not kind or not name:
            continue
        found[kind, name].add(tuple(name.split("+")))
        crowded = len(entry["aliases"]) > MOST  # type: ignore[arg-type]
        for alias in by_likeness(list(map(str, entry["aliases"]))):  # type: ignore[call-overload]
            words = cut(alias)
            alone = len(words) == 1 and (words[0] in NAMES or len(words[0]) < 3)
            if not words or alone or short.issuperset(words) or any(len(word) == 1 for word in words[:1]):
                continue  # a word of its own as often; or each word is a form by itself
            if taken.setdefault(words, name) == name and not (crowded and is_slip("".join(words), kept)):
                found[kind, name].add(words)
                kept.append("".join(words))
    return found


def main() -> None:
    """Write the table anew from the file named."""
    source = Path(sys.argv[1])
    found = forms(yaml.safe_load(source.read_text(encoding="utf-8"))["types"])
    lines: list[str] = []
    for (kind, name), written in sorted(found.items()):
        others = sorted(" ".join(words) for words in written if words != tuple(name.split("+")))
        if others or name not in NAMES:
            line = f"{kind} {name}: " + ", ".join(others)
            lines += textwrap.wrap(line.rstrip(), 118, subsequent_indent="    ", break_long_words=False)
    version = sys.argv[2] if len(sys.argv) > 2 else "2.2.3"
    OUT.write_text(HEAD.format(version=version, lines="\n".join(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
