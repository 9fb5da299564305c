"""What widgets and screens tell the app: messages that flow up, each naming one thing to do.

A screen never pushes another one and a widget never reaches into the app; the browser alone turns these
into screens (`tui.app.browser`, and its parts in `tui.app.opening`, `tui.app.deciding` and `tui.app.out`).
`queue` is the list a question was opened from, so that the next one is a key away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from textual.geometry import Region
from textual.message import Message

from store.model.claims import ClaimView, QuestionRef, SourceRow
from tui.terminal.textual_inside import from_nobody

if TYPE_CHECKING:
    from store.model.same import Decided
    from store.model.views import VoiceRow
    from tui.session.basket import Mark


class Wish(Message):
    """Something for the app to do.

    Textual lets a message rise no further than the parent that was at work when it was made. A widget
    that wishes in a callback of its screen (what waited for an answer) is heard by the app all the same.
    """

    def __init__(self) -> None:
        super().__init__()
        from_nobody(self)


class OpenEntity(Wish):
    """Show an entity in Browse."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug


class OpenQuestion(Wish):
    """Lay a question open in Compare, at the answer of a claim (its slug) if one is given."""

    def __init__(self, ref: QuestionRef, queue: tuple[QuestionRef, ...] = (), claim: str | None = None) -> None:
        super().__init__()
        self.ref = ref
        self.queue = queue
        self.claim = claim


class OpenSource(Wish):
    """Read a source, in a rendition (None: the best one held), at a claim (its slug) if one is given.

    With ``find`` these words are found in it, from a code point (``at``) on.
    """

    def __init__(
        self,
        slug: str,
        rendition: str | None = None,
        claim: str | None = None,
        *,
        find: str = "",
        at: int | None = None,
    ) -> None:
        super().__init__()
        self.find = find
        self.at = at
        self.slug = slug
        self.rendition = rendition
        self.claim = claim


class OpenWorklist(Wish):
    """Show the questions that are not settled, worst first; `voice` keeps those a voice speaks on.

    With ``filters``, by name, the list is narrowed to these and to nothing else.
    """

    def __init__(self, voice: str | None = None, filters: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.voice = voice
        self.filters = filters


class OpenTimeline(Wish):
    """Show the dated events of an entity, or of the whole case."""

    def __init__(self, entity: str | None = None) -> None:
        super().__init__()
        self.entity = entity


class OpenVoices(Wish):
    """Show who speaks, and all that one voice says."""

    def __init__(self, voice: str | None = None) -> None:
        super().__init__()
        self.voice = voice


class OpenMatrix(Wish):
    """Show a question's rival answers against its voices."""

    def __init__(self, ref: QuestionRef) -> None:
        super().__init__()
        self.ref = ref


class OpenNames(Wish):
    """Show an entity's spellings, and the entities that sound like it."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug


class OpenPairs(Wish):
    """Show who may be the same, at the first pair of an entity where there is one."""

    def __init__(self, entity: str | None = None) -> None:
        super().__init__()
        self.entity = entity


class DecidePair(Wish):
    """Decide about two entities, each an id and a name: say why, and of the same see first what it does."""

    def __init__(self, one: tuple[str, str], other: tuple[str, str], decided: Decided) -> None:
        super().__init__()
        self.one = one
        self.other = other
        self.decided = decided


class SplitEntity(Wish):
    """Split an entity from who was said to be the same."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug


class OpenSources(Wish):
    """Show the list of sources, at one of them if one is given."""

    def __init__(self, source: str | None = None) -> None:
        super().__init__()
        self.source = source


class CompareSources(Wish):
    """Put a source beside another one (None: beside all others), by question."""

    def __init__(self, one: str, other: str | None = None) -> None:
        super().__init__()
        self.one = one
        self.other = other


class OpenGaps(Wish):
    """Show what the case does not know."""


class GradeAny(Wish):
    """Grade what is at hand: a claim, its source and that one's publisher; a source and its publisher; a publisher."""

    def __init__(self, of: ClaimView | SourceRow | VoiceRow) -> None:
        super().__init__()
        self.of = of


class OpenPictures(Wish):
    """Show the case as a picture: which (`tui.session.ways.whereabouts.PICTURES`), the one shown last if not said."""

    def __init__(self, what: str = "") -> None:
        super().__init__()
        self.what = what


class OpenBookmarks(Wish):
    """List the places that were bookmarked."""


class GoTo(Wish):
    """Go to a place, as it stands now; the address of one (`tui.session.ways.addresses`)."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class Leaves(Wish):
    """A screen is about to show another place than it does: that one (its address) can be gone back to."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class AddReports(Wish):
    """Bring reports in: sources, or (``of``) other wordings of a source; ``paths`` are those that were dropped."""

    def __init__(self, of: str = "", paths: str = "") -> None:
        super().__init__()
        self.of = of
        self.paths = paths


class JudgeQuestion(Wish):
    """Record what a person decides about a question."""

    def __init__(self, ref: QuestionRef) -> None:
        super().__init__()
        self.ref = ref


class CopyClaim(Wish):
    """Copy a claim's citation; with `choose`, ask for the format first."""

    def __init__(self, claim: ClaimView, *, choose: bool = False) -> None:
        super().__init__()
        self.claim = claim
        self.choose = choose


class CopyClaims(Wish):
    """Copy the citations of several claims as one text; with `choose`, ask for the format first."""

    def __init__(self, claims: tuple[ClaimView, ...], *, choose: bool = False) -> None:
        super().__init__()
        self.claims = claims
        self.choose = choose


class MarkThese(Wish):
    """Mark what is highlighted; where it is marked already the next of `stages` instead, and behind the last nothing.

    With `tell` it is said what is marked now: the sign is not in sight, or there are several stages.
    """

    def __init__(self, stages: Sequence[Sequence[Mark]], *, tell: bool = False) -> None:
        super().__init__()
        self.stages = stages
        self.tell = tell


class OpenBasket(Wish):
    """Show what is marked."""


class CiteSelection(Wish):
    """Make a claim of words of a source: code points of that rendition's text, end exclusive."""

    def __init__(self, source: str, rendition: str, start: int, end: int) -> None:
        super().__init__()
        self.source = source
        self.rendition = rendition
        self.start = start
        self.end = end


class ChangeClaim(Wish):
    """Change a claim: open its source at it, in a rendition, with the form beside it."""

    def __init__(self, slug: str, rendition: str | None, claim: str) -> None:
        super().__init__()
        self.slug = slug
        self.rendition = rendition
        self.claim = claim


class ChangeRecord(Wish):
    """Change an entity or the head of a source in a form; keys go to its field ``at``."""

    def __init__(self, kind: Literal["entity", "source"], slug: str, at: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.slug = slug
        self.at = at


class NameEditor(Wish):
    """Ask who edits, once a session: `then` gets the name, `otherwise` is called where none is given."""

    def __init__(self, then: Callable[[str], None], otherwise: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.then = then
        self.otherwise = otherwise


class OpenJournal(Wish):
    """List who changed what and when."""


class OpenEdit(Wish):
    """Show what one line of the journal changed."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class OpenClashes(Wish):
    """Show what both the store and the case's folder changed."""


class StoreWritten(Wish):
    """This session wrote to the store: what is shown must be asked for again."""


class StoreAway(Wish):
    """The store cannot be reached: it is to be looked for until it is back."""


class CopyText(Wish):
    """Copy a text as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Told(Wish):
    """Words came to stand at a place of the screen, where they are to be read."""

    def __init__(self, region: Region) -> None:
        super().__init__()
        self.region = region
