"""Addresses we had already, in little memory."""

from __future__ import annotations

import sys

from prospector.detect.url_set import UrlSet


def test_an_address_is_new_once() -> None:
    known = UrlSet()
    assert known.add("http://bees.example/")
    assert not known.add("http://bees.example/")
    assert known.add("http://bees.example/a")
    assert "http://bees.example/a" in known
    assert "http://bees.example/b" not in known
    assert len(known) == 2


def test_many_addresses_are_told_apart_and_take_sixteen_bytes_each_or_so() -> None:
    known = UrlSet()
    links = [f"http://bees.example/{n}" for n in range(50_000)]
    assert all(known.add(link) for link in links)
    assert not any(known.add(link) for link in links)
    assert "http://bees.example/50000" not in known
    assert sys.getsizeof(known._table) <= 32 * len(links)
