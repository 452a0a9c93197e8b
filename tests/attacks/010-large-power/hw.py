"""One number with a hundred million digits."""
number = 10 ** 10**8 * 7 ** 10**8
print(number.bit_length())
