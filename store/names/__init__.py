"""From a spelling to words, sounds and keys, and how alike two words are."""
