"""Derived from captures and readings: which copy of a report is shown, its history, its revisions."""
