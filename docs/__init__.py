"""The documentation, and the parts of it that are generated from the code."""
