"""How pages say that they are not there, in the languages of the web. Accents do not count: they are folded away.

`SAYS_SO`   a sentence that a thing is missing. In a title or heading it is nearly proof.
`WANTED`    the visitor's page is spoken of: "the page you were looking for". Error pages do, other pages hardly ever.
`MOVED`     a notice that page or site has moved, which gives a `NEW_PLACE`.
`NUMBER`    the status by name: "error 404".
`REGRETS`   "oops", "back to the home page": what an error page says beside it.
`EXPLAINS`  talk about error pages, by somebody who explains them.
"""

from __future__ import annotations

import re

from prospector.detect.wording import Wording

SAYS_SO = Wording(r"""
    # English
    (page|post|article|video|item|product|document|file|resource|content|record|entry|site|url|address|topic|\
        listing|location|exhibit|path|link|recipe|event|profile|user|story)s?\b[^.!?|:]{0,50}? (was |were |is |are |\
        has been |have been )?not found
    (page|post|article|video|item|product|document|file|resource|content|record|entry|site|url|address|topic|\
        link)s?\b[^.!?|:]{0,60} (could not|couldn't|cannot|can not|can't|could n't|can t|couldn t) be (found|\
        located|displayed)
    (page|post|article|video|item|product|document|file|resource|content|record|entry|site|url|address|topic|\
        link)s?\b[^.!?|:]{0,60} (does not|doesn't|do not|don't|doesn t|dosen't|doesnt|did not|didn't) (seem to |\
        appear to |actually )?exists?\b
    (page|post|article|video|item|product|document|file|resource|content|entry|url|topic|listing|\
        link)s?\b[^.!?|:]{0,60} no longer (exists?|available|here|valid|active|online)
    (page|post|article|video|document|file|resource|url|listing)\b[^.!?|:]{0,40} (is|are|isn't|is not|isn t) (not |\
        currently not )?(unavailable|missing|not available|not accessible)
    (page|post|article|video|document|file|resource|url|listing|content)\b[^.!?|:]{0,40} isn't (available|here|\
        working)
    (page|post|article|video|document|file|content|listing)\b[^.!?|:]{0,40} (has been|was|have been|\
        had been) (removed|deleted|taken down|unpublished)
    (page|site|website|service|project|blog|forum|network|server) (is|are) no more$
    (is |was |looks like )nothing (was |is )?(found |here )?at (this|that) (location|address|url|link)
    ^(it )?(looks|seems) like nothing was found
    ^(you seem( to be)?|you're|you are|looks like you're|it looks like you're|are you|you appear to be) lost[?!.]*$
    (took|taken|made) a wrong turn
    ^cannot (get|post|head) /
    (deleted|removed|moved) or (never|it never|may never have) existed
    ^(it's|it is|this page is|page is|all) gone[!.]*$
    ^(sorry, )?not here[!.]*$
    (job|position|vacancy|offer|advert|auction|property|course|product|item)s? (is |are )?(now )?no longer (available|\
        open|active)
    type=not found, status=404
    ^the resource cannot be found\.?$
    page[^.!?|:]{0,50} (may|might|could) have been (removed|moved|deleted|renamed)
    (^|[|] |\b(page|site|file)\b.{0,30})unavailable$
    (can't|cannot|can not|couldn't|could not|unable to|didn't|did not|failed to|can t) (seem to |be able to )?(find|\
        locate) (the|that|this|your|any|a|what) ?(requested |matching )?(page|file|document|site|url|content|\
        resource|you|article|post|thing)
    (can't|cannot|couldn't|could not|unable to|can't seem to) find what you
    there (is|was|are|'s) (no|nothing)(?: such)? (page|document|file|content|article)s? (here|at this|at that|\
        with that|by that|found)
    there (is|'s|s) nothing (here|to see)
    nothing (to see|found) here
    ^nothing (was )?found( for .*)?$
    ^(?:sorry, )?no such (page|file|document|article|url)
    (page|site|file|link|url)\b.{0,20} (does not|doesn't) exist
    this (page|link|url) (is|seems to be|appears to be|may be) (broken|lost|missing|gone)
    (page|document|file|article) (gone|missing|deleted|removed|lost)\b
    ^(page |file |document |article |site |content |sorry,? |error:? ?|oops,? ?)*not found$
    not found on (this|the|our) (server|site|web)
    (you|you've|you have) (found|reached|stumbled upon|discovered) a (page|dead|broken|missing|place|\
        link)( that| which)? ?(does|doesn|is|link|end|page)
    you (have )?tried to (access|reach|visit|open) a (page|file|document)[^.!?|:]{0,20} (not|n't|longer)
    this page (hasn't|has not) been (created|written|built)
    (this|the|page) ?(page)? is(n't| not) (finished|built)
    (page|site|project|service|app|blog|repository|content|product|program|course|tool|store) (has been|was|is|\
        has) (now |permanently |been )*(shut down|closed down|retired|discontinued|taken down|removed|decommissioned)
    \b(discontinued|decommissioned)$
    (isn't|is not|is n't) (a |the )?(page|place|droid)s? (you're|you are|you were) looking for
    (page|link) (you (clicked|followed|entered)|was) .{0,30}(broken|invalid|not valid|incorrect|gone)
    ^(page|file|document) (gone|missing|lost|deleted|removed|error|invalid)$
    ^(invalid|broken|dead|missing) (page|url|link|address|request)$
    ^bad (url|link|address|request)$
    ^(bad|invalid) request
    (lost|dead) (page|link|end)$
    (page|content) is (unavailable|missing|gone|lost|hiding)
    (page|content) (you .{0,40} )?is not available
    (page|content) (went|has gone|is) missing
    (page|content|file|resource|link|url|article|post)s? (not available|unavailable|not found|missing)\b
    (can't|cannot|can not|couldn't|could not|unable to|failed to) (seem to |be able to )?(find|locate) (anything|\
        something|it|that|this)( here| there| for you| at this (address|location|url))?[.!]*$
    (nothing|no (content|page|document|file|article|post|such thing)) (was |has been |is |exists |could be )?(found |\
        here |exists |available )?(at|on|under|with) (this|that|the given|your) (address|location|url|link|path)
    (it looks like |looks like )?nothing was found at this location
    that page (can't|cannot|can not|couldn't|could not) be found
    there('s| is| are)?(n't| not)? (nothing|anything|no page|no content|no one|nobody) (here|at this)
    (this|that|the) (page|link|url) (you .{0,30})?(was|has been|has|got|is|went|must have|may have|might have|\
        seems to \
        have|appears to have) (been )?(lost|gone|vanished|disappeared|wandered|missing|eaten|stolen|abducted|\
        swallowed|\
        misplaced|escaped|run away|flown away|sunk|extinct)\b
    (page|content|article|post|document|file|link) (does|do) not (seem to |appear to )?exist
    (this|the) (is not|isn't|ain't) the (page|web ?page|droid)s? you('re| are| were) (looking|searching) for
    (you've|you have|you seem to have|you must have) (wandered off|strayed|taken a wrong turn|hit a dead end|\
        reached a dead end)
    (we|i) (have )?(lost|misplaced|broke|can't seem to find) (this|that|the) page
    (wrong|invalid|unknown|incorrect) (page|url|link|address|path|route)$
    (no|not a) (valid|known|existing) (page|url|link|address|route)
    ^(no|0) (matching )?(pages?|route|url) (was |were )?(found|matched|matches)
    ^(page|site|content) (has )?(expired|removed|deleted|unpublished|does not exist|doesn't exist|gone)$
    # German
    seite gibt es (hier )?(leider )?(nicht|noch nicht|nicht mehr)
    (seite|adresse) (leider )?(unbekannt|falsch|ungultig)
    (seite|datei|dokument|artikel|inhalt|url|adresse|beitrag)\b[^.!?|:]{0,60}(nicht|nirgends) (mehr )?(gefunden|\
        auffindbar|zu finden|finden)
    (seite|datei|dokument|artikel|inhalt|url|adresse|beitrag)\b[^.!?|:]{0,60}existiert (leider |hier )?(nicht|nich)
    existiert (diese|die) seite (leider )?nicht
    (seite|datei|dokument|artikel|inhalt|url|adresse|beitrag)\b[^.!?|:]{0,60}nicht (mehr )?(vorhanden|verfugbar|\
        verfuegbar|erreichbar|existent)
    (seite|datei|inhalt)\b[^.!?|:]{0,50}(wurde|ist) (verschoben|umgezogen|geloscht|geloescht|entfernt)
    (konnen|konnten|koennen|konnten) (wir )?(die |diese )?(gewunschte |angeforderte |gesuchte )?(seite|\
        datei) (leider )?nicht
    (keine|diese) (seite|treffer) (unter|mit) dieser (adresse|url)
    nicht gefunden$
    diese seite gibt es (leider )?(hier )?(nicht|nimmer)
    (server|system) (kann|konnte) (die |diese )?(angeforderte |gewünschte )?(seite|datei|url) nicht finden
    (angeforderte|aufgerufene|gesuchte|gewünschte)\w* (url|adresse|seite|datei|inhalt)\b[^.!?|\
        :]{0,60}nicht (gefunden|mehr)
    (seite|url|link) (ist )?(leider )?(ungültig|fehlerhaft|defekt|verschwunden|verloren gegangen)
    (hier|da) (gibt es|ist) (leider )?(nichts zu sehen|keine seite)
    (wir|leider) .{0,20}(finden|fanden) (wir )?(diese|die) seite nicht
    ^(leider )?(nichts|keine (seite|inhalte)) gefunden
    ^(seite|inhalt|beitrag) (fehlt|gelöscht|nicht verfügbar|existiert nicht|unbekannt)
    # French
    (page|fichier|document|article|contenu|ressource|url|adresse)\b[^.!?|:]{0,60}introuvable
    (page|fichier|document|article|contenu|ressource|url|adresse)\b[^.!?|:]{0,60}(n'est|n'a|n'ont|ne|n'a) (pas|plus|\
        pu)? ?(ete|etre|pu etre|pas ete)? ?trouve
    (page|fichier|document|article|contenu|ressource)s? (est )?non[- ]trouve
    (page|fichier|document|article|contenu|ressource|url|adresse)\b[^.!?|:]{0,60}(n'existe|n existe|existe) (pas|\
        plus|point)
    (page|article|contenu)\b[^.!?|:]{0,60}(n'est|n est) (plus|pas|pas ou plus) (disponible|accessible|finie|\
        en ligne)
    (page|article|contenu)\b[^.!?|:]{0,50}(a ete|a peut-etre ete|est) (deplacee|supprimee|retiree|supprime)
    (nous )?n'avons pas (pu )?(trouve|trouver) (la|cette|votre) (page|ressource)
    impossible de trouver (la|cette|votre) page
    (serveur|systeme) (ne|n'a) (peut|pu|parvient|trouve)[^.!?|:]{0,30}(trouver|pas) (la |le )?(page|fichier|\
        ressource)?
    ^introuvable$
    (url|adresse|page|ressource)\b[^.!?|:]{0,40}(n'a|n'ont) (pas|pu)[^.!?|:]{0,20}(trouvee?|etre trouvee?)
    (page|lien) (est|semble|a) (etre )?(casse|mort|perdue?|disparu|invalide|errone|expiree?|obsolete|egaree?)\b
    (rien|aucune page|aucun contenu) (n'a ete |ne )?(trouve|ici|a cette adresse)
    (il n'y a|il n y a) (rien|aucune page|pas de page) (ici|a cette)
    (on|nous) (ne trouve|n'a pas trouve|ne trouvons|n'arrivons pas a trouver) (pas |plus )?(la|cette|votre) page
    (cette|la) page (a )?(disparu|n'est plus|n'est pas la|n'existe)
    (page|article|contenu) (supprimee?|deplacee?|inexistante?|manquante?|indisponible|non disponible|absente?)\b
    # Spanish
    (pagina|archivo|documento|articulo|contenido|url|recurso|direccion)\b[^.!?|:]{0,60}no (ha sido |fue |se ha |se |\
        pudo ser |puede ser |ha podido ser |se pudo |se puede )?(encontrad|encontro|encuentra|encontrar|localizad|\
        hallad)
    (pagina|archivo|documento|articulo|contenido|url|recurso|direccion|enlace)\b[^.!?|:]{0,60}(ya )?no existe
    (pagina|articulo|contenido)\b[^.!?|:]{0,60}(ya )?no (esta|se encuentra) disponible
    (pagina|contenido)\b[^.!?|:]{0,60}ha sido (movid|eliminad|borrad|removid)
    (no )?(podemos|pudimos|hemos podido|pudo|puede|logramos|se pudo) (encontrar|localizar) (la|esa|esta|el) (pagina|\
        archivo|contenido)
    no (encontramos|se encontro|hemos encontrado|se ha encontrado|existe|existe) (la|esa|esta) pagina
    (servidor|sistema) no (puede|pudo|ha podido|encuentra|encontro)[^.!?|:]{0,20}(encontrar|la pagina|el archivo)
    ^no (encontrad[oa]|existe|hay nada)( aqui)?$
    no se ha (localizado|encontrado) (la|el) (url|pagina|archivo|recurso|direccion)
    (pagina|contenido|enlace|articulo|direccion)\b[^.!?|:]{0,40}(no es valid[oa]|no disponible|inexistente|\
        eliminad[oa]|\
        desaparecid|desaparecio|se ha perdido|esta rot[oa]|caducad[oa]|no funciona)
    (aqui no|no) hay (nada|ninguna pagina)( aqui| en esta (direccion|ubicacion|url))?
    (esta|la) pagina (se )?(ha )?(perdio|perdido|desaparecio|desaparecido)
    # Portuguese and Galician
    (pagina|arquivo|ficheiro|documento|artigo|conteudo|endereco)\b[^.!?|:]{0,60}nao (foi |pode ser |pude ser |\
        foi possivel )?(encontrad|encontrar|localizad|achad)
    (pagina|arquivo|ficheiro|documento|artigo|conteudo|endereco)\b[^.!?|:]{0,60}nao (existe|esta mais|\
        esta disponivel|se encontra|esta)\b
    (pagina|conteudo)\b[^.!?|:]{0,60}(foi|tenha sido) (removid|movid|eliminad|excluid)
    nao (encontramos|foi possivel encontrar|conseguimos encontrar|encontrei) (a|esta|essa|o|este) (pagina|conteudo)
    paxina (non|nom) (atopada|encontrada|existe)
    (paxina|artigo)\b[^.!?|:]{0,40}non (existe|se atopou|foi atopad)
    (servidor|sistema) nao (consegue|conseguiu|pode|encontrou)[^.!?|:]{0,20}(encontrar|a pagina|o arquivo)
    ^nao (encontrad[oa]|existe|ha nada aqui)$
    (url|pagina|conteudo|link|endereco)\b[^.!?|:]{0,40}(nao foi encontrad|inexistente|indisponivel|nao e valid|\
        invalid[oa]|\
        quebrado|expirou|sumiu|desapareceu|removid[oa]|excluid[oa])
    (nao ha|nao existe|nao tem) nada (aqui|por aqui|neste endereco)
    (nenhuma pagina|nenhum conteudo) (foi )?(encontrad[oa])
    (esta|essa|a) pagina (se perdeu|nao existe|sumiu|fugiu)
    # Italian
    (pagina|file|documento|articolo|contenuto|risorsa|indirizzo)\b[^.!?|:]{0,60}non (e stata |e stato |e |\
        puo essere |e stata |sembra essere )?(trovat|raggiungibile|disponibile|presente)
    (pagina|file|documento|articolo|contenuto|risorsa)\b[^.!?|:]{0,60}non esiste
    (pagina|contenuto)\b[^.!?|:]{0,50}(e stata|e stato) (spostat|rimoss|cancellat|eliminat)
    (non )?(riusciamo a|abbiamo) trova(re|to) (la|questa) pagina
    impossibile trovare la pagina
    (server|sistema) non (riesce|puo|ha)[^.!?|:]{0,20}(trovare|trovato) (la|il)
    ^non (trovat[oa]|esiste)$
    (url|pagina|contenuto|link|indirizzo)\b[^.!?|:]{0,40}(non (e valid|esiste|c'e)|inesistente|rimoss[oa]|scomparsa|\
        scadut[oa]|\
        mancante|errat[oa]|interrott[oa])
    (non c'e|nessun[ao]?) (niente|nulla|pagina|contenuto) (qui|a questo indirizzo|trovat[oa])
    # Catalan
    (pagina|document|article)\b[^.!?|:]{0,60}no (s'ha |ha estat |s'ha pogut )?(trobat|trobar|trobada)
    pagina[^.!?|:]{0,60}no existeix
    no s'ha (trobat|pogut trobar) la pagina
    ^(no trobat|no s'ha trobat)$
    (pagina|contingut|enllac)\b[^.!?|:]{0,40}(no (esta disponible|es troba|es valid)|ha desaparegut|eliminad[ao])
    # Dutch
    pagina bestaat (helaas )?niet
    (pagina|bestand|document|artikel|inhoud|url)\b[^.!?|:]{0,60}niet (worden |meer )?(gevonden|vinden|terugvinden|\
        gevonden worden)
    (pagina|bestand|document|artikel)\b[^.!?|:]{0,60}(bestaat|bestaan) (helaas )?niet
    (pagina|artikel)\b[^.!?|:]{0,60}niet (meer )?(beschikbaar|aanwezig|bereikbaar)
    niet gevonden$
    (server|systeem) kan (de |deze )?(opgevraagde |gevraagde )?(pagina|url) niet vinden
    (opgevraagde|gevraagde) (pagina|url|adres)\b[^.!?|:]{0,40}niet (gevonden|meer|bestaat)
    (pagina|link|inhoud)\b[^.!?|:]{0,40}(is )?(verwijderd|verdwenen|verplaatst|kwijt|niet geldig|ongeldig|onvindbaar)
    (er is |hier is |we hebben )?(niets|geen pagina) (gevonden|te vinden|te zien)
    deze pagina (bestaat|kon) (helaas )?niet
    # Swedish, Norwegian, Danish, Icelandic, Finnish
    (sidan|sida|filen|dokumentet)\b[^.!?|:]{0,60}(hittades inte|hittas inte|hittar inte|kunde inte hittas|\
        kan inte hittas|gick inte att hitta)
    (sidan|sida|filen)\b[^.!?|:]{0,60}finns (inte|ej|tyvarr inte)
    (vi )?(kan|kunde) (tyvarr )?inte hitta sidan
    hittar inte sidan
    (siden|side|filen|dokumentet)\b[^.!?|:]{0,60}(ble |blev |kunne |kan |er )?ikke (bli |blive )?(funnet|fundet|\
        finnes|findes|finne|finde)\b
    (siden|side|filen|dokumentet)\b[^.!?|:]{0,60}(eksisterer|findes|finnes|finst) (dessverre |desvaerre |\
        ikkje )?(ikke|ikkje)
    (fant|finner|fandt|finder|kunne) (vi )?(dessverre |desvaerre )?ikke (finde |finne )?(siden|denne siden)
    sida (vart|blei) ikkje funnen
    sida[^.!?|:]{0,30} (fannst ekki|finnst ekki)
    (sivua|sivu|tiedostoa|artikkelia)\b[^.!?|:]{0,60}(ei|ei ole) (loydy|loytynyt|voitu loytaa|ole olemassa|\
        loytynytkaan|olemassa|enaa)
    ^(hittades inte|ikke fundet|ikke funnet|ei loytynyt|fannst ekki)$
    (adressen|url:?en)\b[^.!?|:]{0,40}(hittades inte|hittas inte|finnes ikke|findes ikke|finns inte|ble ikke funnet)
    (serveren|servern|server) kan (ikke|inte) (finne|finde|hitta)
    (sidan|siden|side|sida|innehallet|innholdet|indholdet)\b[^.!?|:]{0,40}(saknas|mangler|er (fjernet|slettet|borte|\
        flyttet|\
        forsvundet)|har (tagits bort|flyttats|forsvunnit|blitt fjernet)|ar (borta|borttagen)|existerar inte|\
        eksisterer ikke)
    (det finns|der er|det er) (ingen|ingenting|intet|ingen ting) (sida |side )?(har|her|pa (denna|denne) adress)
    (vi )?(kunde|kunne|kan) (inte|ikke) (hitta|finne|finde) (den )?(sidan|siden|sida|side)
    (sivu|sisalto)\w*\b[^.!?|:]{0,40}(poistettu|siirretty|kadonnut|puuttuu|ei ole saatavilla)
    sidan du (soker|letar|sokte)[^.!?|:]{0,40}(finns inte|saknas|hittas inte)
    # Estonian, Latvian, Lithuanian
    (lehekulge|lehte|lehekulg)\b[^.!?|:]{0,40}ei (leitud|leidnud|eksisteeri|ole)
    lapa[^.!?|:]{0,40}(nav atrasta|netika atrasta|neeksiste)
    puslapis[^.!?|:]{0,40}(nerastas|neegzistuoja|nebuvo rastas)
    (lapa|saturs|adrese)\b[^.!?|:]{0,40}(nav (atrast|pieejam|atrod)|neeksiste|dzesta)
    (puslapi\w*|turinys|adresas)\b[^.!?|:]{0,40}(nerast|neegzistuoja|nepasiekiam|nebeegzistuoja|istrintas)
    (lehte|lehekulge|lehekulg|lehe)\b[^.!?|:]{0,40}(ei (leitud|leia|eksisteeri|ole)|pole olemas|puudub)
    # Polish
    stron[ay]?\b[^.!?|:]{0,60}nie (zostala |zostal |moze zostac |mozna |)?(znaleziona|znaleziono|odnaleziona|\
        odnaleziono|znalezc|odnalezc)
    stron[ay]?\b[^.!?|:]{0,60}nie istnieje
    stron[ay]?\b[^.!?|:]{0,60}(zostala|byc) (usunieta|przeniesiona)
    nie (znaleziono|odnaleziono|znalezlismy|mozemy znalezc|mozna znalezc|udalo sie znalezc) (tej |takiej |tej |\
        zadanej )?(strony|pliku|dokumentu)
    nie ma takiej strony
    (taka |ta )?strona nie istnieje
    ^(nie znaleziono|nie odnaleziono|brak strony|strona nieznaleziona)$
    (serwer|system) nie (moze|moze|mogl|potrafi) (znalezc|odnalezc)
    nie znaleziono (zadanego|podanego|szukanego|zadanej) (url|adresu|zasobu|strony|pliku)
    (strona|strony|adres|tresc)\b[^.!?|:]{0,40}(niedostepna|nieistniejaca|usunieta|zniknela|zaginela|przeniesiona|\
        wygasla)
    (nic tu|tu nic|tutaj nic) nie ma
    (podana|szukana|zadana|ta|wybrana) strona[^.!?|:]{0,40}nie (istnieje|zostala|moze)
    # Czech, Slovak
    strank[auy]\b[^.!?|:]{0,60}(nebyla|nebyl|nebola|neni|nie je|nebylo|nelze) (bohuzel |mozne |mozno )?(nalezena|\
        nalezeno|najdena|najit|nenalezena|dostupna|k dispozici|nalezt)
    strank[auy]\b[^.!?|:]{0,60}(neexistuje|nenalezena|nenajdena|nenalezeno|nebyla nalezena)
    (pozadovana|hledana|pozadovanu|pozadovanou) strank
    nenasli sme (stranku|tuto)
    (url|adresa|stranka|obsah|clanek|clanok|soubor)\b[^.!?|:]{0,50}(nebyl[aoy]? (na |nalezen|nenalez)|nenalezen|\
        neexistuje|\
        nebola najden|nenajden|sa nenas|nenasiel|byla (odstranena|smazana|presunuta)|bola (odstranena|presunuta|\
        zmazana))
    (server|stranku|soubor|stranku,? kterou .{0,20}) (nelze|nemuze|nemoze|jsme nenasli|sme nenasli|nenasiel)
    ^(nenalezeno|nenajdene|stranka nenalezena|stranka neexistuje)$
    (tato|tahle|tuto) stranka (uz )?(neexistuje|nie je|neni)
    # Hungarian
    (oldal|lap|tartalom|fajl)\b[^.!?|:]{0,50}nem (talalhato|letezik|talaltuk|elerheto)
    nem talaljuk (a|az) [^.!?|:]{0,20}(oldal|lap)
    az oldal nem talalhato
    ^(nem talalhato|nincs ilyen oldal|az oldal nem letezik)$
    (szerver|kiszolgalo) nem talalja
    (oldal|lap|cim|tartalom|url)\b[^.!?|:]{0,40}(nem (talalhato|elerheto|letezik|talaltuk|talalja)|megszunt|torolve|\
        torolt[ek]k|\
        eltunt|athelyez)
    (nincs|nem talalhato) (ilyen )?(oldal|tartalom)
    # Romanian
    pagina[^.!?|:]{0,60}nu (a fost |a putut fi |poate fi |mai )?(gasita|gasit|este disponibila)
    pagina[^.!?|:]{0,60}nu (mai )?exista
    nu am (gasit|putut gasi) pagina
    ^(nu a fost gasit[a]?|pagina inexistenta|pagina negasita)$
    (url|adresa|continut|pagina)\w*\b[^.!?|:]{0,40}(nu (a|au) fost gasit|nu mai (exista|este)|nu exista|inexistent|\
        a fost (stears|\
        mutat|eliminat))
    (server|sistem)ul nu (poate|a putut) gasi
    # Croatian, Serbian, Bosnian, Slovene, Macedonian
    (stranica|stranicu|strana|stran)\b[^.!?|:]{0,60}(nije|nisu|ni bila|ni bilo|ni) (pronadena|pronadjena|nadena|\
        nadjena|najdena|mogoce najti|moguce pronaci)
    (stranica|strana|stran)\b[^.!?|:]{0,60}ne (postoji|obstaja)
    страница[^.!?|:]{0,40}ни(је|jе) (пронађена|нађена)
    страница(та|та)?[^.!?|:]{0,40}не (постои|е пронаидена|постоји)
    (stranica|stranicu|stranice|adresa|url|sadrzaj)\b[^.!?|:]{0,50}(nije (pronadjen|pronaden|naden|nadjen|moguce)|\
        ne postoji|\
        nismo (pronasli|uspjeli)|uklonjen|obrisan|nedostupn)
    (stran|strani|vsebina)\b[^.!?|:]{0,50}(ni (bila |bilo )?(najden|mogoce)|ne obstaja|nismo nasli)
    (страница|страницу|страна|адреса|садржај|урл)\b[^.!?|:]{0,40}(није (пронађен|нађен)|не постоји|не постои|\
        не е пронајден)
    ^(nije pronadeno|nije pronadjeno|ni najdeno|није пронађено)$
    # Russian, Ukrainian, Belarusian, Bulgarian
    не (нашли|смогли наити|можем наити|удалось наити) [^.!?]{0,20}(страниц|документ|статью)
    (страница|страницу) (потерялась|удалена|исчезла|не существует)
    (страниц[аыу]|фаил|документ|стать[яи]|материал|запис[ьи])\b[^.!?|:]{0,60}не (был[аои]? )?(наиден[аоы]?|\
        обнаружен[аоы]?|существует|доступн[аоы]?)\b
    (страниц[аыу]|документ|стать[яи])\b[^.!?|:]{0,50}(был[аи]? )?(удален[аоы]?|перемещен[аоы]?|потерялась)\b
    (такои|этои|запрашиваемои|запрошеннои|данн?ои) страницы (\w+ )?(не существует|нет|больше нет)
    не (наидена|наидено|нашли|смогли наити|удалось наити|можем наити) (запрашиваем\w+ |так\w+ |эт\w+ |\
        нужн\w+ )?(страниц|документ)
    ничего не наидено
    ^(404 ?[-:]? ?)?не наидено$
    сторінк[ауи]\b[^.!?|:]{0,60}(не (була )?(знаидена|знаидено|існує)|видалена)
    (сторінку|сторінки)\b[^.!?|:]{0,40}не (знаидено|існує)
    старонк[ауі]\b[^.!?|:]{0,40}не (знои?дзена|існуе)
    страницата[^.!?|:]{0,60}не (е |беше |може да бъде )?(намерена|открита|съществува)
    (страницата|страница) не съществува
    (ресурс|адрес|url|контент|публикаци[яю]|раздел|товар|ссылка|объявлени[ея])\b[^.!?|\
        :]{0,50}не (был[аои]? )?(наиден|\
        существует|доступ|обнаружен)\w*
    (сервер|система|сервис) не (смог|может|удалось)( наити| отобразить)
    (страниц\w+|запис\w+|материал\w*|документ\w*)\b[^.!?|:]{0,40}(исчезл[аио]|потерян\w*|отсутствует|больше нет|\
        устарел\w*|\
        не существует|снят[ао]? с публикации)
    (такого|такои|этого|этои) (адреса|страницы|страничк\w+|документа|материала|раздела) (\w+ )?(нет|не существует)
    (здесь|тут) (ничего нет|пусто)$
    ^(страница|документ|файл|фаил|материал) (отсутствует|удален[ао]?|недоступ\w+|потерян[ао]?|не существует)
    (сторінк\w+|запис\w*|документ\w*|матеріал\w*|адрес\w+)\b[^.!?|:]{0,50}(не (була |було |був )?(знаиден\w*|існує|\
        доступн\w+)|\
        видален\w*|переміщен\w*|відсутн\w+|більше не існує)
    (сервер|система) не (зміг|може) знаити
    (такої|такоі|цієї|цієі) сторінки (\w+ )?(не існує|немає|нема)
    ^(не знаидено|не наидена|не намерено|няма такава страница)$
    (страниц\w+|адрес\w*|съдържание\w*)\b[^.!?|:]{0,50}не (е|беше|бе) (намерен\w*|открит\w*|налич\w+)
    (няма|не намерихме|не открихме) (такава |тази )?страница
    # Greek
    (σελιδα|αρχειο)\b[^.!?|:]{0,60}δεν (βρεθηκε|υπαρχει|ειναι διαθεσιμη)
    δεν βρεθηκε η σελιδα
    δε(ν)? (βρηκαμε|μπορουμε να βρουμε) τη(ν)? σελιδα
    ^(δεν βρεθηκε|η σελιδα δεν υπαρχει)$
    (σελιδα|περιεχομενο|διευθυνση|url)\b[^.!?|:]{0,60}δε(ν)? (βρεθηκε|υπαρχει|μπορει να βρεθει|ειναι διαθεσιμ)
    # Turkish, Azerbaijani
    (sayfa|sayfasi|sayfayi|icerik|dosya)\b[^.!?|:]{0,60}(bulunamadi|bulunmuyor|mevcut degil|bulamadik|yok)\b
    (sayfa|icerik)\b[^.!?|:]{0,40}(kaldirilmis|silinmis|tasinmis) olabilir
    sehife (tapilmadi|movcud deyil)
    ^(bulunamadi|sayfa yok|sayfa mevcut degil|tapilmadi)$
    (sayfa|sayfayi|sayfanin|icerik|icerigi|url|adres|sunucu)\b[^.!?|:]{0,60}(bulunamadi|bulunamiyor|bulunmuyor|\
        bulunmamaktadir|\
        bulamadik|mevcut degil|kaldirilmis|kaldirildi|silinmis|silindi|yayindan kaldir\w+|gecersiz|tasinmis|tasindi)
    (boyle|aradiginiz) (bir )?(sayfa|icerik)\b[^.!?|:]{0,20}(yok|bulunamadi|mevcut)
    sehife\w*\b[^.!?|:]{0,40}(tapilmadi|movcud deyil|silinib)
    # Arabic, Persian, Urdu, Hebrew
    (الصفحة|صفحة)[^.!?|:]{0,40}(غیر موجودة|غير موجودة|لم یتم العثور|لا یمکن العثور)
    لم (یتم )?(العثور|نتمکن من العثور) علی (هذه )?(الصفحة|صفحة)
    (عذرا،? ?)?(هذه )?الصفحة (التی [^.!?|:]{0,40})?(غیر موجودة|غیر متوفرة|لا توجد)
    صفحه[^.!?|:]{0,40}(پیدا نشد|یافت نشد|وجود ندارد|موجود نیست)
    (یافت|پیدا) نشد$
    صفحہ[^.!?|:]{0,30}نہیں ملا
    (הדף|העמוד|דף|עמוד)[^.!?|:]{0,50}(לא נמצא|אינו קיים|לא קיים|לא נמצאה|לא זמין)
    (الصفحة|صفحة|المحتوى|محتوی|الرابط|العنوان)[^.!?|:]{0,60}(غیر (موجود|متاح|متوفر|صحیح)|لا (توجد|یوجد|تعمل)|\
        لم (تعد|یتم|نجد|نعثر|\
        نتمکن)|تم (حذف|نقل|ازالة)|محذوف|ليست موجودة|لیست موجودة|مفقود)
    (لم|لا) (یتم |نتمکن من |نستطیع |یمکن |یمکننا )?(العثور|ایجاد)( علی)? [^.!?|:]{0,20}(الصفحة|صفحة|المحتوی|الرابط)
    (صفحه|مطلب|محتوا|برگه|آدرس|ادرس|نشانی|لینک)\b[^.!?|:]{0,60}(پیدا (نشد|نکردیم)|یافت (نشد|نمی)|وجود ندارد|\
        موجود (نیست|نمی)|\
        حذف شده|در دسترس نیست|منتقل شده|اشتباه است)
    (چنین|این) صفحه ?(ای)? [^.!?|:]{0,20}(وجود ندارد|نداریم|یافت نشد|پیدا نشد)
    (הדף|העמוד|דף|עמוד|הכתובת|התוכן|הקישור)\b[^.!?|:]{0,50}(לא (נמצא|קיים|זמין|נמצאו)|אינו (קיים|זמין|נמצא)|הוסר|\
        הועבר|נמחק|שגוי)
    (לא מצאנו|לא הצלחנו למצוא|לא ניתן למצוא) את ה?(דף|עמוד|תוכן)
    ^(לא נמצא|غیر موجود|غير موجود|یافت نشد|پیدا نشد)$
    صفحہ[^.!?|:]{0,40}(موجود نہیں|نہیں ملا|دستیاب نہیں)
    # Japanese, Chinese, Korean
    존재하지 ?않(는|은) ?(페이지|게시물|게시글|글|문서|주소)
    (페이지|게시물|게시글|글)(이|가|는|은)? ?(없습니다|삭제)
    (ページ|ファイル|記事|サイト)[^。!?|]{0,20}(見つかりません|みつかりません|存在しません|存在しない|ございません|\
        見つけられません|ありません|削除され)
    (页面|网页|頁面|網頁|页|文件|内容|文章)[^。!?|]{0,15}(未找到|不存在|找不到|没有找到|沒有找到|不见了|不見了|\
        已(被)?删除|已(被)?移除|走丢了|丢失)
    (找不到|未找到|没有找到|沒有找到|無法找到|无法找到)[^。!?|]{0,12}(页|頁|网址|網址|文件|内容)
    (网址|網址|链接)[^。!?|]{0,8}(有误|有誤|错误|失效)
    페이지[^.!?|:]{0,25}(찾을 수 없|찾지 못|존재하지 않|없습니다|삭제되)
    (url|ページ|アドレス|記事|コンテンツ)[^。!?|]{0,25}(見つかりません|みつかりません|見当たりません|存在しません|\
        存在していません|\
        公開されていません|表示できません)
    ページ[^。!?|]{0,12}(移動(しました|された)|終了(しました|いたしました)|なくなりました|消え)
    ^(見つかりません|見つかりませんでした|ページなし|未找到|找不到|찾을 수 없음|찾을 수 없습니다)$
    (页面|网页|頁面|網頁|网址|網址|链接|連結|地址|url|内容|內容|文章|资源|資源|商品|文件|档案|檔案|帖子|信息)[^。!?|\
        ]{0,20}(未找到|不存在|找不到|\
        没找到|没有找到|沒有找到|无法(找到|访问)|無法(找到|存取)|不见|不見|(已被|被|已)(删除|刪除|移除|下架|移动|\
        移動)|已?(失效|过期|過期|丢失|消失)|\
        走失|迷路|飞走|跑丢|丢了)
    (您|你)?(访问|請求|请求|查找|寻找|尋找|浏览|瀏覽|要找)[^。!?|]{0,15}(页面|网页|頁面|網頁|url|内容|地址)[^。!?|\
        ]{0,20}(不存在|未找到|找不到|丢|\
        删除|刪除|出错|無法|无法|不見|不见)
    (这里|這裡|此处|此處)(什么都没有|什麼都沒有|没有内容|空空如也|沒有內容)
    (迷路了|页面走丢|页面被外星人|迷失在)
    (페이지|문서|주소|url|글|게시물|콘텐츠|컨텐츠|게시글|파일)[^.!?|:]{0,25}(찾을 ?수 ?(가 )?없|찾지 못|\
        존재하지 ?않|삭제 ?(되었|됐|된)|사라졌|\
        유효하지 ?않)
    (페이지|주소)[^.!?|:]{0,12}(없습니다|없어요|이동 ?(되었|됐|했)|잘못되었|만료)
    (없는|존재하지 ?않는|삭제된|잘못된) (페이지|문서|주소|게시물|게시글|글|경로|접근)
    서버가? [^.!?|:]{0,25}찾을 ?수 ?없
    # Vietnamese, Indonesian, Malay, Filipino, Thai, Hindi, Bengali, Swahili
    (trang|bai viet|noi dung)\b[^.!?|:]{0,50}(khong ton tai|khong tim thay|khong duoc tim thay|khong the tim thay|\
        da bi xoa)
    khong tim thay (trang|noi dung|bai viet|duong dan)
    (halaman|laman|artikel|berkas)\b[^.!?|:]{0,50}(tidak|tak|tiada) (dapat |bisa )?(ditemukan|ditemui|dijumpai|ada|\
        tersedia)\b
    (hindi|di) (mahanap|nakita|natagpuan) ang (pahina|page)
    ไม่พบ(หน้า|เนื้อหา|ไฟล์|เพจ|ข้อมูลหน้า)
    (หน้า|เพจ)[^.!?|:]{0,25}(ไม่มีอยู่|ไม่พบ|หาไม่พบ)
    (पृष्ठ|पेज|पन्ना)[^।!?|]{0,25}(नही मिला|नही मिल|मौजूद नही|उपलब्ध नही)
    (पृष्ठ|पेज|पन्ना)[^।!?|]{0,25}(नहीं मिला|नहीं मिल|मौजूद नहीं|उपलब्ध नहीं)
    (পৃষ্ঠা|পাতা)[^।!?|]{0,25}(পাওয়া যায়নি|নেই)
    ukurasa haukupatikana
    ^(khong tim thay|tidak ditemukan|tidak dijumpai|ไม่พบหน้า\S*|ไม่พบข้อมูล)$
    (trang|noi dung|bai viet|duong dan|lien ket)\b[^.!?|:]{0,60}(khong (ton tai|tim thay|con|duoc tim thay|\
        kha dung|hop le)|\
        da (bi xoa|bi go|het han|duoc di chuyen))
    (khong|chua) (the )?tim thay (trang|noi dung|bai viet|duong dan|url)
    (halaman|laman|artikel|url|konten|tautan|alamat)\b[^.!?|:]{0,50}(tidak (dapat |bisa |dapat )?(ditemukan|ditemui|\
        dijumpai|\
        tersedia|ada|valid|wujud)|telah (dihapus|dipindahkan|dialihkan)|sudah (tidak|dihapus)|hilang|tak ditemukan)
    (server|kami) tidak (dapat|bisa) menemukan
    (ไม่พบ|หาไม่พบ|ไม่มี)[^.!?|:]{0,15}(หน้า|เพจ|เนื้อหา|ไฟล์|url)
    (หน้า|เพจ|เนื้อหา|ลิงก์|url)[^.!?|:]{0,30}(ไม่มีอยู่|ไม่พบ|หาไม่พบ|ไม่มีใน|ถูกลบ|ถูกย้าย|หมดอายุ)
    (पृष्ठ|पेज|पन्ना|सामग्री|लिंक|url)[^।!?|]{0,30}(नही मिला|नही मिल|मौजूद नही|उपलब्ध नही|नहीं मिला|नहीं मिल|मौजूद नहीं|\
        उपलब्ध नहीं|हटा दिया)
    (পৃষ্ঠা|পাতা|পেজ)[^।!?|]{0,30}(পাওয়া যায়নি|নেই|খুঁজে পাওয়া)
    (பக்கம்|பக்கத்தை)[^.!?|]{0,30}(கிடைக்கவில்லை|இல்லை|காணப்படவில்லை)
    (పేజీ)[^.!?|]{0,30}(కనుగొనబడలేదు|లేదు|దొరకలేదు)
    (faqja|faqe)\b[^.!?|:]{0,40}(nuk (u gjet|ekziston|gjendet)|s'u gjet)
    (orria|orrialdea|orri)\b[^.!?|:]{0,40}ez (da|dago|dugu) (aurkitu|existitzen)
    (sahifa|betti|bet|barak)\b[^.!?|:]{0,30}(topilmadi|mavjud emas|табылмады|tabylmady)
    (бет|парақша|саҳифа|баракча)\w*\b[^.!?|:]{0,30}(табылмады|табылган жок|ёфт нашуд|топилмади|олдсонгүи)
    (გვერდი)[^.!?|:]{0,30}(ვერ მოიძებნა|არ მოიძებნა|არ არსებობს|არ არის)
    (էջը|էջ)[^.!?|:]{0,30}(չի գտնվել|գոյություն չունի|չգտնվեց)
    (tudalen|leathanach|duilleag)\b[^.!?|:]{0,40}(heb ei (ganfod|chanfod)|gan aimsiu|ar fail)
    (bladsy|pahina|pagina|ukurasa)\b[^.!?|:]{0,40}(nie gevind|hindi (nahanap|makita|mahanap|natagpuan)|\
        haujapatikana|haupo|\
        hakuna)
    (nior aimsiodh|ni ellid dod o hyd|ni ddaethpwyd o hyd)
    # Esperanto, Latin of the code
    pagxo ne trovita
    orrialdea ez da aurkitu
""")

MOVED = Wording(r"""
    (this|the|our|my) ?([\w-]+ ){0,3}(has|have) (been )?(now )?(permanently )?moved\b
    (^|[.!] )(we|i|things|groups|everything)( have|'ve) moved\b
    (page|site|web ?site|blog|forum|groups|homepage|journal) (has|have) (been )?moved
    (seite|homepage|webseite|blog) (ist|wurde) (umgezogen|verschoben|verlegt)
    (wir sind|bin|ist) umgezogen
    (page|site|blog) (a ete deplacee?|a demenage|demenage)
    (pagina|sitio|blog|web) (se ha (mudado|trasladado|movido)|ha sido (trasladad|movid)[ao])
    (pagina|site|blog) (mudou|foi movid[ao]|mudou-se)
    (pagina|sito|blog) (si e (trasferit|spostat)[ao]|e stat[ao] spostat[ao])
    (pagina|site|website) is verhuisd
    (sidan|sida) har flyttat
    (strona|serwis) (została|zostala) przeniesion
    (страница|сайт|блог) (переехал|перемещ)
    (移転しました|移転いたしました|引っ越しました|已搬迁|已迁移|网站已移至|이전했습니다|이전되었습니다)
""")

NEW_PLACE = Wording(r"""
    new (web ?site|home ?page|home|address|location|url|page|site|place|server|domain|blog)
    (update|change) (your|any|the) (bookmark|link|favo)
    will be (automatically )?redirected
    (click|go|see|look) here
    please (visit|go to|use|click|update|join|see|find)
    (is|are|be|can now be|now) (now )?(found |located |available |hosted )?(here|at)\b
    you can find
    (neue|neuen) (seite|adresse|homepage|website|webseite)
    nouve(lle|au) (adresse|site|page)
    nuev[ao] (direccion|sitio|pagina|web)
    nov[oa] (endereco|site|pagina|adres|stranka)
    nuov[oa] (indirizzo|sito|pagina)
    (nieuwe|nya|nye) (adres|site|website|pagina|adress|adresse|side|sida)
    нов(ый|ому|ом) (адрес|сайт)
    (https?://|www\.)
    (こちら|新しい|新地址|新网址|새로운|주소)
""")

WANTED = Wording(r"""
    (page|file|document|article|url|resource|content|topic or post|post|site|link|address) (that )?(you|you've|\
        you have|you were|you are|you're) (are |were |have |'re |'ve )?(currently |just )?(looking for|look for|\
        requested|request|trying to|tried to|attempting|searching for|seeking|asked for|wanted|entered)
    (what|whatever|anything) you( are|'re| were|r)? looking for
    the requested (page|url|document|file|resource|article|content|address)
    (the|this) (page|link) you (clicked|followed)
    (page|link|address) (may|might|could) (have|be) (been |no |a |an )?(moved|removed|deleted|renamed|broken|longer|\
        outdated|incorrect|mistyped)
    (mis-?typed|misspelled|incorrectly typed|typed the address|typed in the wrong|mistyped the)
    the (link|url|address) (you followed )?(may|might|could|is probably|is) (be )?(broken|incorrect|outdated|wrong|\
        out of date)
    check (the|that the) (url|address|spelling|link)
    the url (may|might|could) be (incorrect|wrong|misspelled)
    owner of the site that linked you
    (die|der|das) (von ihnen |von dir )?(gesuchte|angeforderte|aufgerufene|gewunschte|angegebene|gewahlte)n? (seite|\
        url|adresse|datei|dokument|inhalt)
    seite,? die (sie|du) (suchen|suchst|gesucht|aufrufen|aufgerufen|angefordert|anfordern|besuchen)
    (page|contenu|adresse|fichier) (que vous|demandee?|recherchee?|que tu|a laquelle vous)
    lien (est|ou|que vous avez suivi|semble) (peut-etre )?(casse|errone|obsolete|incorrect|mort|rompu)
    (pagina|direccion|contenido|url) (que )?(busca|buscas|buscando|solicitada?|solicito|usted|intenta|\
        intentas|pedida|has solicitado|ha solicitado)
    que estas buscando
    (lo|la|el) que (estas|esta|andas|usted) (buscando|busca)
    (pagina|endereco|conteudo) (que )?(voce|procura|procurada|solicitada|procuras|esta a procurar|tentou|pretende|\
        requisitada|busca)
    (pagina|contenuto|risorsa) (che )?(stai cercando|cercat|cerchi|richiest|hai richiesto|cercavi|avete)
    (pagina|document) que (busques|cerques|busqueu|cerqueu|has demanat)
    (pagina|url|artikel) (die|waar|welke) (u|je|jij) (zoekt|zoek|zocht|probeert|opvroeg|heeft|wilt|naar op zoek)
    (de )?(opgevraagde|gevraagde|gezochte) (pagina|url)
    (sidan|sida) (som )?(du|ni) (soker|sokte|letar|forsoker|efterfragade|angav|har sokt)
    (siden|side) (som |de |de )?(du|dere|de) (leter|ledte|leder|soger|sogte|forsoker|forsoger|ser etter|prover|\
        onsker|har bedt)
    (etsimaasi|hakemaasi|pyytamaasi|etsimaanne) (sivu|tiedosto)
    (strona|strony|strone),? (do )?ktor(a|ej|a) (szukasz|probujesz|szukaja|probowano|chcesz|zadasz)
    (zadana|szukana|poszukiwana|wybrana) strona
    (strank[auy]|obsah),? (kterou|ktoru|ktora|ktera) (hledate|hladate|jste|ste|se|sa)
    (pozadovan|hledan|hladan|zadan)(a|ou|u|e)? strank
    (a )?(keresett|kert) (oldal|lap|tartalom)
    pagina (pe care|cautata|solicitata|ceruta|accesata)
    (stranic[aeu]|strana|stran) (koju|ki jo|kojo) (trazite|iscete|ste|pokusavate)
    (trazena|zahtevana|iskana|zatrazena) stran
    (страниц[аыу]|документ|адрес),? котор(ую|ои|ыи|ая) вы
    (запрашиваем|запрошенн|искомы|указанн|нужн)\w+ (вами )?(страниц|адрес|документ|фаил|url|ресурс|материал)
    (возможно|вероятно),? (она |эта |ссылка |вы |страница |адрес )(была |был |устарела|ошиблись|неправильно|удален|\
        перемещен|неверн|набран)
    сторінк[ауи],? яку ви
    (запитувана|запитана|шукана) сторінк
    (страницата|страница),? която (търсите|се опитвате)
    (търсената|исканата|заявената) (от вас )?страница
    σελιδα (που|αυτη που) (ζητησατε|αναζητ|ψαχνετε|προσπαθ)
    (aradiginiz|ulasmaya calistiginiz|istediginiz|talep ettiginiz|girmek istediginiz|aradigin) (sayfa|icerik|adres)
    الصفحة التی (تبحث|طلبت|تحاول|ترید)
    صفحه (ای که|مورد نظر|درخواستی|ای را که)
    (הדף|העמוד) (ש|המבוקש)
    お探しの(ページ|記事|商品|ファイル|コンテンツ)
    (ご指定|アクセスしようとした|リクエストされた|指定された)の?(ページ|url|ファイル|アドレス)
    (您|你)(要|所|想|正在|目前|当前)?(访问|請求|请求|查找|寻找|尋找|要找|找|瀏覽|浏览|查看|进入|進入|輸入|输入)(的|\
        了)?
    (요청하신|찾으시는|찾으려는|입력하신|접근하려는|방문하시려는) (페이지|주소|정보)
    trang (ma |web )?(ban|quy khach) (dang |muon |yeu cau |vua )?(tim|truy cap|yeu cau)
    (halaman|laman) (yang )?(anda|kamu|dicari|diminta|dituju)
    หน้า(เว็บ)?ที่(คุณ|ท่าน)
    (आप|जो) [^।]{0,20}(पृष्ठ|पेज)
""")

NUMBER = Wording(r"""
    (error|erreur|fehler|errore|erro|feil|fejl|fel|fout|virhe|blad|chyba|hiba|eroare|greska|napaka|ошибка|помилка|\
        грешка|σφαλμα|hata|خطای|خطأ|خطا|שגיאה|エラー|错误|錯誤|오류|loi|http|(?<!area )code|status|\
        kod)[ :#_-]{0,3}404\b
    \b404[ :_-]{0,3}(error|erreur|fehler|errore|erro|feil|fejl|fel|fout|virhe|blad|chyba|hiba|eroare|not found|page|\
        ошибка|エラー|错误|錯誤|오류|nicht gefunden|no encontrad|non trov|introuvable)
    \b404\b.{0,6}(error|not found|file not found|page not found|oops)
    404(错误|錯誤|页面|頁面|エラー|오류)
    \b404\.? that's an error
    \b(error|http)? ?410 gone
""")

REGRETS = Wording(r"""
    \b(w|wh)?o+ps+\b
    \boups+\b
    \bu+ps+i?\b
    uh[- ]oh
    (something|anything) went wrong
    \bsorry\b
    (back|return|go|head|take me|way|page|redirect\w*|continue|proceed) (back )?(to )?(the |our |my )?(home ?page|\
        home\b|start|main page|front page|index)
    go (back )?home
    (you're|you are|you seem|seem to be|got|getting) lost
    (lost|dead end|wrong turn)
    (vous etes|vous semblez|tu es|etes-vous) (perdue?s?|egaree?s?)
    (parece que|creo que) (te has|se ha|te) (perdido|extraviado|equivocado)
    (voce|parece que voce) (se perdeu|esta perdid[oa])
    (ti sei|vi siete) pers[oaie]\b
    (вы|кажется,? вы) (заблудились|потерялись|попали не туда)
    (迷路了|迷子)
    (zuruck|zurueck) zu[rm]? (start|haupt|home)
    zur (start|haupt)seite
    (retour|revenir|retourner|retournez|revenez)( sur| vers)? (a |au |la )?(l'|la |le |page )?(d')?(accueil|acceuil|\
        acueil|page|site)
    (volver|regresar|ir|vuelve|regresa)( al?| a la) (inicio|incio|portada|pagina|home|principal)
    (voltar|ir|retornar|regressar|volte|acessar) (ao?|para|pra|a) ?(o |a |as )?(inicio|home|pagina|site)
    (torna|tornare|vai|ritorna) (alla?|al|in|nel) (home|pagina|inizio|sito)
    terug naar (de )?(home|start|hoofd)
    (tillbaka|tilbage|tilbake|takaisin|ga) (till|til|etu|kotisivu)
    (wroc|powrot|przejdz|wrocic)( na| do)? (strone|strony|strona|start)
    (zpet|spat|prejst|navrat)( na)? (hlavni|uvod|domov|domu)
    (inapoi|intoarce|mergi)( la)? (acasa|prima|pagina)
    (на|вернуться|вернитесь|перейти|вернутся|перейдите)( на)? (главн|домои|домашн)
    на головну
    (приносим извинения|извините|сожалению|простите|перепрошуємо|вибачте|на жаль)
    (ana sayfa|anasayfa)(ya|'ya)? don
    (lo siento|lo sentimos|desole|nous sommes desoles|es tut uns leid|entschuldigung|desculpe|ci dispiace|spiacenti|\
        przepraszamy|omlouvame|ospravedlnujeme|sajnaljuk|ne pare rau|zao nam je|beklager|tyvarr|valitettavasti|\
        helaas|uzgunuz|xin loi|maaf|عذرا|متاسفانه|申し訳|抱歉|죄송)
    (返回|回到|回)(首页|主页|首頁|主頁)
    (トップ|ホーム)(ページ)?(へ|に)(戻|もど)
    (홈|메인)(으로|페이지)
""")

EXPLAINS = Wording(r"""
    status codes?\b
    (custom|customi[sz]e|create|creating|design|designing|make|making|build|fix|fixing|handle|handling|\
        personali[sz]e\w*|example|best|funny|your|for) (a |an |your |own |the |these |such )*(404|error pages?|\
        not found page|not found error)
    (404|error|not found) (page|pages|error|errors) (examples?|design|designs|template|templates|tutorial|checker|\
        handling|handler|best practices)
    (what|why|how to|when) .{0,30}(404|not found|error page)
    (client|server) errors?
    (htaccess|errordocument 404|hypertext transfer|rfc ?(2616|7231|9110)|http response)
    code d'etat
    codigos? de (estado|status|respuesta)
    (comment|creer|personnaliser|personnalise) .{0,20}(404|page d'erreur)
    (crear|personalizar|como|arreglar|solucionar) .{0,20}(404|pagina de error)
    (erstellen|gestalten|anpassen|fehlerseiten|beheben|statuscode)
    коды? (состояния|ответа)
""")

# The rest of a title's part or heading, once such a sentence is taken out of it, that may stand beside it.
FILLERS = re.compile(
    r"https?://\S+|"
    r"\b(?:w?h?oo+ps+|ou+ps+|u+ps+i?|uh|oh|sorry|we|we're|the|a|an|is|was|error|errors|erreur|fehler|errore|erro|http|404|"
    r"4o4|410|code|status|page|site|requested|that|this|you|your|la|le|el|die|der|das|cette|esta|diese|it|it's|its|looks|"
    r"like|hmm+|yet|damn|ah|ohh*|nooo*|server|serveur|servidor|serwer|serverul|szerver|"
    r"seite|pagina|sidan|siden|sida|side|strona|stranka|leider|pardon|desole|desolee?s?|perdon|lo sentimos|lo siento|"
    r"desculpe|ops|spiacenti|ci dispiace|helaas|tyvarr|beklager|desvaerre|dessverre|przepraszamy|niestety|bohuzel|zial|"
    r"sajnaljuk|sajnos|ne pare rau|nazalost|zao nam je|uzgunuz|maalesef|maaf|xin loi|rat tiec|que|l|d|de|du|que vous|"
    r"demandee?|demandees?|recherchee?|solicitada|requisitada|richiesta|gesuchte|angeforderte|gewunschte|opgevraagde|"
    r"ошибка|извините|простите|страница|к сожалению|сожалению|сервер|помилка|вибачте|на жаль|жаль|грешка|за съжаление|"
    r"chyba|hiba|blad|hata|fout|feil|fejl|virhe|η|ο|το|συγγνωμη|λυπουμαστε|σφαλμα|"
    r"عذرا|خطا|متاسفانه|שגיאה|סליחה|अरे|यह|क्षमा करें)\b"
    r"|申し訳(?:ござい|あり)ません(?:が)?|お探しの|ご?指定(?:された|の)|抱歉|对不起|對不起|哎呀|糟糕|"
    r"您?(?:要)?(?:访问|请求|請求|查找|尋找)的|错误|錯誤|该|"
    r"죄송합니다|요청하신|찾으시는|오류|ขออภัย|エラー|[\W_]+"
)
