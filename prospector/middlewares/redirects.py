"""Scrapy's redirects, for a web where addresses are malformed.

(Scrapy's own methods still take the spider that is on its way out, hence the type checker is told to look away.)
"""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response

from prospector import urls
from prospector.detect.refresh import sent_on_to


class MetaRefresh(MetaRefreshMiddleware):
    """Follows `<meta http-equiv="refresh">`, and a page that is nothing but a script that sends us on.

    A page with a malformed address in it is a page all the same.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        try:
            onward = super().process_response(request, response)
            if onward is not response or not isinstance(response, HtmlResponse) or response.status != 200:
                return onward
            there = sent_on_to({}, response.body)
            url = urls.join(response.url, there) if there is not None else None
            if url is None or not urls.is_web(url) or urls.page_key(url) == urls.page_key(response.url):
                return response
            return self._redirect(self._redirect_request_using_get(request, response, url), request, "script")
        except ValueError:
            return response


class Redirect(RedirectMiddleware):
    """Follows 3xx answers; one to a malformed address leads nowhere."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        try:
            return super().process_response(request, response)
        except ValueError as error:
            raise IgnoreRequest(f"{request.url} redirects to a malformed address") from error
