"""What a person marked: claims, answers and questions, by names that outlive whatever is rebuilt.

It is kept by store in the state folder, so that leaving costs nobody what they gathered; two sessions on one store
have one basket. Where nothing may be written it lasts as long as the session.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

from store.labels.answers import answer_words
from store.labels.claims import value_words
from store.model.claims import ClaimView, QuestionRef
from store.model.places import Place
from store.model.views import AnswerView, QuestionRow

Kind = Literal["question", "answer", "claim"]
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
    return f"{row.entity_name}: {row.question}"


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
        self._stores: tuple[str, ...] = ()
        self._older = Path()
        self._found: _Found | None = None
        self._loaded = True
        self._aside = ""

    def keep_for(self, store: Place) -> None:
        """Be kept beside what is known of this store; what was kept is there from now on."""
        from zlib import crc32

        from tui.session.state import file_of

        given = str(store.absolute() if isinstance(store, Path) else store)
        self._stores = _plain(str(store.resolve() if isinstance(store, Path) else store)), _plain(given)
        self._path = file_of(store, "baskets", "json")
        # Named so before bookmarks and baskets were named alike: its marks move when the next one is made.
        self._older = self._path.with_name(f"{crc32(given.encode(errors='surrogateescape')):08x}.json")
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
        with self._changing():
            last = max((nth for nth, stage in enumerate(stages) if all(it.key in self for it in stage)), default=-1)
            for it in stages[last] if last >= 0 else ():
                del self._marks[it.key]
            chosen: Sequence[Mark] = stages[last + 1] if last + 1 < len(stages) else ()
            for key, words in chosen:
                self._marks.setdefault(key, " ".join(words.split())[:_LONGEST])
        return chosen

    def look_again(self) -> bool:
        """Take what is kept, where another session wrote since; whether that is something else than before."""
        self._loaded = True
        before = tuple(self._marks)
        if self._path is not None:
            with suppress(OSError):  # told when the next mark cannot be kept
                self._take(self._path, sure=False)
        return tuple(self._marks) != before

    @property
    def kept(self) -> bool:
        """Whether it outlives the session."""
        return self._path is not None

    def told_aside(self) -> str:
        """Say, once, that a file was set aside that is no basket; else nothing."""
        told, self._aside = self._aside, ""
        return told

    @property
    def _known(self) -> dict[Key, str]:
        if not self._loaded:
            self.look_again()
        return self._marks

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Change the marks as they are kept by now, and keep them, while no other session does so. Where that cannot
        be they last as long as the session."""
        from tui.session.state import alone

        self._loaded = True
        with ExitStack() as held:
            try:
                if self._path is not None:
                    held.enter_context(alone(self._path.parent))
                    self._take(self._path, sure=True)
            except OSError:
                self._path = None
            yield
            try:
                if self._path is not None:
                    self._keep(self._path)
            except OSError:
                self._path = None

    def _take(self, path: Path, *, sure: bool) -> None:
        """Read the file where it is not the one that was read before, or in any case."""
        for file in (path, self._older):
            try:
                stamp = _stamp(file)
            except FileNotFoundError:
                continue
            if sure or self._found is None or stamp != self._found.stamp:
                self._found = _read(file, stamp, self._stores)
                self._marks = dict(self._found.marks)
            return
        if self._found is not None:  # another session took the last mark off
            self._found, self._marks = None, {}

    def _keep(self, path: Path) -> None:
        """Write the file, which only its owner may read; an empty basket has none.

        A row that is no mark stays as it is; a file that is no basket is set aside.
        """
        import json

        from tui.session.state import set_aside, write_whole

        found = self._found
        rows = [[*_told(key), words] for key, words in self._marks.items()] + (
            found.others if found is not None else []
        )
        data = json.dumps({"store": self._stores[0], "marks": rows}).encode()
        if len(data) > _MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        if found is not None and not found.understood:
            aside = set_aside(found.path)
            self._aside = (
                f"{found.path}: is no basket of this store: it is kept as {aside.name}, and a new one is begun"
            )
        if rows:
            write_whole(path, data)
        else:
            path.unlink(missing_ok=True)
        self._older.unlink(missing_ok=True)
        self._found = _Found(path, _stamp(path), {}, rows[len(self._marks) :]) if rows else None


class _Found(NamedTuple):
    """What was read of a file: its marks, rows that are none, and whether it is a basket at all."""

    path: Path
    stamp: tuple[int, int, int]
    marks: dict[Key, str]
    others: list[Any]
    understood: bool = True


def _told(key: Key) -> tuple[str, str, str, str, str]:
    ref = key.ref or QuestionRef("", "", "")
    return key.kind, ref.entity, ref.property, ref.scope, key.of


def _plain(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()


def _stamp(path: Path) -> tuple[int, int, int]:
    facts = path.stat()
    return facts.st_ino, facts.st_mtime_ns, facts.st_size


def _read(path: Path, stamp: tuple[int, int, int], stores: Sequence[str]) -> _Found:
    """Read a file. It is not understood where it is too large, of another store, or not as one is written.

    Raises OSError where it cannot be read.
    """
    import json

    from store.text.plain_files import bytes_of

    try:
        kept = json.loads(bytes_of(path, _MOST))
        rows = kept["marks"] if kept["store"] in stores else None
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        rows = None
    except (ValueError, TypeError, KeyError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        return _Found(path, stamp, {}, [], understood=False)
    marks: dict[Key, str] = {}
    others: list[Any] = []
    for row in rows:
        match row:
            case ["question" | "answer" as kind, str(entity), str(prop), str(scope), str(of), str(words)]:
                marks[Key(kind, QuestionRef(entity, prop, scope), of)] = words[:_LONGEST]
            case ["claim", str(), str(), str(), str(of), str(words)]:
                marks[claim_key(of)] = words[:_LONGEST]
            case _:
                others.append(row)
    return _Found(path, stamp, marks, others)
