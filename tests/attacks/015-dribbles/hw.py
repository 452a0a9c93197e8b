import sys
import time

while True:
    print(".", end="")
    sys.stdout.flush()
    time.sleep(0.2)
