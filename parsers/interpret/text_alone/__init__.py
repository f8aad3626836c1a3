"""正文: reports without a table, and what sentences state."""
