"""How leads end and begin again: what a page that is read again, or a target that answers again, says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prospector import urls
from prospector.items import GonePage, Kind, LinkVerdict, Opportunity, OutboundLink, ResourcePage
from prospector.store.leads import Change, State, Status, What, by_run
from prospector.words import fold

# Somebody wrote to the page's keeper.
_WRITTEN_ABOUT = (Status.CONTACTED, Status.REPLIED)


@dataclass(frozen=True, slots=True)
class OpenLead:
    """A lead that was open when its page was read the last time."""

    lead_id: str
    kind: Kind
    target: str | None
    state: State
    status: Status

    def may_end(self, page: ResourcePage, targets: set[str]) -> bool:
        """The page may say something new of it."""
        return self.is_gone(page, targets) or (self.status in _WRITTEN_ABOUT and bool(page.our_links))

    def is_gone(self, page: ResourcePage, targets: set[str]) -> bool:
        """The page, which now links to `targets`, shows it no longer."""
        return self.kind not in page.offers if self.target is None else self.target not in targets


def page_changed(lead: OpenLead, before: ResourcePage | None, now: ResourcePage) -> list[Change]:
    """What becomes of a lead of a page that is read again. `before`: the page as it was, where we still know."""
    by = by_run(now.run_id)
    if not lead.is_gone(now, {key for link in now.outbound_links if (key := urls.page_key(link.url))}):
        # The dead link stands there still, but whoever was asked for a link has set it.
        gave = any(link.url in now.our_links for link in _new_links(before, now))
        return [Change(now.fetched_at, What.STATUS, Status.WON, by)] if gave else []
    if not now.on_topic:
        # Its links are not kept, so nothing can be told of them.
        return [Change(now.fetched_at, What.STATE, State.EXPIRED, by)]
    gained = _new_links(before, now)
    is_ours = any(link.url in now.our_links for link in gained)
    repaired = is_ours if lead.target is None else lead.state is State.CONFIRMED
    changes = [Change(now.fetched_at, What.STATE, State.FIXED if repaired else State.EXPIRED, by)]
    if lead.status.is_open and is_ours:
        changes.append(Change(now.fetched_at, What.STATUS, Status.WON, by))
    elif lead.status.is_open and repaired and _takes_its_place(lead, before, gained):
        changes.append(Change(now.fetched_at, What.STATUS, Status.LOST, by))
    return changes


def page_is_gone(page: GonePage) -> Change:
    """What becomes of the open leads of a page that is not there any more."""
    return Change(page.found_at, What.STATE, State.EXPIRED, by_run(page.run_id))


def lives_again(state: State, verdict: LinkVerdict, run_id: str) -> Change:
    """What becomes of an open lead whose target answers: one such look takes back what earlier ones said of it."""
    ended = State.FIXED if state is State.CONFIRMED else State.EXPIRED
    return Change(verdict.checked_at, What.STATE, ended, by_run(run_id))


def state_of(opportunity: Opportunity, is_over: bool) -> State:
    """The state in which an opportunity is found. `is_over`: it is known since that it is none any more."""
    if is_over:
        was_real = opportunity.is_confirmed and opportunity.verdict is not None
        return State.FIXED if was_real else State.EXPIRED
    return State.CONFIRMED if opportunity.is_confirmed else State.SUSPECTED


def seen_again(
    state: State, status: Status, past: Sequence[Change], opportunity: Opportunity, found: State
) -> list[Change]:
    """What becomes of a lead that a run finds again, in the state `found`. `past`: its history, the oldest first."""
    is_less_sure = state is State.CONFIRMED and found is State.SUSPECTED
    if state is found or is_less_sure or not (state.is_open or found.is_open):
        return []
    by = by_run(opportunity.run_id)
    changes = [Change(opportunity.found_at, What.STATE, found, by)]
    if not state.is_open and (earlier := _before_it_ended(status, past)):
        changes.append(Change(opportunity.found_at, What.STATUS, earlier, by))
    return changes


def _before_it_ended(status: Status, past: Iterable[Change]) -> Status | None:
    """What people had made of a lead that a run called won or lost; None where it was people who said so."""
    said = [change for change in past if change.what is What.STATUS]
    if status not in (Status.WON, Status.LOST) or not said or not said[-1].by.startswith(by_run("")):
        return None
    return Status(said[-2].value) if len(said) > 1 else Status.NEW


def _new_links(before: ResourcePage | None, now: ResourcePage) -> list[OutboundLink]:
    if before is None:
        # Of a page that was forgotten nobody can say what is new on it.
        return []
    known = {urls.page_key(link.url) for link in before.outbound_links}
    return [link for link in now.outbound_links if urls.page_key(link.url) not in known]


def _takes_its_place(lead: OpenLead, before: ResourcePage | None, gained: list[OutboundLink]) -> bool:
    """One of the new links is called what the dead one was, or stands where it stood."""
    if before is None:
        return False
    places = [_place(link) for link in before.outbound_links if urls.page_key(link.url) == lead.target]
    names = {name for name, _ in places if name}
    spots = {spot for _, spot in places if spot is not None}
    return any(name in names or spot in spots for name, spot in map(_place, gained))


def _place(link: OutboundLink) -> tuple[str, tuple[str, int] | None]:
    return fold(link.anchor).strip(), (link.heading, link.position) if link.position else None
