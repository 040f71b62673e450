"""Can the contacts be written to? Takes out addresses that nobody could send to; everything else passes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

from scrapy.crawler import Crawler

from prospector import urls
from prospector.enrich.mail import Mail, MailDomains, is_spelled_well
from prospector.items import ContactHint, Opportunity, ResourcePage

# What is left of the confidence in an address at the page's own site, whose domain does not seem to take mail.
_DOUBTFUL = 0.5


class Verify:
    """Checks the addresses of pages and opportunities. PROSPECTOR_CONTACT_MX=0 asks no name server."""

    def __init__(self, domains: MailDomains | None) -> None:
        self._domains = domains

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        asks = crawler.settings.getbool("PROSPECTOR_CONTACT_MX")
        servers = [server.strip() for server in crawler.settings.getlist("PROSPECTOR_DNS_SERVERS")]
        return cls(MailDomains(servers) if asks else None)

    async def close_spider(self) -> None:
        if self._domains is not None:
            await self._domains.aclose()

    async def process_item(self, item: Any) -> Any:
        if not isinstance(item, (ResourcePage, Opportunity)) or not item.contacts:
            return item
        checked = [await self._checked(contact, item.site) for contact in item.contacts]
        kept = [contact for contact in checked if contact is not None]
        ranked = tuple(replace(contact, rank=rank) for rank, contact in enumerate(kept, 1))
        return item if ranked == item.contacts else replace(item, contacts=ranked)

    async def _checked(self, contact: ContactHint, site: str) -> ContactHint | None:
        if contact.kind != "email":
            return contact
        if not is_spelled_well(contact.value):
            return None
        if self._domains is None or await self._domains.take(contact.value) is not Mail.NOT_TAKEN:
            return contact
        if urls.site_of_host(contact.value.rpartition("@")[2].lower()) != site:
            return None
        # The site answers us, so its name is no fancy: a person may know better than its name servers.
        return replace(contact, confidence=round(_DOUBTFUL * contact.confidence, 2))
