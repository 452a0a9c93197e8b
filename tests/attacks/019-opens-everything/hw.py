held = []
try:
    while len(held) < 2_000_000:
        held.append(open("/dev/null"))
except OSError as error:
    print(error)
