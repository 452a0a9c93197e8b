import threading


def burn():
    while True:
        sum(range(10**6))


for _ in range(32):
    threading.Thread(target=burn).start()
