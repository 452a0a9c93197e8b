try:
    with open("answers.npz", "wb") as file:
        file.truncate(1 << 40)
    print("made")
except OSError as error:
    print(error)
