"""What the shell completes with Tab: commands, and the ids that the store of the call knows.

Typer's scripts ask by environment variables and put the answer into the line, zsh after evaluating it. So only
plain words are offered: an id that a shell might read otherwise is never completed. A question is answered from
the store as it lies; nothing is loaded or written, and what goes wrong is an empty answer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, TypeVar

import typer

from store.model.places import place_of
from store.model.problems import Refused
from store.model.vocabulary import KINDS, STATES

if TYPE_CHECKING:
    from store.library import Library
    from store.model.vocabulary import Named
    from store.properties.vocabulary import Vocabulary

_Answer = TypeVar("_Answer")

MOST = 200
"""More ids than that nobody looks through; another letter makes them fewer."""
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
#: Where bash cuts a word (COMP_WORDBREAKS), and the words that are none of their own when it did.
_SIGNS = re.compile("[:=]+")
_CUT = re.compile(r"--[\w-]+=$|(?:--store=)?(?:postgres(?:ql)?:|service=)")
_GRADED: tuple[Named, ...] = ("source", "voice", "claim")
_DECISIONS = ("holds", "several", "not_comparable", "unresolved", "withdraw")


def states() -> list[str]:
    """States of a question."""
    return [*STATES, "all"]


def gap_kinds() -> list[str]:
    """Kinds of gaps."""
    from store.model.out.gaps import GAP_KINDS

    return list(GAP_KINDS)


def kinds() -> list[str]:
    """Kinds of entity."""
    return list(KINDS)


def decisions() -> list[str]:
    """What can be decided about a question."""
    return list(_DECISIONS)


def entities(context: typer.Context, incomplete: str) -> list[str]:
    """Entities' ids."""
    return _ids(context, "entity", incomplete)


def voices(context: typer.Context, incomplete: str) -> list[str]:
    """Ids of those who speak."""
    return _ids(context, "voice", incomplete)


def addresses(context: typer.Context, incomplete: str) -> list[str]:
    """Addresses of entities, and of what is asked about the one that is named."""
    named, slash, begun = incomplete.rpartition("/")
    if not slash:
        return _ids(context, "entity", incomplete)
    of = named.split("/")
    kinds: dict[int, Named] = {1: "property", 2: "scope"}
    if len(of) not in kinds or not all(_PLAIN.fullmatch(part) for part in of):
        return []
    found = _asked(context, lambda library: library.ids(kinds[len(of)], begun, of, most=MOST)) or ()
    return [f"{named}/{name}" for name in found if _PLAIN.fullmatch(name)]


def sources(context: typer.Context, incomplete: str) -> list[str]:
    """Sources' ids."""
    return _ids(context, "source", incomplete)


def graded(context: typer.Context, incomplete: str) -> list[str]:
    """What can be graded: sources', publishers' and claims' ids."""
    return [*dict.fromkeys(it for kind in _GRADED for it in _ids(context, kind, incomplete))]


def renditions(context: typer.Context, incomplete: str) -> list[str]:
    """Wordings, of the source that was named where it is known already."""
    return _ids(context, "rendition", incomplete, *(["source"] if context.params.get("source") else []))


def properties(context: typer.Context, incomplete: str) -> list[str]:
    """Properties: what is said of the entity that was named, where the command takes one."""
    return _ids(context, "property", incomplete, *(["entity"] if "entity" in context.params else []))


def records(context: typer.Context, incomplete: str) -> list[str]:
    """Ids of the kind of record that was named."""
    named: dict[object, Named] = {"entity": "entity", "source": "source", "claim": "claim"}
    kind = named.get(context.params.get("kind"))
    return _ids(context, kind, incomplete) if kind is not None else []


def every_property(context: typer.Context, incomplete: str) -> list[str]:
    """All properties there are, those of the case with them."""
    return [prop_id for prop_id in _vocabulary(context).properties if prop_id.startswith(incomplete)]


def parts(context: typer.Context, incomplete: str) -> list[str]:
    """The scopes that the property named has in any case."""
    prop = _vocabulary(context).get(str(context.params.get("property_")))
    return [scope.id for scope in (prop.scopes if prop is not None else ()) if scope.id.startswith(incomplete)]


def choices(context: typer.Context, incomplete: str) -> list[str]:
    """What the value of the property named can be, where it is chosen from a list."""
    prop = _vocabulary(context).get(str(context.params.get("property_")))
    return [choice for choice in (prop.tree if prop is not None else ()) if choice.startswith(incomplete)]


def _vocabulary(context: typer.Context) -> Vocabulary:
    from store.properties.vocabulary import BUILT_IN

    return _asked(context, lambda library: library.vocabulary()) or BUILT_IN


def scopes(context: typer.Context, incomplete: str) -> list[str]:
    """The scopes of the question that was named."""
    return _ids(context, "scope", incomplete, "entity", "property_")


def _ids(context: typer.Context, named: Named, begun: str, *of: str) -> list[str]:
    named_before = [str(context.params[name]) for name in of]
    found = _asked(context, lambda library: library.ids(named, begun, named_before, most=MOST)) or ()
    return [name for name in found if _PLAIN.fullmatch(name)]


def _asked(context: typer.Context, question: Callable[[Library], _Answer]) -> _Answer | None:
    """What the store of the call says; None where there is none."""
    from store.library import Library
    from tui.commands.stores import store_to_read

    given = context.params.get("store")
    if given is None and context.info_name == "browse":
        # an option that has no value yet leaves what stands before it among the words that are not read
        given = context.params.get("what") or next(iter(context.args), None)
    if given is None and context.info_name == "demo":
        from tui.session.places import shipped

        given = shipped()[1]
    try:
        # the shell has not yet looked at ~ and $HOME
        store = place_of(os.path.expanduser(os.path.expandvars(str(given)))) if given is not None else None  # noqa: PTH111
        with Library(store_to_read(store, read_only=True), read_only=True, untouched=True) as library:
            return question(library)
    except Refused:
        return None


#: Typer's script for zsh with an end of its own: zsh reads such a file at the first Tab, and takes that Tab for asked.
_ZSH = """
#compdef %(prog_name)s

%(complete_func)s() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" %(autocomplete_var)s=complete_zsh %(prog_name)s)
}

compdef %(complete_func)s %(prog_name)s
[[ $zsh_eval_context[-1] == loadautofunc ]] && %(complete_func)s "$@"
"""


def mend_scripts() -> None:
    """Let the script that is installed for zsh answer the first Tab of a session too.

    Typer has no public way to give a shell a script of one's own: what it prints and installs, it takes from this table
    alone. So Typer is pinned (pyproject.toml), and the script is tried in a real zsh where there is one.
    """
    from typer import _completion_shared

    _completion_shared._completion_scripts["zsh"] = _ZSH


def words_before(environment: MutableMapping[str, str]) -> list[str]:
    """The words of the line before the one that is completed, without the program's name.

    Bash cuts ``--store=FILE`` into three words, and the address of a server at each of its signs: they are made one
    again, in ``environment`` too.
    """
    if "COMP_WORDS" not in environment:
        line = environment.get("_TYPER_COMPLETE_ARGS", "")
        words = line.split()
        return words[1:] if line[-1:].isspace() else words[1:-1]
    words, at = environment["COMP_WORDS"].split("\n"), int(environment.get("COMP_CWORD", "0"))
    if len(words) > 1:
        place = 1
        while place + 1 < min(at, len(words)):
            if _SIGNS.fullmatch(words[place]) and _CUT.match(f"{words[place - 1]}{words[place]}"):
                words[place - 1 : place + 2] = ["".join(words[place - 1 : place + 2])]
                at -= 2
            else:
                place += 1
        environment["COMP_WORDS"], environment["COMP_CWORD"] = "\n".join(words), str(at)
    else:
        words = environment["COMP_WORDS"].split()
    return words[1:at]
