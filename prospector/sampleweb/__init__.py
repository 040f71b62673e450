"""A small web to try prospector on: invented sites of one niche, with every kind of link that can go wrong.

It lives on this machine only, asks nobody's permission and says in `plan.py` what there is to be found.
`python -m prospector.sampleweb -- COMMAND` runs a command against it.
"""

from prospector.sampleweb.web import SampleWeb, Web, WebUnavailable

__all__ = ["SampleWeb", "Web", "WebUnavailable"]
