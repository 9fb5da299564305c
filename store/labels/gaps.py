"""What gaps are called, and where one might look: words made from what is known beside them."""

from __future__ import annotations

from store.labels.weight import counted
from store.model.out.gaps import GapKind

#: What a kind is called, as a heading.
GAP_WORDS: dict[GapKind, str] = {
    "one_origin": "questions on one origin",
    "undated_rivals": "rival answers without the dates that would tell them apart",
    "stale": "answers that may be out of date",
    "unheld": "originals that claims stand on and nobody holds",
    "no_original": "sources without an original",
    "copied": "what sources copy and the case has not",
    "undated_source": "sources without a date",
    "one_script": "names spelt in one script only",
}
#: Languages that are not written in Latin letters, by their code, and the script they are written in.
_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "prs", "ckb", "ug", "sd", "bal"), "Arabic"),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"), "Cyrillic"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "Devanagari"),
    **dict.fromkeys(("zh", "yue"), "Han"),
    **{"ja": "Japanese", "ko": "Hangul", "he": "Hebrew", "yi": "Hebrew", "el": "Greek", "hy": "Armenian"},
    **{"ka": "Georgian", "am": "Ethiopic", "ti": "Ethiopic", "bn": "Bengali", "ta": "Tamil", "te": "Telugu"},
    **{"pa": "Gurmukhi", "gu": "Gujarati", "th": "Thai", "my": "Myanmar", "km": "Khmer", "si": "Sinhala"},
}


def one_origin(reports: int, origin: str) -> tuple[str, str]:
    """Of a question on one origin: what is lacking, and where to look."""
    whose = f", {origin}" if origin else ""
    return f"{counted(reports, 'report')}, one origin{whose}", "a report that has it from somebody else"


def undated(answers: int, claims: int, sources: list[str]) -> tuple[str, str]:
    """Of rivals without dates."""
    return f"{counted(answers, 'answer')}, {counted(claims, 'claim')}", f"when was each so? in {_few(sources)}"


def stale(label: str, told: str, sources: list[str]) -> tuple[str, str]:
    """Of what was last told long ago."""
    return f"{label}, as of {told}", f"later reports; last told in {_few(sources)}"


def unheld(claims: int, address: str, publisher: str, title: str) -> tuple[str, str]:
    """Of an original that nobody holds."""
    return (
        f"{counted(claims, 'claim')} on a text known by its hash",
        f"'whosays attach'; {at(address, publisher, title)}",
    )


def no_original(wordings: str, address: str, publisher: str, title: str) -> tuple[str, str]:
    """Of a source without an original."""
    return f"only as {wordings}", at(address, publisher, title)


def copied(sources: list[str]) -> tuple[str, str]:
    """Of what is copied and is not in the case."""
    return f"copied by {counted(len(sources), 'source')}", f"named in {_few(sources)}"


def undated_source(publisher: str, address: str, title: str) -> tuple[str, str]:
    """Of a source without a date."""
    return f"no date, by {publisher}", at(address, publisher, title)


def one_script(script: str, spellings: int, spoken_of: list[tuple[str, str]]) -> tuple[str, str]:
    """Of somebody spelt in one script: the sources that speak of it, with their languages."""
    others = [f"{slug} ({language})" for slug, language in spoken_of if _script(language) not in ("", script)]
    where = _few(others) if others else "a report or a list of names in another script"
    return f"{counted(spellings, 'spelling')}, {script} only", where


def at(address: str, publisher: str, title: str) -> str:
    """Where a report may be found: its address, else who published it and what it is called."""
    return address or ", ".join(part for part in (publisher, title) if part)


def _script(language: str) -> str:
    code = language.partition("-")[0].lower()
    return _SCRIPTS.get(code, "Latin") if code else ""


def _few(slugs: list[str]) -> str:
    return ", ".join(slugs[:3]) + (f" and {len(slugs) - 3:,} more" if len(slugs) > 3 else "")
