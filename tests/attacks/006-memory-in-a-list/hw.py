"""A list grows, ten megabytes at a time, to eight gibibytes at most."""
import time

eaten = []
for _ in range(820):
    eaten.append(bytearray(b"x" * 10**7))
time.sleep(1e6)
