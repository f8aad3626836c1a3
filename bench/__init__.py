"""How fast it is, always against a named alternative in the same run. No timed tests."""
