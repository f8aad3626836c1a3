"""表头: the heads of tables: the names of columns, in one or several rows, turned, broken, of another year."""
