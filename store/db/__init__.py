"""The database: schema, connections, transactions, search tables. The only room that names SQLite."""
