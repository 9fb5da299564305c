"""Made-up reports for tests, their edits, and what two writings of the same words have in common."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from random import Random

COMMON = tuple(
    "the of and in was to a by that for with had said on from at were his who not it as an is".split(" ")  # noqa: SIM905
)
NAMES = [
    "Zafar",
    "Nūr",
    "García-Peña",
    "عاصم",
    "عمر",
    "कराची",
    "喀布尔",
    "𐤀𐤁𐤂",
    "Bạdr",
    "O’Neill",
    "“Raihan”",
    "17",
]


def _word(random: Random) -> str:
    return "".join(random.choice("kpstrmnlvdg") + random.choice("aeiou") for _ in range(random.randint(1, 4)))


def report(random: Random, sentences: int = 40) -> str:
    """A report in paragraphs: common words, names in several scripts, figures, quotation marks."""
    lexicon = [_word(random) for _ in range(150)]
    paragraphs: list[list[str]] = [[]]
    for _ in range(sentences):
        words = [
            random.choice(COMMON if pick < 0.45 else NAMES if pick < 0.55 else lexicon)
            for pick in (random.random() for _ in range(random.randint(5, 16)))
        ]
        words[random.randrange(len(words) - 1)] += ","
        paragraphs[-1].append(" ".join(words).capitalize() + random.choice("...?"))
        if random.random() < 0.3:
            paragraphs.append([])
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences) + "\n"


def passages(text: str, random: Random, count: int, least: int = 3, most: int = 14) -> list[tuple[int, int]]:
    """Passages of whole words, as (start, end)."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    out = []
    for _ in range(count):
        first = random.randrange(len(words) - most)
        out.append((words[first][0], words[first + random.randint(least, most) - 1][1]))
    return out


@dataclass(frozen=True)
class Edited:
    """A text after edits (start, end, new words), in order and apart."""

    text: str
    edits: list[tuple[int, int, str]]

    def true_start(self, start: int, end: int) -> int | None:
        """Where the passage begins now; None if an edit touched it."""
        shift = 0
        for first, last, new in self.edits:
            if last <= start:
                shift += len(new) - (last - first)
            elif first < end:
                return None
        return start + shift


def edit(text: str, random: Random, count: int) -> Edited:
    """Delete, insert and replace words at random."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    wanted = []
    for _ in range(count):
        first = random.randrange(len(words) - 1)
        last = min(len(words) - 2, first + random.choice([0, 0, 1, 3, 12]))
        new = " ".join(_word(random) for _ in range(random.choice([1, 2, 5, 40])))
        start = words[first][0]
        kind = random.choice(["delete", "insert", "replace"])
        end = start if kind == "insert" else words[last + 1][0]
        wanted.append((start, end, "" if kind == "delete" else new + " "))
    out: list[tuple[int, int, str]] = []
    for change in sorted(wanted):
        if not out or change[0] > out[-1][1]:
            out.append(change)
    pieces: list[str] = []
    at = 0
    for start, end, new in out:
        pieces += text[at:start], new
        at = end
    return Edited("".join(pieces) + text[at:], out)


def bare(text: str) -> str:
    """Only what every writing of the same words has: composed, straight, no white space, no BOM."""
    text = unicodedata.normalize("NFC", text)
    for marks, plain in (("‘’", "'"), ("“”", '"')):
        text = re.sub(f"[{marks}]", plain, text)
    return re.sub(r"[\s\ufeff\u00ad\u200b]+", "", text)
