held = [bytearray(10**7) for _ in range(100)]
while True:
    for part in held:
        for place in range(0, len(part), 4096):
            part[place] += 1
