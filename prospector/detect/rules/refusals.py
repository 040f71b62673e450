"""We were refused, or asked to log in first. A person may not be."""

from __future__ import annotations

import re

from prospector import urls
from prospector.detect.folding import fold
from prospector.detect.seen import Visit
from prospector.detect.wording import Wording
from prospector.verdict import Finding, Reason

_REASONS = {
    401: Reason.HTTP_401,
    403: Reason.HTTP_403,
    407: Reason.HTTP_407,
    429: Reason.HTTP_429,
    451: Reason.HTTP_451,
    999: Reason.HTTP_999,
    408: Reason.TIMEOUT,
    # The server thinks that the request was meant for another one, or came too soon.
    421: Reason.BAD_RESPONSE,
    425: Reason.BAD_RESPONSE,
}
_WORDS = {
    401: "auth_required",
    402: "payment_required",
    403: "forbidden",
    407: "auth_required",
    412: "precondition_or_session",
    418: "bot_wall_418",
    428: "precondition_or_session",
    429: "rate_limited",
    440: "precondition_or_session",
    449: "precondition_or_session",
    451: "legal_block",
    999: "bot_wall_linkedin",
    408: "timeout",
    421: "client_fault",
    425: "client_fault",
}
_NOT_OURS = frozenset({404, 410})

_LOGIN_HOST = re.compile(
    r"^(?:login|signin|sso|auth|idp|accounts?|secure-login|oauth2?|cas|passport|shibboleth|adfs|authenticate)\."
    r"|\.(?:okta|auth0|onelogin)\.com$"
)
_LOGIN_SEGMENT = re.compile(
    r"^(?:(?:[a-z]+[-_.])?(?:log[-_]?[io]n|sign[-_]?in|signon|wp-login|user[-_]?login|authwall|sso|saml2?|oauth2?|"
    r"oidc|authorize|authenticate|auth|openid-connect|idp|cas|connexion|anmelden|anmeldung|einloggen|"
    r"iniciar-sesi[oó]n|acceso|accedi|entrar|inloggen|logga-in|logowanie|vhod|prihlaseni)"
    r"(?:[-_](?:page|form|required))?)(?:\.[a-z]{2,5})?$"
)

# As a whole title or heading, or as one of its parts.
_LOGIN_NAMES = Wording(r"""
    ([\w&.'-]+ ){0,3}(log ?-?in|sign ?-?in|log ?on)( (page|form|required|to .{1,40}|with .{1,40}))?[.!:]*
    authentication( required)?
    single sign-on
    (web login|central authentication) service
    ((kunden|mitglieder|benutzer)-?)?(anmelden|anmeldung|einloggen)
    (kunden|mitglieder|benutzer|mein)-?login
    (se )?connecte[rz](-vous)?
    (connexion|identification|authentification)
    (iniciar?|inicio de) sesión
    acceso( (a|de) (clientes|usuarios))?
    (ingresar|identificarse|entrar|acessar|aceder|accedi|accesso|iniciar sessão|fazer login)
    (inloggen|aanmelden|logga in|logg (inn|på)|log ind|kirjaudu( sisään)?)
    (zaloguj( się)?|logowanie|přihlášení|přihlásit( se)?|prihlásenie|bejelentkezés|autentificare|conectare)
    (вход( в систему)?|войти|авторизация|увійти|вхід)
    (είσοδος( πελάτη| χρήστη)?|σύνδεση|giriş( yap)?|oturum aç)
    (تسجيل الدخول|ورود|התחברות|כניסה)
    (ログイン|サインイン|登录|登入|登錄|用户登录|로그인|đăng nhập|masuk|เข้าสู่ระบบ)
""")
_TITLE_PARTS = re.compile(r"\s+[-–—|·•:»«‹›~/]+\s+|\s*[|»«‹›·•–—:]\s*|\s-|-\s")
# A form, its labels and a footer: with more to say than this, a page is worth reading without an account.
_LOGIN_PROSE = 700
_BARE_PROSE = 300
_LOGIN_LINKS, _LOGIN_TEXT = 30, 2000


def refused(visit: Visit) -> Finding | None:
    """Every 4xx that does not say the page is gone, and LinkedIn's 999."""
    status = visit.status
    if status is None or not (400 <= status < 500 or status == 999) or status in _NOT_OURS:
        return None
    return Finding(_REASONS.get(status, Reason.HTTP_403), f"{_WORDS.get(status, 'refused')}: HTTP {status}")


def sent_to_login(visit: Visit) -> Finding | None:
    """Redirected to a login page, though the link was not meant for one."""
    if not visit.redirects or not visit.answered_well or _is_login(visit.url) or not _is_login(visit.final_url):
        return None
    return Finding(Reason.LOGIN_WALL, f"auth_wall: redirected to {visit.final_url}")


def only_a_login_form(visit: Visit) -> Finding | None:
    """A page that is nothing but a login form. A link meant for the login page gets what it was meant for."""
    page = visit.page
    if page is None or not visit.answered_well or page.says_much or page.length > _LOGIN_TEXT:
        return None
    if _is_login(visit.url) and not visit.redirects:
        return None
    asks = page.asks_for_a_password
    # A form may be named by its button alone.
    called = (page.folded_title, *page.folded_headings, *(map(fold, page.own_lines[:30]) if asks else ()))
    named = next(filter(None, (_login_name(words) for words in called)), "")
    if not (named or asks) or page.prose > (_LOGIN_PROSE if named and asks else _BARE_PROSE):
        return None
    if page.links > _LOGIN_LINKS:
        return None
    return Finding(Reason.LOGIN_WALL, f"auth_wall: {named or 'a form that asks for a password'}")


def _login_name(headline: str) -> str:
    """The part of a title or heading that calls the page a login page, if there is one."""
    for part in _TITLE_PARTS.split(headline):
        if _LOGIN_NAMES.whole(part.strip()):
            return part.strip()
    return ""


def _is_login(url: str) -> bool:
    parsed = urls.parse(url)
    if parsed is None:
        return False
    if _LOGIN_HOST.search(parsed.hostname):
        return True
    return any(_LOGIN_SEGMENT.match(segment) for segment in parsed.pathname.lower().split("/") if segment)


_NOT_HERE = Wording(r"""
    (not |un)available in your (region|country|location|area)
    not available (from|in) your current (region|country|location)
    in (ihrem|deinem) land (leider )?nicht verfügbar
    (pas|n'est pas) disponible dans votre (pays|région)
    no está disponible en (tu|su) (país|región)
    não está disponível (no seu país|na sua região)
    non è disponibile nel (tuo|suo) paese
    niet beschikbaar in (uw|jouw) (land|regio)
""")
_ALL_IT_SAYS = 1500


def not_in_our_country(visit: Visit) -> Finding | None:
    """The page is kept from our country: people in others see it."""
    page = visit.page
    if page is None or not visit.answered_well or page.says_much or not _NOT_HERE.may_occur(page.pieces):
        return None
    said = _NOT_HERE.find(f"{page.folded_title} {page.folded_own_text}")
    if said is None or page.prose > _ALL_IT_SAYS:
        return None
    return Finding(Reason.HTTP_451, f"geo_block: {said[0]}")
