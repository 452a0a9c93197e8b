"""A file as handed in becomes a Submission."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from grader.errors import RefusedSubmission, UsageError
from grader.facts import CellRun, Evidence, HandedIn, Run
from grader.reading.caps import Caps
from grader.reading.intake import kind_of
from grader.records import Submission
from grader.submission import as_notebook, mentions_tensorflow, read_submission, unread

from .reading.notebook import code, markdown, text_of
from .tables import table

CAPS = Caps()


def handed_in(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(folder: Path, name: str, content: str | bytes, caps: Caps = CAPS) -> Submission:
    return read_submission(handed_in(folder, name, content), caps)


@pytest.mark.parametrize("name", ["x.ipynb", "X.IPYNB", "x.py", "x.md", "zwölf Ziffern (1).py"])
def test_the_ending_tells_the_kind(name: str, tmp_path: Path) -> None:
    kinds = {".ipynb": "notebook", ".py": "module", ".md": "response"}
    path = handed_in(tmp_path, name, text_of(code("a")))
    assert kind_of(path) == read_submission(path).handed_in.kind == kinds[path.suffix.lower()]
    assert read_submission(path).handed_in.name == name


@table(
    ("name", "words"),
    {
        "missing": ("nothing.py", "there is no file"),
        "misspelled": ("homwork.py", r"did you mean .*homework\.py\?"),
        "a folder": ("folder", "is a folder"),
        "a folder with an ending": ("folder.ipynb", "is a folder"),
        "another ending": ("homework.docx", r"ends in \.docx"),
        "no ending": ("homework", "has no ending"),
    },
)
def test_what_is_no_submission_is_a_wrong_command_line(name: str, words: str, tmp_path: Path) -> None:
    for file in ("homework.py", "homework.docx", "homework"):
        (tmp_path / file).touch()
    for folder in ("folder", "folder.ipynb"):
        (tmp_path / folder).mkdir()
    with pytest.raises(UsageError, match=words):
        read_submission(tmp_path / name)


@table(
    ("name", "content", "words"),
    {
        "not JSON": ("x.ipynb", "print('hello')", "not a notebook"),
        "empty": ("x.ipynb", b"", "is empty"),
        "no cells": ("x.ipynb", text_of(), "has no cells"),
        "a picture": ("x.ipynb", bytes(range(256)) * 9, "does not hold text"),
        "a picture called .py": ("x.py", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "does not hold text"),
        "a picture called .md": ("x.md", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1" * 9, "does not hold text"),
        "larger than what is read": ("x.py", "#" * 30_000, "larger than 0 MB"),
        "too much text": ("x.ipynb", text_of(code("#" * 15_000)), "MB of text"),
    },
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    name: str, content: str | bytes, words: str, tmp_path: Path
) -> None:
    with pytest.raises(RefusedSubmission, match=words) as refused:
        read(tmp_path, name, content, Caps(raw=20_000, text=10_000))
    assert str(refused.value).endswith(".")


@table(
    ("make", "words"),
    {
        "a pipe": (os.mkfifo, "a pipe, a socket or a device"),
        "a link to nowhere": (lambda path: path.symlink_to("nowhere"), "leads nowhere"),
        "a link to itself": (lambda path: path.symlink_to(path.name), "leads nowhere"),
        "a link to another place": (lambda path: path.symlink_to("/etc/passwd"), "outside its folder"),
        "a link up": (lambda path: path.symlink_to("../secret.md"), "outside its folder"),
        "a link to a pipe": (
            lambda path: (os.mkfifo(f"{path}.pipe"), path.symlink_to(f"{path}.pipe")),
            "a pipe",
        ),
        "a tebibyte": (lambda path: path.touch() or os.truncate(path, 2**40), "larger than 512 MB"),
    },
)
def test_what_is_no_plain_file_is_refused_and_never_read(
    make: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("# secret")
    path = tmp_path / "folder" / "homework.md"
    path.parent.mkdir()
    make(path)
    with pytest.raises(RefusedSubmission, match=words) as refused:
        read_submission(path)
    assert str(refused.value).endswith(".")
    assert unread(path) == HandedIn(name="homework.md", kind="response", sha256="", cells=0)


def test_a_link_that_stays_in_its_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    content = "x = 1"
    handed_in(tmp_path / "versions", "2.txt", content)
    (tmp_path / "x.py").symlink_to("versions/2.txt")
    found = read_submission(tmp_path / "x.py").handed_in
    assert (found.name, found.sha256) == ("x.py", hashlib.sha256(content.encode()).hexdigest())


def test_what_was_refused_for_its_content_has_a_hash(tmp_path: Path) -> None:
    path = handed_in(tmp_path, "x.ipynb", "nonsense")
    assert unread(path).sha256 == hashlib.sha256(b"nonsense").hexdigest()


@pytest.mark.parametrize("name", ["a\x1b]0;x\x07.py", "\u202eyp.py", "a\nb.py", os.fsdecode(b"\xff.py")])
def test_a_name_hides_nothing_and_can_be_kept(name: str, tmp_path: Path) -> None:
    shown = read(tmp_path, name, "x = 1").handed_in.name
    assert shown.isprintable()
    assert "«U+" in shown
    assert shown.encode()


def test_a_name_that_no_system_takes_is_a_wrong_command_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be opened"):
        read_submission(tmp_path / ("a" * 5000 + ".py"))


@pytest.mark.parametrize("name", ["x.py", "x.md"])
@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_module_or_response_is_a_submission_with_nothing_in_it(
    name: str, content: str, tmp_path: Path
) -> None:
    submission = read(tmp_path, name, content)
    assert submission.cells == ()
    assert submission.handed_in.cells == 0
    assert as_notebook(submission)["cells"] == []


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    content = "# %%\nx = 1\r\n".encode("utf-16")
    assert read(tmp_path, "x.py", content).handed_in.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
@pytest.mark.parametrize("name", ["x.py", "x.ipynb", "x.md"])
def test_every_kind_is_read_in_every_usual_encoding(name: str, encoding: str, tmp_path: Path) -> None:
    words = "# 手写数字识别和训练图像\n"
    content = json.dumps({"cells": [code(words)]}, ensure_ascii=False) if name.endswith("ipynb") else words
    submission = read(tmp_path, name, content.encode(encoding))
    assert submission.cells[0].source.strip() == words.strip()


def test_a_notebook_of_60_mb_of_pictures_is_read(tmp_path: Path) -> None:
    pictures = [{"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo" * 500_000}}]
    cells = [code(f"x = {number}", outputs=pictures) for number in range(11)]
    path = handed_in(tmp_path, "x.ipynb", text_of(*cells))
    assert path.stat().st_size > 60e6
    submission = read_submission(path)
    assert [cell.source for cell in submission.cells] == [f"x = {number}" for number in range(11)]
    assert len(repr(submission)) < 10_000


def test_a_notebook_of_60_mb_of_embedded_pictures_is_read(tmp_path: Path) -> None:
    source = "![x](data:image/png;base64," + "iVBORw0KGgo" * 5_500_000 + ")"
    submission = read(tmp_path, "x.ipynb", text_of(markdown(source)))
    (prose,) = submission.handed_in.prose
    assert prose.text == "![x](embedded:0)"


def test_words_of_a_notebook_know_their_heading_cell_and_line(tmp_path: Path) -> None:
    text = text_of(markdown(["# Why?\n", "\n", "one"]), code("a"), markdown("two"))
    prose = read(tmp_path, "x.ipynb", text).handed_in.prose
    assert [(each.heading, each.text, each.cell) for each in prose] == [
        ("Why?", "one", 1),
        ("Why?", "two", 3),
    ]
    assert prose[0].line is not None
    assert '"one"' in text.split("\n")[prose[0].line - 1]


def test_words_of_a_response_know_their_line_and_have_no_cell(tmp_path: Path) -> None:
    prose = read(tmp_path, "x.md", "1. Why?\n\none\n\n2. What?\ntwo\n").handed_in.prose
    assert [(each.heading, each.cell, each.line) for each in prose] == [
        ("1. Why?", None, 3),
        ("2. What?", None, 6),
    ]


def test_pictures_of_a_response_are_looked_at_and_come_along(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("L", (28, 28)).save(out, "PNG")
    (tmp_path / "digit.png").write_bytes(out.getvalue())
    (tmp_path / "words.png").write_text("no picture")
    submission = read(tmp_path, "x.md", "# A\n![a](digit.png)\n# B\n![b](words.png) ![c](gone.png)")
    good, bad, gone = submission.handed_in.pictures
    assert (good.heading, good.alt, good.width, good.problem, good.line) == ("A", "a", 28, None, 2)
    assert (bad.heading, bad.width, bad.line) == ("B", None, 4)
    assert bad.problem is not None
    assert gone.problem is not None
    assert set(submission.files) == {"digit.png", "words.png"}


def test_pictures_attached_to_a_cell_are_looked_at(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("L", (28, 28)).save(out, "PNG")
    attached = {"x.png": {"image/png": base64.b64encode(out.getvalue()).decode()}}
    submission = read(tmp_path, "x.ipynb", text_of(markdown("![a](attachment:x.png)", attachments=attached)))
    assert submission.handed_in.pictures[0].width == 28
    assert as_notebook(submission)["cells"][0]["attachments"] == attached


def test_thousands_of_pictures_are_not_all_looked_at(tmp_path: Path) -> None:
    submission = read(tmp_path, "x.md", "![a](x.png)\n" * 5000)
    assert len(submission.handed_in.pictures) == Caps().pictures


@table(
    ("cells", "expected"),
    {
        "an import": ([code("import tensorflow as tf")], True),
        "keras alone": ([code("from keras import layers")], True),
        "a module beside": ([code("import helper")], True),
        "words only": ([markdown("I used Keras"), code("x = 1")], False),
        "a comment": ([code("# without tensorflow")], True),
    },
)
def test_tensorflow_is_mentioned_in_code_or_in_what_it_imports(
    cells: list[object], expected: bool, tmp_path: Path
) -> None:
    (tmp_path / "helper.py").write_text("import keras")
    assert mentions_tensorflow(read(tmp_path, "x.ipynb", text_of(*cells))) is expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.ipynb", text_of(markdown("a"), code("b"), {"cell_type": "raw", "source": "c"})),
        ("x.py", "# %% [markdown]\n# a\n# %%\nb"),
        ("x.md", "# a\nb"),
    ],
)
def test_every_kind_becomes_a_valid_notebook(name: str, content: str, tmp_path: Path) -> None:
    notebook = as_notebook(read(tmp_path, name, content))
    nbformat.validate(notebook)
    assert notebook == as_notebook(read(tmp_path, name, content))


def test_the_executed_notebook_holds_the_outputs_of_its_run(tmp_path: Path) -> None:
    submission = read(tmp_path, "x.ipynb", text_of(markdown("a"), code("b"), code("c")))
    output = {"output_type": "stream", "name": "stdout", "text": "hello\n"}
    runs = (CellRun(cell=2, outcome="ok", outputs=(output,)), CellRun(cell=3, outcome="not-reached"))
    evidence = Evidence(submission=submission.handed_in, run=Run(outcome="crashed", cells=runs))
    notebook = as_notebook(submission, evidence)
    nbformat.validate(notebook)
    assert [cell.get("execution_count") for cell in notebook["cells"]] == [None, 1, None]
    assert notebook["cells"][1]["outputs"] == [output]


def test_what_was_handed_in_can_be_kept_as_evidence(tmp_path: Path) -> None:
    content = text_of(markdown("# \ud83d half a character \0"), code("x = '\udce9'"))
    found = read(tmp_path, "x.ipynb", content).handed_in
    assert msgspec.json.decode(msgspec.json.encode(found), type=type(found)) == found


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.binary(max_size=200) | st.text(max_size=200), name=st.sampled_from(["x.ipynb", "x.py", "x.md"])
)
def test_whatever_a_file_holds_it_is_read_or_refused(content: bytes | str, name: str, tmp_path: Path) -> None:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        submission = read(tmp_path, name, raw)
    except RefusedSubmission:
        return
    nbformat.validate(as_notebook(submission))
