"""One line, printed at once."""
print("z" * 150_000_000)
