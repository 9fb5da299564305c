"""Everything below the screen: the store of entities, sources and cited claims."""
