"""Asks for a core dump and aborts."""
import os
import resource

try:
    resource.setrlimit(resource.RLIMIT_CORE, (2**40, 2**40))
except (ValueError, OSError) as error:
    print(f"PROBE core: denied ({error})", flush=True)
else:
    print("PROBE core: OPEN the limit was raised", flush=True)
memory = bytearray(b"x" * 100_000_000)
os.abort()
