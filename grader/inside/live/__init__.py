"""Looks on in a notebook session of the student's own, where nothing is run, changed or stopped for it."""
