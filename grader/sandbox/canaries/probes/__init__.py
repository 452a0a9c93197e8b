"""What a canary tries, inside: read as text and run as a submission, never imported by us."""
