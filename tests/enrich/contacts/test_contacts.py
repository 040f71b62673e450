"""Whom to write to about a page: what may be offered, what may not, and in which order."""

import pytest

from prospector import html
from prospector.enrich.contacts import Contacts, find_contacts

PAGE = "https://bees.org/links/"
# What Cloudflare makes of info@bees.org, with the key 0x42.
CLOUDFLARE = "42" + "".join(f"{byte ^ 0x42:02x}" for byte in b"info@bees.org")


def contacts(body: str, url: str = PAGE) -> Contacts:
    source = f"<html><body>{body}</body></html>"
    return find_contacts(html.parse(source), source, url)


def offered(body: str, kind: str = "email", url: str = PAGE) -> list[str]:
    return [hint.value for hint in contacts(body, url).contacts if hint.kind == kind]


@pytest.mark.parametrize(
    "body, address",
    [
        ('<a href="mailto:info@bees.org">Mail</a>', "info@bees.org"),
        ('<a href="MAILTO: Info@BEES.org ?subject=x">Mail</a>', "Info@bees.org"),
        ('<a href="mailto:Jane%20Doe%20%3Cjane@bees.org%3E">Mail</a>', "jane@bees.org"),
        ('<a href="mailto:?to=info@bees.org">Mail</a>', "info@bees.org"),
        ("<p>Write to info@bees.org.</p>", "info@bees.org"),
        ("<p>info<!-- no robots -->@bees.org</p>", "info@bees.org"),
        ("<p>&#105;nfo&#64;bees.org</p>", "info@bees.org"),
        ("<p>info<span style='display:none'>REMOVE</span>@bees.org</p>", "info@bees.org"),
        ("<style>.a, .b{display:none}</style><p>info<i class=a>X</i>@<i class=b>Y</i>bees.org</p>", "info@bees.org"),
        ("<style>@media print{.a{display:none}}</style><p class=a>info@bees.org</p>", "info@bees.org"),
        ("<p><bdo dir=rtl>gro.seeb@ofni</bdo></p>", "info@bees.org"),
        ("<p><b dir=rtl style='unicode-bidi:bidi-override'>gro.seeb@ofni</b></p>", "info@bees.org"),
        ("<p>\u202egro.seeb@ofni\u202c</p>", "info@bees.org"),
        ("<p>E-mail/Skype: info@bees.org</p>", "info@bees.org"),
        ("<table><tr><td>info@bees.org</td><td>Tel 123</td></tr></table>", "info@bees.org"),
        ("<p>お問い合わせ：info@bees.orgまで</p>", "info@bees.org"),
        ("<p>info@bücher.de</p>", "info@xn--bcher-kva.de"),
        ("<p>info [at] bees [dot] org</p>", "info@bees.org"),
        ("<p>info (ät) bees (punkt) org</p>", "info@bees.org"),
        ("<p>info [arroba] bees.org</p>", "info@bees.org"),
        ("<p>jane [dot] doe [at] bees [dot] org</p>", "jane.doe@bees.org"),
        ("<p>info at bees dot org</p>", "info@bees.org"),
        ("<p>info @ bees . org</p>", "info@bees.org"),
        ("<p>info @ bees dot org</p>", "info@bees.org"),
        ("<p>info[ at ]bees[ dot ]org</p>", "info@bees.org"),
        ("<p>info((at))bees.org</p>", "info@bees.org"),
        ("<p>info (à) bees (point) org</p>", "info@bees.org"),
        ("<p>info [chiocciola] bees [punto] org</p>", "info@bees.org"),
        ("<p>info chiocciola bees punto org</p>", "info@bees.org"),
        ("<p>info ARROBA bees PUNTO org</p>", "info@bees.org"),
        ("<p>info (apestaartje) bees (punt) org</p>", "info@bees.org"),
        ("<p>info [krøllalfa] bees [punktum] org</p>", "info@bees.org"),
        ("<p>info (kuyruklu a) bees (nokta) org</p>", "info@bees.org"),
        ("<p>info [παπάκι] bees [τελεία] org</p>", "info@bees.org"),
        ("<p>info СОБАКА bees ТОЧКА org</p>", "info@bees.org"),
        ("<p>info(アットマーク)bees.org</p>", "info@bees.org"),
        (f'<a data-cfemail="{CLOUDFLARE}">[email protected]</a>', "info@bees.org"),
        (f'<a href="/cdn-cgi/l/email-protection#{CLOUDFLARE}">Mail</a>', "info@bees.org"),
        ('<a data-user="info" data-domain="bees.org">Mail</a>', "info@bees.org"),
        ('<a data-mailto-token="nbjmup+jogpAcfft/psh">Mail</a>', "info@bees.org"),
        ("<script>document.write('info'+'@'+'bees.org')</script>", "info@bees.org"),
        ("<script>var u='info'; var d='bees.org'; document.write(u+'@'+d)</script>", "info@bees.org"),
        (
            '<script type="application/ld+json">{"@type":"Organization","email":"info@bees.org"}</script>',
            "info@bees.org",
        ),
        ('<a data-email="c2VlZEBiZWVzLm9yZw==">Mail</a>', "seed@bees.org"),
        ('<a data-email="gro.seeb@ofni">Mail</a>', "info@bees.org"),
        ('<a data-email="jro@orrf.pbz">Mail</a>', "web@bees.com"),
        ('<a data-enc-email="jro[at]orrf.bet">Mail</a>', "web@bees.org"),
        ("<a href=# onclick=\"linkTo_UnCryptMailto('nbjmup+jogpAcfft/psh')\">Mail</a>", "info@bees.org"),
        ('<joomla-hidden-mail first="aW5mbzEy" last="YmVlcy5vcmcu"></joomla-hidden-mail>', "info12@bees.org"),
        ("<script>document.write(atob('c2VlZEBiZWVzLm9yZw=='))</script>", "seed@bees.org"),
        ("<script>document.write('web&#64;bees.org')</script>", "web@bees.org"),
        ("<script>var s='web'; s+='@'; s+='bees.org'; document.write(s)</script>", "web@bees.org"),
        (
            "<script>document.write('jro@orrf.bet'.replace(/[a-zA-Z]/g,function(c){return String.fromCharCode("
            "(c<='Z'?90:122)>=(c=c.charCodeAt(0)+13)?c:c-26)}))</script>",
            "web@bees.org",
        ),
        (
            '<script type="application/ld+json; charset=utf-8">{"email":"MAILTO:info@bees.org"}</script>',
            "info@bees.org",
        ),
        ('<script type="application/ld+json">{"email":"info [at] bees.org"}</script>', "info@bees.org"),
        ('<span itemprop="email" content="info@bees.org">Mail</span>', "info@bees.org"),
        ('<span property="schema:email" content="info@bees.org">Mail</span>', "info@bees.org"),
        ('<meta name="contact" content="info@bees.org">', "info@bees.org"),
        ('<form action="mailto:info@bees.org"></form>', "info@bees.org"),
        ('<form><input type=hidden name=recipient value="info@bees.org"></form>', "info@bees.org"),
    ],
)
def test_an_address_is_found_however_it_is_written(body: str, address: str) -> None:
    assert offered(body) == [address]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:?subject=Look">Tell a friend</a>',
        '<img src="logo@2x.png" alt="">',
        "<p>react@18.2.0 and a@b.js</p>",
        "<pre>git clone git@bees.org:hives.git</pre>",
        "<code>mail jane@bees.org</code>",
        "<!-- info@bees.org -->",
        '<script>dsn="https://0f1e2d3c4b5a69788796a5b4c3d2e1f0@bees.org/1"</script>',
        '<script>if (v === "jane@bees.org") go()</script>',
        '<a href="https://user:pass@bees.org/">Members</a>',
        '<a href="xmpp:jane@bees.org">jane@bees.org</a>',
        "<p>Toot @jane@bees.org</p>",
        "<p>Read more at bees dot org.</p>",
        "<p>Honey is available at hives.com.</p>",
        "<p>3 jars @ £2.50</p>",
        "<p>Available @ hives.com</p>",
        "<p>rsync -a hives/ jane@shell.bees.org:/tmp</p>",
        "<p>Message-ID: &lt;20240101.AB12@mail.bees.org&gt;</p>",
        "<pre>From: jane@bees.org\nMessage-ID: &lt;1@bees.org&gt;</pre>",
        "<pre>commit 0f1e2d3c4b\nAuthor: Jane &lt;jane@bees.org&gt;</pre>",
        "<p>Jabber: jane@bees.org</p>",
        "<p>script@1.0.sh and notes@v2.md</p>",
        '<a data-token="c2VlZEBiZWVzLm9yZw==" data-email="">Mail</a>',
        '<a data-email="aGVsbG8gYmVlcyBhbmQgaGl2ZXMh">Mail</a>',
        '<a href="mailto:jane@@bees.org">Mail</a>',
        '<p style="display:none">harvest@bees.org</p>',
        '<style>.trap{display:none}</style><p class="trap">harvest@bees.org</p>',
    ],
)
def test_what_only_looks_like_an_address_is_not_offered(body: str) -> None:
    assert offered(body) == []


@pytest.mark.parametrize(
    "address, why",
    [
        ("noreply@bees.org", "nobody reads it"),
        ("do-not-reply@bees.org", "nobody reads it"),
        ("abuse@bees.org", "nobody reads it"),
        ("newsletter-noreply@bees.org", "nobody reads it"),
        ("bounce+jane=hives.org@bees.org", "nobody reads it"),
        ("privacy@bees.org", "data-protection contact"),
        ("dsb@bees.org", "data-protection contact"),
        ("jobs@bees.org", "another desk: jobs, bills or orders"),
        ("karriere@bees.org", "another desk: jobs, bills or orders"),
        ("you@yourdomain.com", "placeholder"),
        ("john@example.org", "placeholder"),
        ("user@example.co.uk", "placeholder"),
        ("max@mustermann.de", "placeholder"),
        ("name@bees.org", "placeholder"),
        ("firstname.lastname@bees.org", "placeholder"),
        ("support@wordpress.com", "a platform's address"),
        ("infoNOSPAM@bees.org", "has to be put right by a person first"),
        ("jane-ohnespam@bees.org", "has to be put right by a person first"),
        ("janeREMOVE@bees.org", "has to be put right by a person first"),
    ],
)
def test_what_may_not_be_offered_is_withheld_with_the_reason(address: str, why: str) -> None:
    found = contacts(f"<p>{address}</p>")
    assert found.contacts == ()
    assert found.withheld == (("email", address.lower(), why),)


@pytest.mark.parametrize(
    "address",
    [
        "replies@bees.org",
        "webmaster@bees.org",
        "jobst@bees.org",
        "jane.doe@bees.org",
        "a@web.de",
        "testa@bees.org",
        "namen@bees.org",
        "remove@bees.org",
    ],
)
def test_near_misses_of_the_traps_are_offered(address: str) -> None:
    assert offered(f"<p>{address}</p>") == [address]


def test_who_built_the_site_does_not_keep_it() -> None:
    body = "<footer><p>Site by <a href='mailto:hi@agency.com'>Agency</a></p><p>Mail: info@bees.org</p></footer>"
    assert offered(body) == ["info@bees.org"]
    assert contacts(body).withheld == (("email", "hi@agency.com", "belongs to who built the site"),)


@pytest.mark.parametrize(
    "before, is_theirs",
    [
        ("Diseño web por", True),
        ("Site créé par", True),
        ("Realizacja:", True),
        ("Webbplats av", True),
        ("Site maintained by", False),
        ("Web site kept by", False),
        ("Website:", True),
    ],
)
def test_who_keeps_a_site_is_told_from_who_built_it(before: str, is_theirs: bool) -> None:
    assert offered(f"<footer>{before} jane@hives.com</footer>") == ([] if is_theirs else ["jane@hives.com"])


def test_a_list_of_members_is_nobody_to_write_to_unless_the_page_is_there_for_it() -> None:
    members = "".join(f"<li>member.{letter}@hives.org</li>" for letter in "abcdefghijklmnopqrst")
    body = f"<ul>{members}</ul><p>Page kept by webmaster@bees.org</p>"
    assert offered(body) == ["webmaster@bees.org"]
    assert len(offered(body, url="https://bees.org/contact.html")) == 21


def test_a_nospam_label_is_taken_out_of_the_domain() -> None:
    hints = contacts("<p>jane@NOSPAM.bees.org</p>").contacts
    assert [(hint.value, hint.method) for hint in hints] == [("jane@bees.org", "munged")]
    assert hints[0].confidence <= 0.6


def test_the_keeper_comes_before_the_office_the_office_before_free_mail_and_strangers_last() -> None:
    body = (
        "<p>mary@stranger.com</p><p>bees@gmail.com</p><p>support@bees.org</p><p>info@bees.org</p>"
        "<p>editor@bees.org</p><p>webmaster@bees.org</p><p>jane.doe@bees.org</p>"
    )
    hints = contacts(body).contacts
    assert [hint.value.partition("@")[0] for hint in hints] == [
        "jane.doe", "webmaster", "editor", "info", "support", "bees", "mary",
    ]  # fmt: skip
    assert [hint.rank for hint in hints] == [1, 2, 3, 4, 5, 6, 7]
    assert hints[0].confidence > hints[5].confidence > hints[6].confidence


@pytest.mark.parametrize(
    "body, shown",
    [
        ("<p>Info@bees.org</p><footer>info@bees.org</footer>", ["Info@bees.org"]),
        ("<p>info@bees.org</p><a href='mailto:Info@bees.org'>Mail</a>", ["Info@bees.org"]),
        ("<p>bee.lady@gmail.com</p><p>beelady@googlemail.com</p>", ["bee.lady@gmail.com"]),
        ("<a href='mailto:anna+links@bees.org'>Links</a><p>anna@bees.org</p>", ["anna+links@bees.org"]),
        ("<p>info@bees.org, info@www.bees.org</p>", ["info@bees.org"]),
        ("<p>info@bees.org, contact@bees.org</p>", ["info@bees.org", "contact@bees.org"]),
        ("<p>contact@bees.org, info@bees.org</p>", ["contact@bees.org", "info@bees.org"]),
        ("<p>anna@bees.org, anna@mail.bees.org</p>", ["anna@bees.org", "anna@mail.bees.org"]),
    ],
)
def test_one_desk_is_one_contact(body: str, shown: list[str]) -> None:
    assert offered(body) == shown


def test_a_hint_says_where_it_was_read() -> None:
    hint = contacts('<a href="mailto:info@bees.org">Mail</a> info@bees.org').contacts[0]
    assert (hint.method, hint.source_url, hint.found_at) == ("mailto", PAGE, "")


@pytest.mark.parametrize(
    "form, is_one",
    [
        ("<form action=/send><input name=name><input type=email name=e><textarea name=m></textarea></form>", True),
        ('<div class="hs-form"></div>', True),
        ('<div class="nf-form-cont"></div>', True),
        ("<script>hbspt.forms.create({portalId: 1})</script>", True),
        ('<div data-tf-live="01H"></div>', True),
        ('<script src="https://form.jotform.com/jsform/241"></script>', True),
        ("<form class='contact-form commentsblock'><input name=g1-email><textarea name=g1></textarea></form>", True),
        ("<form><label>Your e-mail <input name=a></label><textarea name=b></textarea></form>", True),
        ("<form><label>Имя <input name=a></label><textarea name=b></textarea></form>", True),
        ("<form><label>Formula <input name=a></label><textarea name=b></textarea></form>", False),
        ("<form id=review-form><input type=email name=e><textarea name=m></textarea></form>", False),
        ("<form id=preview-form><input type=email name=e><textarea name=m></textarea></form>", True),
        ('<iframe src="https://bees.typeform.com/to/AbC" title="Contact"></iframe>', True),
        ("<form role=search><input name=q></form>", False),
        ("<form action=/login><input name=mail><input type=password><textarea></textarea></form>", False),
        ("<form action=/news><input type=email name=e></form>", False),
        ("<form id=commentform><input name=email><textarea name=comment></textarea></form>", False),
        ("<form action=/count><textarea name=text></textarea></form>", False),
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>', False),
    ],
)
def test_contact_forms_are_told_from_other_forms(form: str, is_one: bool) -> None:
    assert bool(offered(form, "form")) == is_one


@pytest.mark.parametrize(
    "link, found",
    [
        ('<a href="/contact">Write</a>', "https://bees.org/contact"),
        ('<a href="/x?p=7">Kontakt</a>', "https://bees.org/x?p=7"),
        ('<a href="/ueber-uns.html#team">Verein</a>', "https://bees.org/ueber-uns.html"),
        ('<a href="/p/4">お問い合わせ</a>', "https://bees.org/p/4"),
        ('<a href="/contact-lenses">Contact lenses</a>', None),
        ('<a href="/tag/contact">Contact</a>', None),
        ('<a href="https://other.org/contact">Contact</a>', None),
        ('<a href="mailto:info@bees.org">Contact</a>', None),
        ('<a href="/links/">About</a>', None),
    ],
)
def test_links_to_contact_pages(link: str, found: str | None) -> None:
    assert offered(link, "page") == ([found] if found else [])


@pytest.mark.parametrize(
    "link, is_profile",
    [
        ("https://www.facebook.com/beeclub", True),
        ("https://x.com/beeclub", True),
        ("https://www.linkedin.com/company/bees", True),
        ("https://www.youtube.com/@bees", True),
        ("https://www.facebook.com/sharer/sharer.php?u=x", False),
        ("https://twitter.com/intent/tweet?text=x", False),
        ("https://www.linkedin.com/shareArticle?url=x", False),
        ("https://www.youtube.com/watch?v=x", False),
        ("https://www.instagram.com/", False),
        ("https://twitter.com/home", False),
        ("https://www.facebook.com/home.bees", True),
        ("https://notfacebook.com/beeclub", False),
    ],
)
def test_profiles_are_told_from_sharing_buttons(link: str, is_profile: bool) -> None:
    assert bool(offered(f'<a href="{link}">Us</a>', "social")) == is_profile


def test_two_names_of_one_profile_are_one() -> None:
    body = '<a href="https://twitter.com/BeeClub">a</a> <a href="https://x.com/beeclub/">b</a>'
    assert offered(body, "social") == ["https://twitter.com/BeeClub"]


@pytest.mark.parametrize(
    "body, person",
    [
        ('<span class="byline">By Jane Doe</span>', "Jane Doe"),
        ('<a rel="author" href="/jane">Jane Doe</a>', "Jane Doe"),
        ("<p>This page is maintained by Jane Doe.</p>", "Jane Doe"),
        ('<script type="application/ld+json">{"author":{"@type":"Person","name":"Jane Doe"}}</script>', "Jane Doe"),
        ('<a href="mailto:jane@bees.org">E-Mail an Jane Doe</a>', "Jane Doe"),
        ('<a href="mailto:jane@bees.org">Write to: Jane Doe</a>', "Jane Doe"),
        ('<a href="mailto:jane@bees.org">Email me</a>', None),
        ('<a href="mailto:jane@bees.org">Click here please</a>', None),
        ('<span class="byline">By admin</span>', None),
        ('<span class="byline">By the Bee Club Team</span>', None),
        ("<p>Maintained by volunteers.</p>", None),
    ],
)
def test_the_person_who_wrote_or_keeps_the_page(body: str, person: str | None) -> None:
    assert offered(body, "person") == ([person] if person else [])


def test_feeds_cards_and_plain_texts_are_read() -> None:
    for source in (
        "<?xml version='1.0'?><rss><managingEditor>jane@bees.org (Jane)</managingEditor></rss>",
        "BEGIN:VCARD\nEMAIL;TYPE=work:jane@bees.org\nEND:VCARD",
        "BEGIN:VCARD\nitem1.EMAIL:jane@bees.org\nEND:VCARD",
        "<?xml version='1.0'?><rss><managingEditor><![CDATA[jane@bees.org]]></managingEditor></rss>",
        "Contact: jane [at] bees.org",
    ):
        found = find_contacts(html.parse(source), source, "https://bees.org/feed")
        assert [hint.value for hint in found.contacts] == ["jane@bees.org"], source


@pytest.mark.parametrize(
    "address personal reason".split(),
    [
        ("anna.smith@bees.org", True, "a person, at the site's own domain"),
        ("webmaster@bees.org", False, "whoever keeps the site, at the site's own domain"),
        ("redaktion@bees.de", False, "an editor, at a domain of the site's name"),
        ("info@bees.org", False, "the office, at the site's own domain"),
        ("bee.lady@gmail.com", True, "a person, at free mail"),
        ("hello@webagency.net", False, "the office, at another domain"),
    ],
)
def test_an_address_says_whose_it_is(address: str, personal: bool, reason: str) -> None:
    (hint,) = [hint for hint in contacts(f"<p>Write to {address}</p>").contacts if hint.kind == "email"]
    assert (hint.personal, hint.reason) == (personal, reason)
    assert hint.snippet == f"Write to {address}"
    assert hint.source_url == PAGE
