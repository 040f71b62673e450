"""The rules, in the order in which they are asked. The first that has something to say decides.

Faults and refusals come before anything that reads the page: what a bot wall says is not what the page says.
"""

from __future__ import annotations

from collections.abc import Callable

from prospector.detect.rules.faults import no_answer
from prospector.detect.rules.gone import origin_has_no_name, page_is_gone
from prospector.detect.rules.hijacked import hijacked
from prospector.detect.rules.members_only import members_only
from prospector.detect.rules.moved import page_has_moved
from prospector.detect.rules.parked import parked_by_markup, parked_by_words
from prospector.detect.rules.placeholder import host_default_page, owner_says_later
from prospector.detect.rules.redirects import (
    ended_at_a_parking_site,
    ended_at_an_error_page,
    ended_at_the_front_page,
)
from prospector.detect.rules.refusals import not_in_our_country, only_a_login_form, refused, sent_to_login
from prospector.detect.rules.server_faults import (
    error_object,
    failure_in_words,
    no_sense,
    not_one_byte,
    server_fault,
    wrong_door,
)
from prospector.detect.rules.soft_404 import moved_away, soft_404
from prospector.detect.rules.walls import wall_by_address, wall_by_body, wall_by_header, wall_by_vendor
from prospector.detect.seen import Visit
from prospector.verdict import Finding

Rule = Callable[[Visit], Finding | None]

RULES: tuple[Rule, ...] = (
    no_answer,
    wall_by_header,
    wall_by_address,
    wall_by_body,
    wall_by_vendor,
    wrong_door,
    refused,
    sent_to_login,
    not_in_our_country,
    page_is_gone,
    origin_has_no_name,
    server_fault,
    no_sense,
    failure_in_words,
    ended_at_a_parking_site,
    ended_at_an_error_page,
    parked_by_markup,
    parked_by_words,
    host_default_page,
    hijacked,
    soft_404,
    moved_away,
    owner_says_later,
    only_a_login_form,
    members_only,
    # Last of the redirects: a parked or missing front page is better called by its own name.
    ended_at_the_front_page,
    error_object,
    not_one_byte,
    page_has_moved,
)
