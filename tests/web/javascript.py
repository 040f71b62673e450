"""Sites whose pages are empty without JavaScript, and what scripts get up to."""

from __future__ import annotations

import json

from prospector.sampleweb.behaviours import Answer, Behaviour, answer, hang, html, text
from prospector.sampleweb.server import Host

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
# At home in the office: nobody outside has business there.
INTRANET = Host(
    "intranet.example", PRIVATE, {"/secret.json": text('"the combination is 1234"', access_control_allow_origin="*")}
)


def host(name: str, address: str, source: str, **more: Behaviour) -> Host:
    """A site of one page that a script builds. `more`: what else there is, by name."""
    return Host(
        name, address, {"/": shell(), "/app.js": script(source)} | {f"/{path}": page for path, page in more.items()}
    )


# Says so, and asks for more than it should.
def greedy(port: int) -> str:
    return f"""
const root = document.getElementById("root");
const tries = {{
  fetched: () => fetch("http://intranet.example:{port}/secret.json").then(it => it.text()),
  numbered: () => fetch("http://{PRIVATE}:{port}/secret.json").then(it => it.text()),
  led: () => fetch("/leads-in").then(it => it.text()),
  told: () => new Promise((done, fail) => {{
    const socket = new WebSocket("ws://{PRIVATE}:{port}/secret.json");
    socket.onopen = () => done("open");
    socket.onerror = fail;
  }}),
  posted: () => navigator.sendBeacon("http://{PRIVATE}:{port}/secret.json", "hello"),
  worked: () => new Promise((done, fail) => {{
    const source = `fetch("http://{PRIVATE}:{port}/secret.json").then(() => postMessage(1), () => postMessage(0))`;
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    worker.onmessage = message => message.data ? done() : fail();
  }}),
  pictured: () => root.append(Object.assign(new Image(), {{src: "/bee.png"}})),
  filmed: () => root.append(Object.assign(document.createElement("video"), {{src: "/hive.mp4", preload: "auto"}})),
  framed: () => root.append(Object.assign(document.createElement("iframe"), {{src: "/frame.html"}})),
  opened: () => window.open("/window.html"),
}};
(async () => {{
  const got = [];
  for (const [name, go] of Object.entries(tries)) {{
    try {{
      const answer = await go();
      if (typeof answer === "string") got.push(`${{name}}: ${{answer}}`);
    }} catch {{}}
  }}
  root.innerHTML += `<h1>Greedy</h1><p>Got: ${{got.join(" ")}}.</p><p><a href="http://guides.example/queen.html">Queens</a></p>`;
}})();
"""


NEVER_SETTLES = """
setInterval(() => fetch("/tick"), 50);
fetch("/hangs");
document.getElementById("root").innerHTML =
  '<h1>Busy</h1><p><a href="http://guides.example/wax.html">What wax is good for</a>: all there is</p>';
"""
SPINS = "while (true) {}"
CRASHES = "const hoard = []; while (true) hoard.push(new Array(100000).fill(hoard.length + 0.5));"
HANGS = hang
