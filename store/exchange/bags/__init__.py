"""A whole case as a BagIt bag (RFC 8493): packed, and verified before anything of it is unpacked."""
