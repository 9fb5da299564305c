"""Make the pictures of the README and docs from the case that ships.

usage: python scripts/make_screenshot.py [FOLDER]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

#: File name, size, and the keys that lead there from the first screen.
PICTURES: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("browse.svg", (120, 40), ()),
    ("search.svg", (120, 40), ("slash", *"omer")),
    ("compare.svg", (120, 40), ("right", "c")),
    ("contested.svg", (120, 40), ("x",)),
)


async def picture(store: Path, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """One screen as SVG."""
    from store.library import Library
    from tui.app.browser import Browser
    from tui.screens.page import Page
    from tui.session.options import Options
    from tui.terminal.detect import Terminal

    app = Browser(Library(store, read_only=True), Options(glyphs="unicode", theme="dusk"), Terminal())

    async with app.run_test(size=size) as pilot:

        async def settled() -> None:
            await pilot.pause()
            while isinstance(app.screen, Page) and app.screen.asker.busy:
                await pilot.pause()
            await pilot.pause(0.3)

        await settled()
        for key in keys:
            await pilot.press(key)
            await settled()
        return app.export_screenshot(title="whosays")


def main(folder: Path) -> None:
    """Write every picture to ``folder``."""
    from store.sync.load import load_case

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "five.db"
        load_case(ROOT / "seeds", store)
        for name, size, keys in PICTURES:
            (folder / name).write_text(asyncio.run(picture(store, size, keys)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
