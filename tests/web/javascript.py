"""Sites whose pages are empty without JavaScript, and what scripts get up to."""

from __future__ import annotations

import asyncio
import json

from prospector.sampleweb.behaviours import Answer, Behaviour, answer, hang, html, redirect, text
from prospector.sampleweb.request import Request
from prospector.sampleweb.server import Host
from tests.web.tls import self_signed

# The network of this web that is allowed, and one that is not.
ALLOWED = "127.56.0.0/16"
PRIVATE = "127.57.0.1"

ARTICLE = html("<h1>Where to put a hive</h1><p>A dry stand, morning sun and its back to the wind.</p>" * 3)


def shell(script: str = "/app.js", head: str = "") -> Answer:
    """What the server has to say: nothing, and where the script is."""
    return html(f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hives</title>{head}</head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>
<script src="{script}"></script></body></html>""")


def script(source: str) -> Answer:
    return answer(source, "text/javascript; charset=utf-8")


# Builds the page that its address asks for, by DOM calls.
BUILDS = """
const add = (parent, tag, text, more = {}) => {
  const element = Object.assign(document.createElement(tag), more);
  element.textContent = text;
  parent.append(element);
  return element;
};
const root = document.getElementById("root");
const link = (href, text, about) => {
  const item = add(root.querySelector("ul"), "li", "");
  add(item, "a", text, {href});
  item.append(`: ${about}`);
};
if (location.pathname === "/") {
  add(root, "h1", "Hives and habitats");
  add(root, "a", "Links for beekeepers", {href: "/links"});
  add(root, "a", "About us", {href: "/about"});
} else if (location.pathname === "/links") {
  document.title = "Links for beekeepers";
  add(root, "h1", "Links for beekeepers");
  add(root, "ul", "");
  link("http://guides.example/hive.html", "Where to put a hive", "dry, sunny, out of the wind");
  link("http://guides.example/swarm.html", "When a swarm comes", "what to do on the first day");
  link("http://gone.example/", "The nectar calendar", "what is in flower when");
} else {
  add(root, "h1", "About us");
  add(root, "p", "We keep bees, and a list of what is worth reading. Write to hello@scripted.example.");
}
"""

# The same, but what to show is asked for first.
FETCHES = """
fetch("/api/links.json").then(answer => answer.json()).then(links => {
  document.getElementById("root").innerHTML = "<h1>Resources</h1><ul>" +
    links.map(([url, name]) => `<li><a href="${url}">${name}</a>: worth reading</li>`).join("") + "</ul>";
});
"""
LISTED = [
    ["http://guides.example/hive.html", "Where to put a hive"],
    ["http://guides.example/wax.html", "What wax is good for"],
    ["http://guides.example/queen.html", "Finding the queen"],
]

GUIDES = Host("guides.example", "127.56.0.9", {"/hive.html": ARTICLE, "/queen.html": ARTICLE})
APP: dict[str, Behaviour] = {"/": shell(), "/links": shell(), "/about": shell(), "/app.js": script(BUILDS)}
SCRIPTED = Host("scripted.example", "127.56.0.1", APP)
FETCHED = Host(
    "fetched.example",
    "127.56.0.2",
    {"/": shell(), "/app.js": script(FETCHES), "/api/links.json": answer(json.dumps(LISTED), "application/json")},
)
SECURE = Host("secured.example", "127.56.0.13", FETCHED.pages, tls=self_signed("secured.example"))
# At home in the office: nobody outside has business there.
INTRANET = Host("intranet.example", PRIVATE, {"/secret.json": text('"1234"', access_control_allow_origin="*")})


def site(name: str, address: str, source: str | Behaviour, **more: Behaviour) -> Host:
    """A site of one page that a script builds. `more`: what else there is, by name."""
    app = script(source) if isinstance(source, str) else source
    others = {f"/{path}": page for path, page in more.items()}
    return Host(name, address, {"/": shell(), "/app.js": app} | others)


# Asks for all that it should not have, and tells what it got.
_GREEDY = """
const root = document.getElementById("root");
const tries = {
  named: () => fetch("http://intranet.example/secret.json").then(it => it.text()),
  numbered: () => fetch("http://PRIVATE:PORT/secret.json").then(it => it.text()),
  led: () => fetch("/led").then(it => it.text()),
  worked: () => new Promise((done, fail) => {
    const source = `fetch("http://PRIVATE:PORT/secret.json").then(() => postMessage("got"), () => postMessage(0))`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
    worker.onmessage = message => message.data ? done(message.data) : fail();
  }),
  told: () => new Promise((done, fail) => {
    const socket = new WebSocket("ws://PRIVATE:PORT/socket");
    socket.onclose = fail;
  }),
  called: async () => {
    const call = new RTCPeerConnection({iceServers: [{urls: "stun:PRIVATE:PORT"}]});
    call.createDataChannel("bees");
    await call.setLocalDescription(await call.createOffer());
  },
  posted: () => navigator.sendBeacon("http://PRIVATE:PORT/beacon", "hello"),
  pictured: () => root.append(Object.assign(new Image(), {src: "/picture"})),
  filmed: () => root.append(Object.assign(document.createElement("video"), {src: "/film", preload: "auto"})),
  framed: () => root.append(Object.assign(document.createElement("iframe"), {src: "/frame"})),
  opened: () => window.open("/window"),
};
(async () => {
  const got = [];
  for (const [name, go] of Object.entries(tries)) {
    try {
      const answer = await go();
      if (typeof answer === "string") got.push(name);
    } catch {}
  }
  const list = document.createElement("div");
  list.innerHTML = `<h1>Greedy</h1><p><a href="http://guides.example/got.html?${got}">What there was to have</a></p>`;
  root.append(list);
})();
"""


async def greedy(request: Request, writer: asyncio.StreamWriter) -> None:
    source = _GREEDY.replace("PRIVATE", PRIVATE).replace("PORT", str(request.port))
    await script(source)(request, writer)


GREEDY = site(
    "greedy.example",
    "127.56.0.3",
    greedy,
    led=redirect("http://intranet.example/secret.json"),
    picture=answer(b"GIF89a", "image/gif"),
    film=answer(b"film" * 250_000, "video/mp4"),
    frame=ARTICLE,
    window=ARTICLE,
)

# Never has enough, but shows what it has.
BUSY = site(
    "busy.example",
    "127.56.0.4",
    """
setInterval(() => fetch("/tick"), 50);
fetch("/hangs");
document.getElementById("root").innerHTML =
  '<h1>Busy</h1><p><a href="http://guides.example/wax.html">What wax is good for</a>: all there is</p>';
""",
    tick=text(""),
    hangs=hang,
)
SPINNING = site("spinning.example", "127.56.0.5", "while (true) {}")
# Takes all the memory that there is.
HOARDING = site(
    "hoarding.example", "127.56.0.6", "const all = []; while (true) all.push(new Array(100000).fill(all.length + 0.5));"
)
# Builds a page that nobody could read, and says that it is small.
GROWING = site(
    "growing.example",
    "127.56.0.12",
    """
document.getElementById("root").textContent = "hive ".repeat(4000000);
Object.defineProperty(Element.prototype, "outerHTML", {get: () => ""});
""",
)
SILENT = site("silent.example", "127.56.0.7", hang)
# Sends its visitors on, as pages did that are older than servers that could.
SENDING = site(
    "sending.example",
    "127.56.0.8",
    "location.href = location.pathname === '/' ? '/there' : '/'",
    **{"there": ARTICLE, "robots.txt": text("User-agent: *\nDisallow: /private\n")},
)
FORBIDDEN = site(
    "forbidden.example",
    "127.56.0.10",
    "location.replace('/private')",
    **{"private": ARTICLE, "robots.txt": text("User-agent: *\nDisallow: /private\n")},
)
# Something to read as it is, and more that a script adds.
HALF = Host(
    "half.example",
    "127.56.0.11",
    {
        "/": html(
            "<h1>Half</h1><p>There is enough to read here for whoever has no script.</p><div id=more></div><script>"
            "document.getElementById('more').innerHTML = '<a href=\"http://guides.example/wax.html\">Wax</a>'</script>"
        )
    },
)
