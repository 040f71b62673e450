"""When do two e-mail addresses reach the same desk? One desk gets one mail."""

from __future__ import annotations

# Names under which one provider delivers to the same mailbox.
_SAME_PROVIDER = {
    "googlemail.com": "gmail.com",
    "protonmail.com": "proton.me",
    "protonmail.ch": "proton.me",
    "pm.me": "proton.me",
}
# There, dots before the at sign make no difference. (At most others they do.)
_DOTLESS = frozenset(("gmail.com",))


def domains_of(mailbox: str) -> tuple[str, ...]:
    """The domains whose addresses may reach a mailbox, as `mailbox_of` spells it."""
    domain = mailbox.rpartition("@")[2]
    others = (other for other, same in _SAME_PROVIDER.items() if same == domain)
    return (domain, f"www.{domain}", *others)


def mailbox_of(address: str) -> str:
    """One spelling for all the addresses of a mailbox: `Anna+Links@www.bees.org` is `anna@bees.org`.

    Only what is certain: `anna@mail.bees.org` may be somebody else, and so may `a.nna@bees.org`.
    """
    local, _, domain = address.strip().lower().rpartition("@")
    domain = domain.rstrip(".").removeprefix("www.")
    domain = _SAME_PROVIDER.get(domain, domain)
    # What stands after a plus is for the reader's own sorting.
    name = local.partition("+")[0] or local
    if domain in _DOTLESS:
        name = name.replace(".", "")
    return f"{name}@{domain}"
