held = []
while len(held) < 800:
    held.append(bytearray(10**7))
