"""Texts that something trips over, and those of reports, for what chance makes."""

from __future__ import annotations

#: What YAML, terminals and files trip over, in the midst of words.
ODD = (
    *("plain words", "a: b", "x #y", "- z", "true", "1e3", "null", "'q' \"d\"", "two\n\nlines", " lead", "trail "),
    *("é e\u0301", "إدريس", "漢", "{a: b}", "[c]", "---", "|", ">", "a\\b", "%", "@x", "tab\tin", "\ufeffmark", "\x85"),
    "a much longer line of words that goes on and on " * 4,
)
TEXTS = (
    "The ministry said Idris Walid died in East Province on 3 May 2021. At least 12 people were killed.\n",
    "Nobody knows.\r\nTwelve were hurt, and seven were killed,\u2028a voice said. Walid was about 40.\n",
    "---\nid: x\n---\nIdris Walid is alive, and about 40 years old, friends say. Up to 20 were killed",
)
