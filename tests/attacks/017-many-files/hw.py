made = 0
try:
    while made < 300_000:
        open(f"/tmp/{made}", "w").close()
        made += 1
    print(f"PROBE files: OPEN {made}")
except OSError as error:
    print(f"PROBE files: denied ({error})")
