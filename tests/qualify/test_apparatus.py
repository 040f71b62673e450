from __future__ import annotations

import pytest

from prospector.qualify.apparatus import is_apparatus


@pytest.mark.parametrize(
    "url it_is".split(),
    [
        ("https://twitter.com/intent/tweet?text=Bees", True),
        ("https://twitter.com/beekeepers", False),
        ("https://x.com/share?url=https%3A%2F%2Fbees.example", True),
        ("https://www.facebook.com/sharer/sharer.php?u=x", True),
        ("https://www.facebook.com/beekeepers", False),
        ("https://wa.me/?text=look", True),
        ("https://wa.me/441234567890", False),
        ("https://www.linkedin.com/shareArticle?mini=true", True),
        ("https://www.linkedin.com/company/bees", False),
        ("https://www.reddit.com/submit?url=x", True),
        ("https://www.reddit.com/r/beekeeping/", False),
        ("https://ad.doubleclick.net/clk;1", True),
        ("https://www.awin1.com/cread.php?awinmid=1", True),
        ("https://share.bees.example/", False),
        ("https://bees.example/?u=https://twitter.com/intent/tweet", False),
    ],
)
def test_share_buttons_adverts_and_trackers(url: str, it_is: bool) -> None:
    assert is_apparatus(url) is it_is
