from pathlib import Path

import pytest

from prospector.campaign import BadInput, Campaign


def test_arguments_alone_make_a_campaign() -> None:
    asked = Campaign.from_arguments(seeds="bees.example", max_pages="20", depth="0")
    assert (asked.seeds, asked.max_pages, asked.depth) == (("bees.example",), 20, 0)


def test_a_file_gives_all_of_it_and_arguments_win(tmp_path: Path) -> None:
    file = tmp_path / "bees.toml"
    file.write_text('name = "bees"\nseeds = ["bees.example", "hives.example"]\nterms = ["honey"]\ndepth = 2\n')
    asked = Campaign.from_arguments(campaign=str(file), depth="3")
    assert asked == Campaign("bees", ("bees.example", "hives.example"), terms=("honey",), depth=3)


@pytest.mark.parametrize("said, meant", [("1", True), ("true", True), ("Yes", True), ("0", False), ("off", False)])
def test_expand_wins_over_the_file_in_both_directions(tmp_path: Path, said: str, meant: bool) -> None:
    file = tmp_path / "bees.toml"
    file.write_text(f'seeds = "bees.example"\nexpand = {str(not meant).lower()}\n')
    assert Campaign.from_arguments(campaign=str(file)).expand is not meant
    assert Campaign.from_arguments(campaign=str(file), expand=said).expand is meant
    assert not Campaign.from_arguments(seeds="bees.example").expand


def test_scrapyd_names_the_job_in_an_argument_of_its_own() -> None:
    assert Campaign.from_arguments(seeds="bees.example", _job="123", _version="4").seeds == ("bees.example",)


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        ({}, "No seeds"),
        ({"seeds": "  "}, "No seeds"),
        ({"seeds": "a.example", "sedes": "b.example"}, "Unknown argument: sedes"),
        ({"seeds": "a.example", "depth": "deep"}, "depth must be a whole number of at least 0, not 'deep'"),
        ({"seeds": "a.example", "depth": "-1"}, "depth must be"),
        ({"seeds": "a.example", "depth": "9" * 5000}, "depth must be a whole number of at least 0, not '9999"),
        ({"seeds": "a.example", "depth": "1000000001"}, "depth must be a whole number of at most 1,000,000,000"),
        ({"seeds": "a.example", "expand": "maybe"}, "expand must be 1 or 0, not 'maybe'"),
        ({"seeds": "a.example", "expand": ""}, "expand must be 1 or 0, not ''"),
        ({"seeds": "a.example", "expand": "2"}, "expand must be 1 or 0"),
        ({"seeds": "a.example", "max_pages": "0"}, "max_pages must be a whole number of at least 1"),
        ({"campaign": "nowhere.toml"}, "nowhere.toml cannot be read: No such file or directory"),
    ],
)
def test_bad_arguments_get_one_clear_sentence(arguments: dict[str, str], complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint) as told:
        Campaign.from_arguments(**arguments)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "toml, complaint",
    [
        ("seeds = [", "not valid TOML"),
        ('seed = "a.example"', "unknown key seed"),
        ("seeds = 5", "seeds must be a list of texts"),
        ('seeds = ["a.example", 5]', "seeds must be a list of texts"),
        ('seeds = "a.example"\nname = ""', "name must be a text"),
        ('seeds = "a.example"\nexpand = 1', "expand must be true or false"),
        ('seeds = "a.example"\nexpand = "true"', "expand must be true or false"),
        ('seeds = "a.example"\nmax_pages = true', "max_pages must be a whole number"),
        ('seeds = "a.example"\nmax_pages = 1.5', "max_pages must be a whole number"),
        (f"max_pages = {'9' * 5000}", "a number that is too long"),
        (f"max_pages = 0x{'f' * 5000}", "max_pages must be a whole number of at least 1, not a number thousands of"),
        (f"seeds = {'[' * 5000}", "brackets too deep in each other"),
        ("seeds = 'caf\udce9.example'", "not valid TOML"),
        (" " * (16 * 1024 * 1024 + 1), "larger than 16,777,216 bytes"),
    ],
    ids=lambda text: text[:40],
)
def test_bad_files_get_one_clear_sentence(tmp_path: Path, toml: str, complaint: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(toml, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(BadInput, match=complaint) as told:
        Campaign.from_arguments(campaign=str(file))
    assert "bad.toml" in str(told.value)
    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 400


def test_an_editor_may_begin_the_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "bees.toml"
    file.write_text('seeds = "bees.example"\r\n', encoding="utf-8-sig", newline="")
    assert Campaign.from_arguments(campaign=str(file)).seeds == ("bees.example",)
