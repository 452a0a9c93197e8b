"""The errors of a run, and what to know about them."""
