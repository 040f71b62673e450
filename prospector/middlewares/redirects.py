"""Scrapy's redirects, for a web where addresses are malformed.

(Scrapy's own methods still take the spider that is on its way out, hence the type checker is told to look away.)
"""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response


class MetaRefresh(MetaRefreshMiddleware):
    """Follows `<meta http-equiv="refresh">`; a page with a malformed address in it is a page all the same."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        try:
            return super().process_response(request, response)
        except ValueError:
            return response


class Redirect(RedirectMiddleware):
    """Follows 3xx answers; one to a malformed address leads nowhere."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        try:
            return super().process_response(request, response)
        except ValueError as error:
            raise IgnoreRequest(f"{request.url} redirects to a malformed address") from error
