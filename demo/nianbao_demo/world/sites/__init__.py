"""The sites, with one module for each content system."""
