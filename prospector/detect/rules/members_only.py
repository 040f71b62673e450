"""The page is there for members: it says so, and hardly anything else."""

from __future__ import annotations

from prospector.detect.seen import Visit
from prospector.detect.wording import Wording
from prospector.verdict import Finding, Reason

_MEMBERS_ONLY = Wording(r"""
    # English
    you (must|need to|have to|should) (be |first )?(logged|signed) ?-?(in|on)\b
    you must (first )?(log|sign) ?-?(in|on)\b
    you need to (first )?(log|sign) ?-?(in|on)\b
    you (must|need to|have to) be (a )?(registered|member)
    you('re| are) not (currently )?(logged|signed) ?-?in\b
    (please|kindly) (log|sign) ?-?(in|on)( again| below| first)? to (continue|view|access|see|read|proceed|open|\
        download)
    (log|sign) ?-?(in|on) (or (register|sign up|join|create an account) )?to (continue|view|access)
    please (log|sign) ?-?(in|on) (to view|to access|again|first)
    (only |available (only )?to |for |restricted to )(logged[- ]in|registered|signed[- ]in) (users|members|visitors)
    (content|page|area|section|forum|topic|document) is (only )?(available |visible |accessible )?(only )?(to|for|\
        restricted to) (registered |logged[- ]in )?(members|subscribers|users)
    you are not (authori[sz]ed|permitted|allowed) to (read|view|access|see) (this|the) (forum|page|content|topic|area|\
        resource|document)
    you (do not|don't) have (sufficient |the )?(permissions?|access|rights|privileges) to (view|access|see|read|open)
    (your|the) session (has )?(expired|timed out)
    this (content|page|post|gallery|entry|site) is (password[- ])?protected
    enter (your|the) (user ?name|password|e-?mail)[^.!?]{0,30} to (view|access|continue|see)
    requires? you to be (registered and )?logged in
    (login|log-in|sign-in) (is )?required
    register( now)? (for free )?to (continue|read|view) (reading|this|the)?
    # German, Dutch, Scandinavian
    (bitte )?melden sie sich (bitte )?an,? um
    (bitte )?(zuerst |erst )?(einloggen|anmelden),? um
    sie (müssen|mussen|muessen) (sich (zuerst |erst )?(anmelden|einloggen)|(angemeldet|eingeloggt) sein)
    sie sind nicht (angemeldet|eingeloggt|berechtigt)
    (nur|ausschliesslich|ausschließlich) (für|fur|fuer) (registrierte|angemeldete|eingeloggte|mitglieder)
    (je|u) (moet|dient) (je |u )?(eerst )?(ingelogd|aangemeld|inloggen)
    log in om (deze|verder|toegang)
    du (måste|ma|må|skal) (være |vara )?(logga in|logge inn|logget inn|logge ind|logget ind|inloggad)
    sinun (täytyy|on) kirjaudu
    # French, Spanish, Portuguese, Italian, Romanian, Catalan
    vous devez (être |vous )?(connecté|identifié|connecter|identifier|inscrit)
    (veuillez|merci de) vous (connecter|identifier)
    (connectez|identifiez)-vous pour
    (réservé|réservée|reservee) aux (membres|abonnés|adhérents)
    (debe|debes|tienes que|necesita|necesitas|hay que) (iniciar sesión|identificarse|estar (registrad|conectad|\
        identificad|\
        logad)|registrarse)
    (inicie|inicia) sesión para
    (você |voce )?(precisa|deve|tem que|é necessário) (estar logado|fazer login|iniciar sessão|efetuar login|entrar)
    (faça|efetue) (o )?login para
    (devi|è necessario|e necessario|bisogna|occorre) (effettuare (il )?(login|l'accesso)|accedere|essere (registrat|\
        loggat|autenticat|iscritt))
    (riservat[oa]|accesso riservato) (ai|agli|alle) (soci|utenti|iscritti|abbonati)
    trebuie să (fii|fiţi|fiți|te|vă) (autentific|autentificat|logat|conectat|înregistrat)
    # Slavic, Baltic, Hungarian, Greek, Turkish
    (musisz|należy|trzeba) (się )?(być )?(zalogow|zarejestrow)
    zaloguj się,? aby
    (musíte|musite|je nutné|je potreba|je třeba) (se )?(být )?(přihlásit|přihlášen|prihlásiť|prihlásen|prijaviti|\
        prijavljeni)
    (необходимо|нужно|требуется|пожалуйста,?) (авторизоваться|авторизуитесь|авторизоваться|воити|воидите|авторизация|\
        зарегистрироваться)
    (доступ|просмотр|страница|раздел) [^.!?]{0,40}(только|лишь) (для |зарегистрированным|авторизованным)
    вы не авторизованы
    (необхідно|потрібно|будь ласка,?) (авторизуватися|увіити|увіидіть)
    (трябва|необходимо е) да (влезете|се регистрирате|сте логнат)
    be kell jelentkezn
    jelentkezz(en)? be
    (πρέπει|παρακαλώ) (να )?(συνδεθείτε|συνδεθειτε|εγγραφείτε)
    (giriş yapmanız|giriş yapmalısınız|oturum açmanız|üye olmanız|lütfen giriş)
    # Asian and Middle Eastern
    (请|請|需要|您需要)(先)?(登录|登入|登錄|注册)(后|後|才能|以|查看)?
    (登录|登入|登錄)(后|後)(才能|方可|可以|查看)
    ログイン(が必要|してください|してから|すると)
    (会員|メンバー)(限定|専用)
    로그인(이|을)? ?(필요|하셔야|해야|하시|후)
    bạn (cần|phải) (đăng nhập|đăng ký)
    (anda harus|silakan|silahkan|sila) (login|log masuk|masuk)
    (กรุณา|โปรด|ต้อง)(เข้าสู่ระบบ|ล็อกอิน|ลงชื่อเข้า)
    (يجب|يرجى|الرجاء) (عليك )?(أن تقوم ب)?(تسجيل الدخول|التسجيل)
    (باید|لطفا|ابتدا) (ابتدا )?(وارد (شوید|سایت|حساب)|لاگین)
    (עליך|יש|נא) (להתחבר|להיכנס|להירשם)
""")
# Characters outside links: the sentence, the form's labels, a footer. With more to say, there is something to read.
_ALL_IT_SAYS = 900
# With menus and all.
_LONGEST = 4000


def members_only(visit: Visit) -> Finding | None:
    """A page that asks its visitor to log in first, whatever menu stands around it."""
    page = visit.page
    if page is None or not visit.answered_well or page.says_much or not _MEMBERS_ONLY.may_occur(page.pieces):
        return None
    if page.length > _LONGEST or page.prose > _ALL_IT_SAYS:
        return None
    said = _MEMBERS_ONLY.find(f"{page.folded_title} {page.folded_text}", page.pieces)
    return Finding(Reason.LOGIN_WALL, f"auth_wall: {said[0]}") if said else None
