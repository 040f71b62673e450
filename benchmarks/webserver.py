"""A web server on loopback that answers every address with the same page, as fast as it can."""

from __future__ import annotations

import multiprocessing
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAGE = (
    "<!doctype html><html lang=en><head><title>Bees of the hedgerow</title></head><body><h1>Bees</h1>"
    + "<p>The early bumblebee nests in old mouse holes, <a href='/nests'>under sheds</a> and in bird boxes.</p>" * 120
    + "</body></html>"
)

NGINX = """
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log crit; daemon off;
events {{ worker_connections 8192; }}
http {{
    access_log off; keepalive_requests 100000;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    server {{
        listen {port} backlog=8192; root {folder};
        location = /robots.txt {{ return 404; }}
        location / {{ default_type text/html; try_files /page.html =404; }}
    }}
}}
"""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, str]]:
    """Serve while the block runs. Gives the port and the server's name."""
    port = free_port()
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx:
        (folder / "page.html").write_text(PAGE)
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
        folder.chmod(0o755)
        server = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL)
        name = "nginx"
    else:
        server = multiprocessing.Process(target=_serve, args=(port,), daemon=True)
        server.start()
        name = "a small server of our own (nginx is not installed)"
    try:
        wait_for(port)
        yield port, name
    finally:
        server.terminate()
        server.wait() if isinstance(server, subprocess.Popen) else server.join()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("The web server did not start.")


def _serve(port: int) -> None:
    import asyncio

    import uvloop

    page = PAGE.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    class Answer(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport
            self.read = b""

        def data_received(self, data: bytes) -> None:
            self.read += data
            while b"\r\n\r\n" in self.read:
                request, _, self.read = self.read.partition(b"\r\n\r\n")
                self.transport.write(missing if b" /robots.txt " in request[:20] else answer)

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(Answer, "0.0.0.0", port, backlog=8192)
        await server.serve_forever()

    uvloop.run(serve())
