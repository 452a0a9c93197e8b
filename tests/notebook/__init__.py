"""`%grade` in a session that goes on."""
