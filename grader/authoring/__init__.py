"""For those who make assignments: the hand-out and the recorded reference."""
