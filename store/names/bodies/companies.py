"""Legal forms of companies and what every company calls itself: which words are one form, however written out.

The forms themselves are a table (`store.names.bodies.legal`) made of a well-kept list; here stands what it lacks, and
which of their words say so little of whose name it is that a search makes light of them. `docs/names.md` shows
examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from store.names.bodies.legal import TABLE


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Forms of companies and what every company calls itself; of the forms of the table those that are no names of people
# or places besides (Sia, Sae, Pao as a word alone are names too, so only the older ones of these are here).
COMPANY = _set(
    "company co ltd limited llc inc corporation corp plc sa sarl sal gmbh group organization organisation "
    "org foundation establishment est trading general international industries industrial services "
    "service holding private pvt public jsc pjsc ojsc pjs ooo oao zao pao ao bv nv spa srl cv sae ca doo ad ag kg "
    "fze fzc fzco enterprise enterprises complex jv agency trade "
    "llp lp sas scs eirl sprl bvba eurl lda ltda ohg kgaa spzoo zoo sro dooel ood eood ead kft zrt nyrt oy oyj aps bhd "
    "sdn pty pte wll uab tov osoo cjsc kk as"
)
# What a company's acronym leaves out.
FORMS = _set("company co ltd limited llc inc corporation corp plc group jsc pjsc ojsc private pvt public")

# Forms written out that the list has not, or has as another: the last word of each line stands for the words before it.
# The joint stock companies of the former Soviet Union keep their three letters, which lists use as names.
_OURS = """
public joint stock co pjsc
open joint stock co ojsc
closed joint stock co zao
private joint stock co pjsc
joint stock co jsc
ltd liability co llc
publichnoe aktsionernoe obshchestvo pao
publichnoe aktsionernoye obshchestvo pao
otkrytoe aktsionernoe obshchestvo oao
zakrytoe aktsionernoe obshchestvo zao
aktsionernoe obshchestvo ao
aktsionernoye obshchestvo ao
co z obmezhenoyu vidpovidalnistyu ooo
tovarystvo z obmezhenoyu vidpovidalnistyu ooo
co s ogranichennoi otvetstvennostyu ooo
obshchestvo s ogranichennoi otvetstvennostyu ooo
obshchestvo s ogranichennoy otvetstvennostyu ooo
comp co
cie co
ges mbh gmbh
aktiebolag ab
aktiebolaget ab
aktieselskab as
aktieselskabet as
aksjeselskap as
anonim co as
anonim sirket as
akciova spolecnost as
akciova spolocnost as
allmennaksjeselskap asa
eingetragener verein ev
eingetragene genossenschaft eg
co ltd liability co llc
ltd liability partnership llp
co limitada sl
co anonima capital variable sa cv
proprietary pty
proprietary ltd pty ltd
perseroan terbatas pt
kabushiki kaisha kk
kabushiki gaisha kk
yugen kaisha yk
godo kaisha gk
anonymi etaireia ae
anonymos etaireia ae
co anonyme libanaise sal
with ltd liability wll
free zone establishment fze
free zone co fzco
osauhing ou
""".strip().splitlines()
# Lines whose short form is two words.
_TWO = frozenset(("pty ltd", "sa cv"))


def _written_out() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(words, the form they are), what the list has and then what we say instead."""
    lines = TABLE.replace("\n    ", " ").strip().splitlines()
    for line in lines:
        name, written = line.split(" ", 1)[1].split(":", 1)
        for words in written.split(","):
            if words.strip():
                yield tuple(words.split()), tuple(name.split("+"))
    for line in _OURS:
        told = line.split()
        short = told[-2:] if " ".join(told[-2:]) in _TWO else told[-1:]
        yield tuple(told[: -len(short)]), tuple(short)


_PHRASES = dict(_written_out())
_LENGTHS: dict[str, list[int]] = {}
for _phrase in _PHRASES:
    _LENGTHS.setdefault(_phrase[0], []).append(len(_phrase))
_LENGTHS = {head: sorted(set(lengths), reverse=True) for head, lengths in _LENGTHS.items()}
_HEADS = frozenset(_LENGTHS)
_COUNTS = Counter(chain(*_PHRASES))
_WORDS = frozenset(word for word, count in _COUNTS.items() if count > 1)
"""Words of more forms than one: no slips of the pen, of which the list has some."""

KINDS: dict[str, str] = {
    name: kind for kind, name in (line.split(":")[0].split() for line in TABLE.splitlines() if ":" in line)
}
"""Of each form of the list what kind of company it is, in any country: llc, jsc, lp, llp or gp."""


def any_written_out(words: Iterable[str]) -> bool:
    """Whether a legal form may be written out among these words."""
    return not _HEADS.isdisjoint(words)


def written_out(words: list[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The legal form written out at a place of a name: how many words it takes, and what stands for it.

    >>> written_out(["acme", "aktiengesellschaft"], 1), written_out(["acme"], 0)
    ((1, ('ag',)), None)
    """
    for length in _LENGTHS.get(words[at], ()):
        short = _PHRASES.get(tuple(words[at : at + length]))
        if short and at + length <= len(words):
            return length, short
    return None


def join_phrases(words: list[str]) -> list[str]:
    """`words` with each company form that is written out put as its short form."""
    if _HEADS.isdisjoint(words):
        return words
    out: list[str] = []
    at = 0
    while at < len(words):
        length, short = written_out(words, at) or (1, (words[at],))
        out += short
        at += length
    return out


# Words of company forms that are long enough to be known again with a slip of the pen.
_LONG_FORMS = sorted(
    {word for word in (*COMPANY, *chain(*(line.split()[:-1] for line in _OURS[:17]))) if len(word) >= 5}
)


def mend_form(word: str) -> str:
    """A company form with a letter missing, added, changed or swapped (two in long words) as it is written.

    >>> mend_form("compatny"), mend_form("liabiilty"), mend_form("karim")
    ('company', 'liability', 'karim')
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < 5 or not word.isalpha() or word in _WORDS:
        return word
    slips = 2 if len(word) >= 9 else 1
    found = process.extractOne(word, _LONG_FORMS, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else word
