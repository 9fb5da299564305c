"""PostgreSQL: a store is a schema of a database on a server. Loaded only where a store is opened there."""
