"""表中数字: the rows of tables: their lines of the form, their cells by column, their figures."""
