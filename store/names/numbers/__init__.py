"""Numbers in any writing: in words of several languages, and what counts beside a number."""
