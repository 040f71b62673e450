"""The seeds a person gives: typed, in a list, or as a backlink export."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from prospector.campaign import BadInput
from prospector.discover.seeds import Seed, read_seeds

GSC = "Linking page,Last crawled\nhttps://bees.example/links,2026-04-28\nhttps://hives.example/,2026-04-01\n"


def urls_of(*given: str) -> list[str]:
    return [seed.url for seed in read_seeds(given)]


@pytest.mark.parametrize(
    "given",
    [
        "bees.example,https://hives.example/links",
        "bees.example, https://hives.example/links",
        " bees.example\nhttps://hives.example/links\n",
        "bees.example https://hives.example/links,,",
    ],
)
def test_typed_seeds_stand_between_commas_blanks_or_line_ends(given: str) -> None:
    assert read_seeds([given]) == (
        Seed("https://bees.example/", "seed"),
        Seed("https://hives.example/links", "seed"),
    )


def test_a_page_named_twice_is_one_seed() -> None:
    assert urls_of("bees.example,https://BEES.example/#top", "https://bees.example.", "https://bees.example/a") == [
        "https://bees.example/",
        "https://bees.example/a",
    ]


def test_a_text_file_holds_one_address_a_line(tmp_path: Path) -> None:
    path = tmp_path / "my seeds, May.txt"
    path.write_text("# clubs\nbees.example\n\n  https://orchard.example/a,b  # a comma\nbees.example\n", "utf-8")
    assert read_seeds([str(path)]) == (
        Seed("https://bees.example/", "seeds file my seeds, May.txt line 2"),
        Seed("https://orchard.example/a,b", "seeds file my seeds, May.txt line 4"),
    )


def test_files_and_addresses_may_be_mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds.txt").write_text("bees.example\n")
    assert urls_of("hives.example,seeds.txt") == ["https://hives.example/", "https://bees.example/"]


def test_the_referring_pages_of_an_export_are_seeds(tmp_path: Path) -> None:
    path = tmp_path / "gsc.csv"
    path.write_text(GSC)
    assert read_seeds([str(path)]) == (
        Seed("https://bees.example/links", "import gsc.csv line 2"),
        Seed("https://hives.example/", "import gsc.csv line 3"),
    )


def test_rows_of_an_export_that_name_no_page_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "gsc.csv"
    path.write_text(GSC + "javascript:void(0),2026-04-01\n")
    assert len(read_seeds([str(path)])) == 2


def test_a_slip_in_a_list_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "seeds.txt"
    path.write_text("bees.example\nhttps://hives.example/\nnot a url!\nhoney.example\n")
    with pytest.raises(BadInput, match=r"seeds\.txt, line 3: 'not a url!' has a blank in it: correct it"):
        read_seeds([str(path)])


@pytest.mark.parametrize(
    "line",
    ["https://bees.example/,https://hives.example/", "bees.example;http://hives.example", "ftp://bees.example/"],
)
def test_a_list_takes_one_address_a_line_only(tmp_path: Path, line: str) -> None:
    path = tmp_path / "seeds.txt"
    path.write_text(f"honey.example\n{line}\n")
    with pytest.raises(BadInput, match="line 2"):
        read_seeds([str(path)])


@pytest.mark.parametrize(
    "given, says",
    [
        ("not a url!", "The seed 'not' has no dot"),
        ("foo bar", "The seed 'foo' has no dot"),
        ("ftp://bees.example", "begins with ftp:"),
        ("bees.example,hives", "The seed 'hives' has no dot"),
        ("rosa@bees.example", "e-mail"),
        ("~/bees\0.txt", "blank"),
        ("https://orchard.example/a,b.c!/list", "%2C"),
        ("", "No seeds"),
        (" , ,\n", "No seeds"),
    ],
)
def test_a_seed_that_is_no_address_is_refused_in_one_sentence(given: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as refused:
        read_seeds([given])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        "seeds.txt",
        "./seeds",
        "lists/bees",
        "bees.example/links.txt",
        "/nowhere/at/all.csv",
        "C:\\seeds\\bees.csv",
        "my export.xlsx",
        "~/no such list.tsv",
    ],
)
def test_a_path_to_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match="There is no file"):
        read_seeds([given])


def test_a_folder_called_like_a_site_does_not_hide_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bees.example").mkdir()
    Path("lists").mkdir()
    assert urls_of("bees.example") == ["https://bees.example/"]
    with pytest.raises(BadInput, match="is a folder"):
        read_seeds(["lists"])


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("seeds.txt", b"", "is empty"),
        ("seeds.txt", b"\n \r\n\t\n", "is empty"),
        ("seeds.txt", b"# nothing yet\n", "neither a list"),
        ("book.xlsx", b"PK\x03\x04\x14\x00", "save it as CSV"),
        ("renamed.csv", b"PK\x03\x04\x14\x00", "save it as CSV"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as CSV"),
        ("scan.csv", b"%PDF-1.7\n", "not a text file"),
        ("login.csv", b"<!DOCTYPE html>\n<title>Log in</title>", "is a web page"),
        ("disavow.txt", b"# spam\nbees.example\ndomain:spam.example\n", "disavow"),
        ("notes.txt", b"Dear all,\nhere is nothing.\n", "line 1 reads 'Dear all,'"),
    ],
)
def test_a_file_that_holds_no_seeds_is_refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput, match=says):
        read_seeds([str(path)])


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + "bücher.example\n".encode(),
        "bücher.example\n".encode("cp1252"),
        "bücher.example\r\n".encode("utf-16"),
        "bücher.example\r".encode(),
    ],
)
def test_a_list_may_be_saved_by_any_program(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "seeds.txt"
    path.write_bytes(content)
    assert urls_of(str(path)) == ["https://xn--bcher-kva.example/"]


def test_rows_of_an_export_that_were_passed_over_are_told(tmp_path: Path) -> None:
    file = tmp_path / "backlinks.csv"
    file.write_text("Linking page,Last crawled\nhttps://bees.example/links,2026-09-21\nnot a page,2026-09-21\n")
    told: list[str] = []
    assert [seed.url for seed in read_seeds([str(file)], told.append)] == ["https://bees.example/links"]
    (sentence,) = told
    assert f"{file}, line 3: passed over" in sentence
