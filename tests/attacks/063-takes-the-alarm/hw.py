import signal

for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGUSR1, signal.SIGCHLD):
    signal.signal(number, signal.SIG_IGN)
while True:
    pass
