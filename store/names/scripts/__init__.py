"""Names of scripts and languages that no rule of sound reaches: read by syllables, characters and old spellings."""
