"""A started program floods the output, not the program itself."""
import subprocess

subprocess.run(["/bin/sh", "-c", "while :; do printf '%65536s'; done"], start_new_session=True, check=False)
