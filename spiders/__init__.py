"""Finds reports on portals, without looking into them. Each portal and each content system has a module."""
