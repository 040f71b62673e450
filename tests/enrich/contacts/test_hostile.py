"""Whatever a page is made of, finding its contacts is bounded work. (`python -m benchmarks.contacts` has the times.)"""

import pytest

from prospector import html
from prospector.enrich.contacts import find_contacts
from prospector.enrich.contacts.elements import MAX_MAILTOS, elements_of
from prospector.enrich.contacts.mailto import mailto_addresses
from prospector.enrich.contacts.script import script_addresses
from prospector.enrich.contacts.signs import signs_in, signs_in_text
from prospector.enrich.contacts.structured import json_ld, things
from prospector.enrich.contacts.surface import surface_of
from tests.enrich.contacts.hostile import HOSTILE, over_and_over

PAGE = "https://bees.org/links/"


# Each takes some hundredths of a second; what grows with the square of a page takes minutes.
@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_that_is_made_to_stall_us_is_left_in_time(name: str) -> None:
    source = HOSTILE[name]
    assert len(find_contacts(html.parse(source), source, PAGE).contacts) < 1000


def test_so_many_links_are_read_and_no_more() -> None:
    source = HOSTILE["mailboxes"]
    tree = html.parse(source)
    elements = elements_of(tree, source)
    assert len(elements.mailtos) == MAX_MAILTOS
    assert len(list(mailto_addresses(surface_of(tree, elements)))) == 200


def test_so_much_text_is_read_and_no_more() -> None:
    assert len(surface_of(html.parse("<p>info@bees.org" + over_and_over("<b>honey</b>"))).text) < 200_000


def test_a_source_with_signs_all_over_has_them_all() -> None:
    assert {"cfemail", "itemprop"} <= signs_in(over_and_over("mailto:"))
    assert {"bracketed", "worded"} <= signs_in_text(over_and_over(" dot "))


def test_scripts_are_read_up_to_a_number_of_words() -> None:
    scripts = "<script>document.write('a' + '@bees.org')</script>"
    assert len(list(script_addresses(elements_of(html.parse(scripts * 10)).scripts))) == 10
    filler = "<script>'@bees.org';" + "a;" * 3000 + "</script>"
    assert list(script_addresses(elements_of(html.parse(filler * 3 + scripts)).scripts)) == []


def test_so_many_things_of_a_pages_data_are_looked_at() -> None:
    data = "<script type='application/ld+json'>[" + "{}," * 9000 + "{}]</script>"
    (block,) = json_ld(elements_of(html.parse(data)).scripts)
    assert len(list(things(block))) < 5000
    assert json_ld(elements_of(html.parse(data * 20)).scripts) == [block] * 7
