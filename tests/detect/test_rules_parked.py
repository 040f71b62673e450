from __future__ import annotations

import pytest

from prospector.detect.judge import judge
from prospector.verdict import Reason
from tests.detect.answers import ARTICLE, answer, page

LANDER = (
    '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
)


@pytest.mark.parametrize(
    "body",
    [
        LANDER,
        page("bees.example", "<script src='https://www.google.com/adsense/domains/caf.js'></script>"),
        page("bees.example", "<script src='//img.sedoparking.com/js/x.js'></script>Related searches"),
        page("bees.example", "<script>window.LANDER_SYSTEM='PW'</script>"),
        '<html data-adblockkey="MFww"><head><title>bees.example</title></head><body></body></html>',
        page("bees.example", "<h1>This domain is for SALE</h1>"),
        page("bees.example", "<p>This domain name may be for sale.</p>"),
        page("bees.example", "<p>This Web page is parked free, courtesy of GoDaddy.</p>"),
        page("bees.example is for sale!", "<p>Make us an offer.</p>"),
        page("Namecheap Parking Page", "<p>Your hosting account was created.</p>"),
        page("Bees.co.uk – Premium Beekeeping Domain For Sale", "<p>Offers over 1,000.</p>"),
        page("bees.example", "<p>Diese Domain steht zum Verkauf.</p>"),
        page("bees.example", "<p>Ce nom de domaine est à vendre</p>"),
        page("bees.example", "<p>Este dominio está en venta</p>"),
        page("bees.example", "<p>Questo dominio è in vendita</p>"),
        page("bees.example", "<p>Deze domeinnaam is te koop</p>"),
        page("bees.example", "<p>Домен bees продаётся</p>"),
        page("bees.example", "<p>本域名正在出售</p>"),
        page("bees.example", "<p>このドメインは現在販売中です</p>"),
    ],
)
def test_parked(body: str) -> None:
    assert judge(answer(body)).reason is Reason.PARKED


@pytest.mark.parametrize(
    "body",
    [
        page("Plants", "<p>Garden tools for sale</p>"),
        page("Buy this", "<p>domain knowledge from our shop</p>"),
        page("Library catalogue", "<h2>Related searches</h2>"),
        page("Parking", "<h1>Parking permits</h1>"),
        page("How domains are sold", ARTICLE + "<p>Some say: this domain is for sale.</p>"),
        page("My shop", "<script>location.href='/shop'</script>"),
        page("Friends", "<p>A word from <a href='https://www.sedoparking.com/x'>a friend</a>.</p>"),
        '<html data-adblockkey="MFww"><head><title>News</title></head><body>' + ARTICLE + "</body></html>",
    ],
)
def test_not_parked(body: str) -> None:
    assert judge(answer(body)).reason is Reason.OK
