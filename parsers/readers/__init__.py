"""One module a format: bytes in, neutral document out. No label, no form."""
