"""`%load_ext grader`, `%grade`: the verdicts of a session that goes on, without running anything again."""
