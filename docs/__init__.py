"""The documentation, and what it takes from the code."""
