"""Reports in which every text was written by somebody who means ill."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

#: Markup, scripts, styles, entities, control and bidi characters, what a spreadsheet and what Markdown would read.
EVIL = (
    "=1+1\t\"'><script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>"
    "<style>*{display:none}</style></title></style></mark></blockquote></svg><!-- ]]> "
    "<a href=javascript:window.hit=1>x</a>"
    "&lt;b&gt;&#x3C;i&#62; \x1b[2J\x07\x00\x9b1m\u202e\u2066\u2069\u200b\ud800\U000e0041\n# H\n"
    "| a | b |\n|---|---|\n![p](http://127.0.0.1:9/p.png) [l](javascript:window.hit=1) <http://127.0.0.1:9/> "
    "http://127.0.0.1:9/bare www.evil.example ```x``` **b** __u__ ~~s~~ $x$ [^1] {{x}} \\\n- item\n1. item\n> quote\n"
)
_T = TypeVar("_T")


def poisoned(fact: _T, evil: str = EVIL) -> _T:
    """The same fact with every free text in it made hostile; what is one of a few words stays."""
    return _poisoned(fact, "", evil)  # type: ignore[no-any-return]


def _poisoned(value: Any, told: str, evil: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        given = {it.name: _poisoned(getattr(value, it.name), str(it.type), evil) for it in fields(value)}
        return type(value)(**given)
    if isinstance(value, tuple):
        return tuple(_poisoned(one, told, evil) for one in value)
    if isinstance(value, str) and told in ("str", "str | None", "tuple[str, ...]"):
        return f"{evil}{value}{evil}"
    return value
