"""Sites: one module for each content system."""
