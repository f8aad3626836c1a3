"""Benchmarks, always against a named alternative in the same run. Tests measure no time."""
