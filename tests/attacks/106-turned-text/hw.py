сount = 1  # a Cyrillic letter
print("\u202e001 fo 001\u202c points\u200b")
raise ValueError("\u202epassed\u202c")
