"""The SQLite file: its tables, indices and views, made from the dictionary. Has no code about crawls or documents."""
