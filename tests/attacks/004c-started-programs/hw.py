"""Starts programs that detach themselves at once, two thousand at most."""
import subprocess
import time

for number in range(2000):
    try:
        subprocess.Popen(["/bin/sleep", "1000000"], start_new_session=True)
    except OSError as error:
        print("no more after", number, error)
        break
time.sleep(1e6)
