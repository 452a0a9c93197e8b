print("\x1b[2J\x1b[H\x1b]0;100 points\x07\x1b]52;c;cm0gLXJm\x07\x1b[32m100 of 100 points\x1b[0m")
raise ValueError("\x1b[2J\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\")
