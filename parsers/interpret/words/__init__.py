"""What a document says, before its tables are read: its lines and rows, labels, headings, the signs in a row."""
