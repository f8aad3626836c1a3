"""What the corpus holds, counted for people."""
