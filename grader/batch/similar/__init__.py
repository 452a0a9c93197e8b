"""Whose code is nearly the same: looked for in what was recorded, and told to a person."""
