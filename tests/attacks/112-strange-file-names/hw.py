import os

for name in (b"a\nb", b"\xff\xfe", b"x" * 255, b"con.py", b"dot.", b"\xe2\x80\xaegpj.exe", b"-rf", b"Alice", b"alice", b"a\x1b[2Jb", b"*"):
    with open(os.path.join(os.getcwdb(), name), "wb") as file:
        file.write(name)
print(sorted(map(repr, os.listdir("."))))
