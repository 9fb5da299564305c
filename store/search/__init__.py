"""Any spelling finds its entity, any words their passage."""
