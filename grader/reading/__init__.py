"""How a file becomes a submission: one file a kind, and what they share. Reads, never runs."""
