"""A pattern that backtracks exponentially."""
import re

print(re.match("(a+)+$", "a" * 64 + "!"))
