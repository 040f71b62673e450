from prospector.detect.transfer import read_headers


def lines(text: str) -> list[bytes]:
    return [line.encode("latin-1") + b"\r\n" for line in text.split("\n")]


def test_the_status_and_headers_of_an_answer() -> None:
    status, headers = read_headers(lines("HTTP/1.1 404 Not Found\nServer: x\nSet-Cookie: a\nSET-COOKIE: b\n"))
    assert status == 404
    assert headers == {"server": "x", "set-cookie": "a, b"}


def test_early_hints_are_passed_over() -> None:
    status, headers = read_headers(lines("HTTP/1.1 103 Early Hints\nLink: </s.css>\n\nHTTP/1.1 200 OK\nServer: y\n"))
    assert (status, headers) == (200, {"server": "y"})


def test_headers_that_never_end_are_no_answer() -> None:
    assert read_headers([b"HTTP/1.1 200 OK\r\n", b"Server: x\r\n"]) == (None, {})
    assert read_headers([]) == (None, {})


def test_a_status_line_without_a_phrase_and_of_http_2() -> None:
    assert read_headers([b"HTTP/2 410 \r\n", b"\r\n"])[0] == 410


def test_header_bytes_outside_ascii() -> None:
    _, headers = read_headers([b"HTTP/1.1 301 x\r\n", b"Location: /caf\xe9\r\n", "X: ü\r\n".encode(), b"\r\n"])
    assert headers == {"location": "/café", "x": "ü"}
