"""How leads end and begin again: what a page that is read again, or a target that answers again, says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prospector import urls
from prospector.items import GonePage, Kind, LinkVerdict, Opportunity, OutboundLink, ResourcePage
from prospector.store.leads import Change, State, Status, What, by_run
from prospector.store.records import targets_of
from prospector.words import fold

Place = str | tuple[str, int]

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


def page_changes(leads: Iterable[OpenLead], before: ResourcePage | None, now: ResourcePage) -> list[tuple[str, Change]]:
    """What becomes of the leads of a page that is read again. `before`: the page as it was, where we still know."""
    rereading = _Rereading(before, now)
    return [(lead.lead_id, change) for lead in leads for change in rereading.changes(lead)]


class _Rereading:
    """A page as it was and as it is, looked through once for all its leads: there may be thousands."""

    def __init__(self, before: ResourcePage | None, now: ResourcePage) -> None:
        self._now = now
        self._targets = targets_of(now)
        # Of a page that was forgotten nobody can say what is new on it.
        there = before.outbound_links if before is not None else now.outbound_links
        keys = [(urls.page_key(link.url), link) for link in there]
        known = {key for key, _ in keys}
        gained = [link for link in now.outbound_links if urls.page_key(link.url) not in known]
        self._is_ours = any(link.url in now.our_links for link in gained)
        self._gained = {place for link in gained for place in _places(link)}
        self._places: dict[str | None, set[Place]] = {}
        for key, link in keys:
            self._places.setdefault(key, set()).update(_places(link))

    def changes(self, lead: OpenLead) -> list[Change]:
        """What becomes of a lead."""
        if not lead.is_gone(self._now, self._targets):
            # The dead link stands there still, but whoever was asked for a link has set it.
            return [self._change(What.STATUS, Status.WON)] if self._is_ours else []
        if not self._now.on_topic:
            # Its links are not kept, so nothing can be told of them.
            return [self._change(What.STATE, State.EXPIRED)]
        repaired = self._is_ours if lead.target is None else lead.state is State.CONFIRMED
        changes = [self._change(What.STATE, State.FIXED if repaired else State.EXPIRED)]
        if lead.status.is_open and self._is_ours:
            changes.append(self._change(What.STATUS, Status.WON))
        elif lead.status.is_open and repaired and self._gained & self._places.get(lead.target, set()):
            # A new link is called what the dead one was, or stands where it stood.
            changes.append(self._change(What.STATUS, Status.LOST))
        return changes

    def _change(self, what: What, value: str) -> Change:
        return Change(self._now.fetched_at, what, value, by_run(self._now.run_id))


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


def _places(link: OutboundLink) -> Iterator[Place]:
    """What a link is called, and where it stands, as far as that is known."""
    if name := fold(link.anchor).strip():
        yield name
    if link.position:
        yield link.heading, link.position
