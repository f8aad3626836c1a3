"""题名: whose report a document is, of which year, and since when it is public."""
