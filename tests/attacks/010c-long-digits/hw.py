"""Decimal digits of a huge number, with the guard of the interpreter switched off."""
import sys

sys.set_int_max_str_digits(0)
print(len(str(1 << (1 << 26))))
