"""How much every trait says for or against a resource page, in log-odds (qualify/traits.py, `features`).

Written by benchmarks/train_pages.py, which says how they were learned and how well they do.
"""

BIAS = -1.56

WEIGHTS = {
    "sites": 0.33,
    "outbound_share": 0.42,
    "text_per_link": -0.71,
    "text": -0.53,
    "leading": 0.75,
    "listed": 0.27,
    "annotated": -0.01,
    "home_pages": 0.54,
    "citations": -0.15,
    "largest_site": -0.47,
    "anchor_share": 0.85,
    "sections": -0.39,
    "articles": -0.56,
    "phrase": 0.38,
    "title_word": 0.86,
    "heading_word": 0.48,
    "path_word": 1.89,
    "folder_word": 0.37,
    "other": -0.51,
    "home": -0.46,
}
