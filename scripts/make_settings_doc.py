"""Make docs/settings.md from the texts below the fields of tui.session.settings.Settings and from the bindings.

usage: python scripts/make_settings_doc.py [--check]
"""

from __future__ import annotations

import ast
import sys
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "settings.md"
sys.path.insert(0, str(ROOT))

HEAD = """# Settings

The browser reads `settings.toml` in the folder `whosays` of your configuration folder
(`$XDG_CONFIG_HOME/whosays/settings.toml`, on most systems `~/.config/whosays/settings.toml`). There
need not be one. What is said on the command line wins. A mistake in the file is told with its line
and key, and nothing is started.

```toml
theme = "nord"
mouse = "off"
panes = ["leader", "group", "raid", "voice"]

[keys]
"browse.search" = "slash,ctrl+f"
```

| setting | default | what it is for |
|---|---|---|
"""
KEYS = """
Should the browser ever break, it says so in one sentence and ends with exit code 1. With `WHOSAYS_DEBUG=1` in
the environment it shows where, with the values at hand: look through it before you send it to anybody.

## Keys by binding id

Names of keys are Textual's: `ctrl+f`, `f5`, `slash`, `question_mark`, `J` (shift and j); several are
separated by commas. Arrow keys and the vim keys `h j k l g G` are both on.

| id | keys | what it does |
|---|---|---|
"""


def documented_fields() -> list[tuple[str, str, str]]:
    """Name, default and text of each setting."""
    tree = ast.parse((ROOT / "tui" / "session" / "settings.py").read_text("utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    out = []
    for node, after in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)):
                raise SystemExit(f"setting {node.target.id} has no text below it")
            default = ast.unparse(node.value) if node.value is not None else ""
            default = {"field(default_factory=dict)": "none", "True": "true", "''": "none"}.get(default, default)
            out.append((node.target.id, default.replace("'", '"'), str(after.value.value)))
    return out


def bindings() -> list[tuple[str, str, str]]:
    """Id, keys and description of every binding that can be changed."""
    import importlib
    import pkgutil

    from textual.binding import Binding
    from textual.dom import DOMNode

    import tui

    found: dict[str, tuple[str, str]] = {}
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__.startswith("tui."):
                for binding in thing.__dict__.get("BINDINGS", ()):
                    if isinstance(binding, Binding) and binding.id:
                        found.setdefault(binding.id, (binding.key, binding.description))
    return [(name, keys, text) for name, (keys, text) in sorted(found.items())]


def text() -> str:
    """The page."""
    rows = [f"| `{name}` | `{default}` | {told} |" for name, default, told in documented_fields()]
    keys = [f"| `{name}` | `{pressed}` | {told} |" for name, pressed, told in bindings()]
    return HEAD + "\n".join(rows) + "\n" + KEYS + "\n".join(keys) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text("utf-8") == text() else f"{TARGET.name} is not current: run this script")
    TARGET.write_text(text(), "utf-8")
