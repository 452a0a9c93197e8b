"""Never ends, and uses a processor all the while."""
print("begin")
while True:
    pass
