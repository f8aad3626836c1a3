"""`make fuzz`: random reports through every format and back, and files damaged at random."""
