"""The same class graded by us, by three other graders and by plain scripts: what a hand-in costs."""
