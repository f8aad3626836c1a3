"""The SQLite file: its tables, indices and views, made from the dictionary. Knows no crawl and no document."""
