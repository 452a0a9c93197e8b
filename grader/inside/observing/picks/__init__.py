"""Where the submission's own code picks the largest of some values."""
