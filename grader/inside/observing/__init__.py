"""Looking on while a submission runs: every part tells what it recognises, and none changes a result."""
