"""Text alone: its encoding, and tables that are written in lines of characters."""
