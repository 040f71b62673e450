"""How much every trait says for or against a resource page, in log-odds (qualify/traits.py, `features`).

Written by benchmarks/train_pages.py, which says how they were learned and how well they do.
"""

BIAS = -1.71

WEIGHTS = {
    "sites": 0.35,
    "outbound_share": 0.41,
    "text_per_link": -0.7,
    "text": -0.5,
    "leading": 0.82,
    "listed": 0.32,
    "annotated": -0.03,
    "home_pages": 0.55,
    "citations": -0.15,
    "largest_site": -0.47,
    "anchor_share": 0.88,
    "sections": -0.32,
    "articles": -0.55,
    "phrase": 0.4,
    "title_word": 0.72,
    "heading_word": 0.56,
    "path_word": 1.91,
    "folder_word": 0.41,
    "other": -0.58,
    "home": -0.43,
}
