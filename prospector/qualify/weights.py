"""How much every trait says for or against a resource page, in log-odds (qualify/traits.py, `features`).

Written by benchmarks/train_pages.py, which says how they were learned and how well they do.
"""

BIAS = -1.96

WEIGHTS = {
    "sites": 0.35,
    "outbound_share": 0.38,
    "text_per_link": -0.7,
    "text": -0.5,
    "leading": 0.83,
    "listed": 0.32,
    "annotated": -0.02,
    "home_pages": 0.59,
    "citations": -0.16,
    "largest_site": -0.47,
    "anchor_share": 0.86,
    "sections": -0.35,
    "articles": -0.55,
    "phrase": 0.33,
    "title_word": 0.74,
    "heading_word": 0.56,
    "hint_word": 0.39,
    "path_word": 1.87,
    "folder_word": 0.36,
    "other": -0.56,
    "home": -0.44,
}
