"""The kernel: audit, editions, translation, search table, shared view and API bases. Knows no business noun."""
