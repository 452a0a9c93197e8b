"""As many busy threads as can be had, up to twenty thousand, and none of them ends."""
import threading
import time


def work():
    while True:
        time.sleep(0.001)


threading.stack_size(64 * 1024)
for number in range(20000):
    try:
        threading.Thread(target=work).start()
    except RuntimeError as error:
        print("no more after", number, error)
        break
while True:
    time.sleep(1)
