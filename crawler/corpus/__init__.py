"""The corpus: rows in SQLite. The only code that writes them."""
