"""Backlink exports: every kind we know, and everything that happens to files on their way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from prospector.campaign import BadInput
from prospector.discover.backlink_export import Backlink, Export, read_export
from prospector.discover.given_file import MAX_LINE, Trouble, Unusable
from tests.corpus import corpus

PAGE = "https://bees.example/links"
TARGET = "http://gone.example/hive"
SEMRUSH = "Page ascore,Source title,Source url,Target url,Anchor,Nofollow\n"


def read(tmp_path: Path, content: str | bytes, name: str = "export.csv") -> Export:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_export(str(path))


def trouble_with(tmp_path: Path, content: str | bytes, name: str = "export.csv") -> Trouble:
    with pytest.raises(Unusable) as refused:
        read(tmp_path, content, name)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)
    return refused.value.trouble


@pytest.mark.parametrize(
    "format, heading, row",
    [
        (
            "ahrefs_broken_backlinks",
            "Referring page title\tReferring page URL\tTarget URL\tTarget page HTTP code\tAnchor",
            f"Links\t{PAGE}\t{TARGET}\t404\thives",
        ),
        (
            "ahrefs_backlinks",
            "Referring page title\tReferring page URL\tTarget URL\tAnchor\tLost status\tFirst seen",
            f"Links\t{PAGE}\t{TARGET}\thives\t\t2024-01-01",
        ),
        (
            "ahrefs_legacy",
            "#,Domain Rating,Referring Page URL,Link URL,TextPre,Link Anchor",
            f"1,34,{PAGE},{TARGET},see,hives",
        ),
        ("semrush_backlinks", SEMRUSH.strip(), f"22,Links,{PAGE},{TARGET},hives,false"),
        (
            "majestic_backlinks",
            '"SourceURL","AnchorText","TargetURL","SourceTrustFlow"',
            f'"{PAGE}","hives","{TARGET}","12"',
        ),
        (
            "moz_link_explorer",
            "Moz Link Explorer\nInbound Links,mine.example\n\nURL,Title,Anchor Text,PA,DA,Spam Score,Target URL",
            f"{PAGE},Links,hives,12,45,-,{TARGET}",
        ),
        (
            "screaming_frog_all_outlinks",
            '"Type","Source","Destination","Anchor"',
            f'"Hyperlink","{PAGE}","{TARGET}","hives"',
        ),
        ("backlink_table", "Referring page;Target URL;Anchor", f"{PAGE};{TARGET};hives"),
        # Headings in other capitals and with other blanks.
        ("semrush_backlinks", "PAGE  ASCORE;source_url;TargetURL; Anchor ", f"22;{PAGE};{TARGET};hives"),
    ],
)
def test_an_export_of_links_is_read(tmp_path: Path, format: str, heading: str, row: str) -> None:
    export = read(tmp_path, f"{heading}\n{row}\n{row}\n")
    assert export.format == format
    assert export.rows == (Backlink(PAGE, TARGET, "hives", line=0),)
    assert export.rows[0].line == heading.count("\n") + 2
    assert export.remarks == ()


@pytest.mark.parametrize(
    "format, heading, rows",
    [
        ("ahrefs_link_intersect", "Referring page URL,Intersect,rival.example/", [f"{PAGE},1,1"]),
        ("gsc_latest_links", "Linking page,Last crawled", [f'{PAGE},"Sep 21, 2026"']),
        ("gsc_latest_links", "דף מקשר,נסרק לאחרונה", [f"{PAGE},28/04/2026"]),
        ("gsc_latest_links", "Seite mit Link;Zuletzt gecrawlt", [f"{PAGE};28.04.2026"]),
        ("gsc_sample_links", "Linking page", [PAGE]),
        ("gsc_sample_links", "Seite mit Link", [PAGE]),
        ("screaming_frog_response_codes", "Address,Content Type,Status Code", [f"{PAGE},text/html; charset=utf-8,200"]),
        ("backlink_table", "URL,Name", [f"{PAGE},Bees"]),
        ("plain_list", "", [PAGE]),
    ],
)
def test_an_export_of_pages_is_read(tmp_path: Path, format: str, heading: str, rows: list[str]) -> None:
    export = read(tmp_path, "\n".join([heading, *rows]))
    assert export.format == format
    assert export.rows == (Backlink(PAGE, "", "", line=2),)


@pytest.mark.parametrize("heading", ["Site,Linking pages,Target pages", "אתר,דפים מקשרים,דפי יעד"])
def test_linking_sites_are_domains(tmp_path: Path, heading: str) -> None:
    export = read(tmp_path, f'{heading}\nbees.example,"1,240",178\nhives.example,88,13\n')
    assert export.format == "gsc_top_linking_sites"
    assert [row.referring_page for row in export.rows] == ["bees.example", "hives.example"]


@pytest.mark.parametrize("heading", ["Target page,Incoming links,Linking sites", "דף יעד,קישורים נכנסים,אתרים מקשרים"])
def test_ones_own_pages_are_no_seeds(tmp_path: Path, heading: str) -> None:
    table = f'{heading}\nhttps://mine.example/,"2,100",80\nhttps://mine.example/a,88,13\n'
    assert trouble_with(tmp_path, table) is Trouble.OWN_PAGES_NOT_SEEDS


def test_only_hyperlinks_and_only_web_pages_of_a_crawl_count(tmp_path: Path) -> None:
    links = read(tmp_path, f"Type,Source,Destination,Anchor\nImage,{PAGE},{TARGET},\nHyperlink,{PAGE},{TARGET},a\n")
    assert [row.anchor for row in links.rows] == ["a"]
    pages = read(
        tmp_path,
        "Address,Content Type,Status Code\nhttps://bees.example/a.png,image/png,200\nhttps://bees.example/,,0\n",
    )
    assert [row.referring_page for row in pages.rows] == ["https://bees.example/"]


ROW = f"22,Links,{PAGE},{TARGET},hives,false\n"
OTHER = f"22,Links,https://other.example/,{TARGET},hives,false\n"
LAST = f"22,Links,https://last.example/,{TARGET},hives,false\n"


@pytest.mark.parametrize(
    "content, pages, trouble",
    [
        # Harmless
        (SEMRUSH + ROW, [PAGE], None),
        ("sep=,\r\n" + SEMRUSH + ROW, [PAGE], None),
        ("\ufeff\ufeff" + SEMRUSH + ROW, [PAGE], None),
        ((SEMRUSH + ROW).replace("\n", "\r"), [PAGE], None),
        ((SEMRUSH + ROW).encode("utf-16"), [PAGE], None),
        ((SEMRUSH + ROW).encode("utf-16-le"), [PAGE], None),
        ((SEMRUSH + ROW).encode("utf-16-be"), [PAGE], None),
        ((SEMRUSH + ROW.replace("hives", "Bienenstöcke")).encode("cp1252"), [PAGE], None),
        (SEMRUSH + ",,,,,\n" + ROW, [PAGE], None),
        (SEMRUSH + ROW.replace("hives", '"two\nlines"') + OTHER, [PAGE, "https://other.example/"], None),
        # Some rows are lost, the others are not
        (SEMRUSH + f"22,Links,,{TARGET},hives,false\n" + ROW, [PAGE], Trouble.NO_REFERRING_PAGE),
        (SEMRUSH + f"22,Links,about:blank,{TARGET},hives,false\n" + ROW, [PAGE], Trouble.NOT_AN_ADDRESS),
        (SEMRUSH + "22\n" + ROW, [PAGE], Trouble.RAGGED_ROWS),
        (SEMRUSH + ROW + "22,Links,https://cut.exam", [PAGE], Trouble.RAGGED_ROWS),
        (SEMRUSH + ROW + SEMRUSH + OTHER, [PAGE, "https://other.example/"], Trouble.REPEATED_HEADER),
        (SEMRUSH.strip() + ",Anchor\n" + ROW, [PAGE], Trouble.DUPLICATE_COLUMN),
        (SEMRUSH + f'22,Links,{PAGE},{TARGET},"hiv', [PAGE], Trouble.UNTERMINATED_QUOTE),
        (SEMRUSH + '"' + OTHER + ROW + LAST, [PAGE, "https://last.example/"], Trouble.UNTERMINATED_QUOTE),
        (
            SEMRUSH + ROW.replace("hives", '"hives') + OTHER + LAST.replace("hives", '"new" hives'),
            [PAGE, "https://other.example/", "https://last.example/"],
            Trouble.UNTERMINATED_QUOTE,
        ),
        (SEMRUSH + OTHER.replace("hives", "W" * 200_000) + ROW, [PAGE], Trouble.FIELD_TOO_LARGE),
        (SEMRUSH + ROW + "\0" * 99, [PAGE], Trouble.NUL_BYTES),
        ((SEMRUSH + ROW).encode("utf-16")[:-1], [PAGE], Trouble.TRUNCATED),
        (
            (SEMRUSH + ROW.replace("hives", "Bienenstöcke")).encode("cp1252") + OTHER.replace("hives", "ö").encode(),
            [PAGE, "https://other.example/"],
            Trouble.MIXED_ENCODING,
        ),
    ],
)
def test_a_damaged_export_gives_what_it_has(
    tmp_path: Path, content: str | bytes, pages: list[str], trouble: Trouble | None
) -> None:
    export = read(tmp_path, content)
    assert [row.referring_page for row in export.rows] == pages
    assert [remark.trouble for remark in export.remarks] == ([trouble] if trouble else [])


def test_a_windows_code_page_is_understood(tmp_path: Path) -> None:
    export = read(tmp_path, (SEMRUSH + ROW.replace("hives", "Gärten – alle")).encode("cp1252"))
    assert export.rows[0].anchor == "Gärten – alle"


def test_remarks_say_where_and_how_often(tmp_path: Path) -> None:
    export = read(tmp_path, SEMRUSH + ROW + "22,a,b,c,d,e\n" * 3)
    (remark,) = export.remarks
    assert (remark.trouble, remark.line, remark.rows) == (Trouble.NOT_AN_ADDRESS, 3, 3)


@pytest.mark.parametrize(
    "content, trouble",
    [
        ("", Trouble.EMPTY_FILE),
        ("\r\n  \r\n\t\r\n", Trouble.EMPTY_FILE),
        (SEMRUSH, Trouble.NO_ROWS),
        (SEMRUSH + "22,a,b,c,d,e\n", Trouble.NO_ROWS),
        (SEMRUSH.replace(",", "\t") + ROW, Trouble.COLUMN_MISMATCH),
        ("Name,Count\nfoo,1\nbar,2\n", Trouble.UNKNOWN_FORMAT),
        ("https://bees.example/1 https://bees.example/2 " * 9, Trouble.UNKNOWN_FORMAT),
        ("PK\x03\x04", Trouble.BINARY_FILE),
        (b"\x00\x01\x00\x00\x02\x00\x00\x00" * 500, Trouble.BINARY_FILE),
        ("<html><body>Your session has ended", Trouble.HTML_NOT_CSV),
        ("domain:spam.example\n", Trouble.DISAVOW),
        ("https://bees.example/" + "x" * MAX_LINE, Trouble.LINE_TOO_LONG),
        (SEMRUSH + '"' + "x" * MAX_LINE + "\n" + ROW, Trouble.LINE_TOO_LONG),
    ],
)
def test_a_file_in_which_nothing_can_be_read_is_refused(tmp_path: Path, content: str | bytes, trouble: Trouble) -> None:
    assert trouble_with(tmp_path, content) is trouble


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        read_export(str(tmp_path / "nothing.csv"))


def test_the_heading_of_a_hand_written_list_is_a_slip(tmp_path: Path) -> None:
    export = read(tmp_path, f"Useful pages\n{PAGE}\n", name="seeds.txt")
    assert [remark.line for remark in export.remarks] == [1]


# The corpus: every file of it is read, or refused, as its expected.json says.


def _expected() -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads((corpus("imports") / "expected.json").read_text("utf-8"))["files"]
    return files


def _outcome(path: Path) -> Export | Unusable:
    try:
        return read_export(str(path))
    except Unusable as refused:
        return refused


def _same(row: Backlink, triple: list[str | None]) -> bool:
    return [row.referring_page, row.target, row.anchor] == [value or "" for value in triple]


def test_the_corpus_is_read_as_expected() -> None:
    folder = corpus("imports")
    seen = 0
    for file in _expected():
        name = file["file"]
        must_be_read = file["outcome"] in ("ok", "ok_with_warning", "partial") and file["format"] != "disavow"
        seen += 1
        export = _outcome(folder / name)
        if isinstance(export, Unusable):
            assert not must_be_read, (name, str(export))
            accepted = file.get("error_kinds_accepted", [file.get("error_kind"), file["format"]])
            assert export.trouble in accepted, (name, export.trouble)
            continue
        wanted, allowed = file["triples"], file.get("optional_triples", [])
        damaged = file.get("anchor_may_differ", [])
        for place, triple in enumerate(wanted):
            if place not in damaged:
                assert any(_same(row, triple) for row in export.rows), (name, triple)
            assert any(row.referring_page == triple[0] for row in export.rows), (name, triple)
        extra = [row for row in export.rows if not any(_same(row, triple) for triple in wanted + allowed)]
        assert len(extra) <= len(damaged), (name, extra)
        if must_be_read:
            assert export.format == file["format"], name
        if "error_kinds_accepted" in file and must_be_read:
            assert {remark.trouble for remark in export.remarks} & set(file["error_kinds_accepted"]), name
    assert seen > 40
