"""A report of a case for somebody who has no whosays: gathered once, written as a page or as Markdown."""
