"""What a person marked: claims, answers and questions, by names that outlive whatever is rebuilt.

It is kept by store in the state folder, so that leaving costs nobody what they gathered; two sessions on one store
have one basket. Where nothing may be written it lasts as long as the session.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, cast

from store.labels.answers import answer_words
from store.labels.claims import value_words
from store.model.claims import ClaimView, QuestionRef
from store.model.views import AnswerView, QuestionRow

Kind = Literal["question", "answer", "claim"]
_KINDS: tuple[Kind, ...] = ("question", "answer", "claim")
#: Bytes of a kept basket that are read at most, and letters of what a mark is called.
_MOST, _LONGEST = 8 << 20, 300


class Key(NamedTuple):
    """Names what is marked: a question; an answer to it, ``of`` the value it is compared as; a claim, by its id."""

    kind: Kind
    ref: QuestionRef | None
    of: str = ""


def question_key(ref: QuestionRef) -> Key:
    """Names a question."""
    return Key("question", ref)


def answer_key(ref: QuestionRef, value: str) -> Key:
    """Names an answer to a question."""
    return Key("answer", ref, value)


def claim_key(slug: str) -> Key:
    """Names a claim, whichever question it answers."""
    return Key("claim", None, slug)


class Mark(NamedTuple):
    """A key, and what it was called when it was marked: what is gone is told by that."""

    key: Key
    words: str


def asked_words(row: QuestionRow) -> str:
    """A question by name: "Asim Umar: killed (civilians)"."""
    return f"{row.entity_name}: {row.label}" + (f" ({row.scope_label})" if row.scope_label else "")


def mark_question(row: QuestionRow) -> Mark:
    """A mark of a question."""
    return Mark(question_key(row.ref), asked_words(row))


def mark_answer(row: QuestionRow, answer: AnswerView) -> Mark:
    """A mark of an answer."""
    return Mark(answer_key(row.ref, answer.key), f"{asked_words(row)}: {answer_words(answer)}")


def mark_claim(claim: ClaimView) -> Mark:
    """A mark of a claim."""
    return Mark(
        claim_key(claim.slug), f"{claim.entity_name}: {claim.question}: {value_words(claim)} ({claim.speaker_name})"
    )


def called(key: Key) -> str:
    """A mark by its ids, where nothing else is known of it."""
    ref: QuestionRef | None = key.ref
    return "/".join(part for part in (ref.entity, ref.property, ref.scope) if part) if ref is not None else key.of


class Basket:
    """The marks of a store, in the order in which they were made."""

    def __init__(self) -> None:
        self._marks: dict[Key, str] = {}
        self._path: Path | None = None
        self._store = ""
        self._seen: tuple[int, int] | None = None
        self._loaded = True

    def keep_for(self, store: Path) -> None:
        """Be kept beside what is known of this store; what was kept is there from now on."""
        from zlib import crc32

        from platformdirs import user_state_path

        self._store = str(store.absolute())
        name = f"{crc32(self._store.encode(errors='surrogateescape')):08x}.json"
        self._path = user_state_path("whosays", appauthor=False) / "baskets" / name
        self._loaded = False

    def __contains__(self, key: Key) -> bool:
        return key in self._known

    def __len__(self) -> int:
        return len(self._known)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks."""
        return tuple(Mark(*it) for it in self._known.items())

    def step(self, stages: Sequence[Sequence[Mark]]) -> Sequence[Mark]:
        """Mark the first stage; where one is marked already the next instead, and behind the last none.

        Returns what is marked now, empty where nothing of it is. A stage is marked when all of it is.
        """
        self._look_again()
        last = max((nth for nth, stage in enumerate(stages) if all(it.key in self for it in stage)), default=-1)
        for it in stages[last] if last >= 0 else ():
            del self._marks[it.key]
        chosen: Sequence[Mark] = stages[last + 1] if last + 1 < len(stages) else ()
        for key, words in chosen:
            self._marks.setdefault(key, " ".join(words.split())[:_LONGEST])
        self._keep()
        return chosen

    @property
    def kept(self) -> bool:
        """Whether it outlives the session."""
        return self._path is not None

    @property
    def _known(self) -> dict[Key, str]:
        if not self._loaded:
            self._look_again()
        return self._marks

    def _look_again(self) -> None:
        """Take what is kept, where another session wrote since."""
        self._loaded = True
        if self._path is None:
            return
        try:
            found = self._path.stat()
        except FileNotFoundError:
            if self._seen is not None:  # another session took the last mark off
                self._seen, self._marks = None, {}
            return
        except OSError:
            return
        now = found.st_mtime_ns, found.st_size
        if now != self._seen and found.st_size <= _MOST:
            self._seen = now
            self._marks = _read(self._path, self._store)

    def _keep(self) -> None:
        """Write the file, which only its owner may read; an empty basket has none. Where it cannot be the basket lasts
        as long as the session."""
        if self._path is None:
            return
        import json

        told = [[*_told(key), words] for key, words in self._marks.items()]
        try:
            if not told:
                self._path.unlink(missing_ok=True)
                self._seen = None
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            made = self._path.with_suffix(f".{os.getpid()}")
            handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"store": _plain(self._store), "marks": told}, file)
            made.replace(self._path)
            found = self._path.stat()
            self._seen = found.st_mtime_ns, found.st_size
        except OSError:
            self._path = None


def _told(key: Key) -> tuple[str, str, str, str, str]:
    ref = key.ref or QuestionRef("", "", "")
    return key.kind, ref.entity, ref.property, ref.scope, key.of


def _plain(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()


def _read(path: Path, store: str) -> dict[Key, str]:
    """The marks of a file; none where it is of another store, or not as it was written."""
    import json

    try:
        kept = json.loads(path.read_text("utf-8"))
        rows = kept["marks"] if kept["store"] == _plain(store) else []
        marks: dict[Key, str] = {}
        for kind, entity, prop, scope, of, words in rows:
            if kind in _KINDS and all(isinstance(it, str) for it in (entity, prop, scope, of, words)):
                ref = None if kind == "claim" else QuestionRef(entity, prop, scope)
                marks[Key(cast("Kind", kind), ref, of)] = words[:_LONGEST]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return marks
