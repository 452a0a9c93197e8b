"""A class folder: every hand-in graded once, side by side, and nothing of it ever lost."""
