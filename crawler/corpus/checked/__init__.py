"""Checks beyond a single report: against other years, other issuers, the calendar."""
