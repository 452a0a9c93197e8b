"""Takes whatever memory is left, however often it is refused; eight gibibytes at most."""
import time

eaten = []
size = 10**8
while size > 1000 and len(eaten) < 80:
    try:
        eaten.append(bytearray(b"y" * size))
    except MemoryError:
        size //= 2
print(sum(map(len, eaten)) > 0)
time.sleep(1e6)
