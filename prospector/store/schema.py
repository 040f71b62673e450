"""The tables of the one-file store. A `record` column holds the whole item as JSON; the others are to search by."""

SCHEMA_VERSION = 3

_PEOPLE = """
CREATE TABLE suppressions (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    since TEXT NOT NULL
);

CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE exports (
    path TEXT PRIMARY KEY,
    written_at TEXT NOT NULL
);
"""

# What a lead was, from when on, and who said so.
_HISTORY = """
CREATE TABLE history (
    lead_id TEXT NOT NULL,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    "by" TEXT NOT NULL
);
CREATE INDEX history_by_lead ON history (lead_id);
CREATE INDEX history_by_who ON history ("by", value);
"""

_OUTBOUND_LINKS = """
CREATE TABLE outbound_links (
    target TEXT NOT NULL,
    page_url TEXT NOT NULL,
    campaign TEXT NOT NULL,
    PRIMARY KEY (target, page_url, campaign)
) WITHOUT ROWID;
CREATE INDEX outbound_links_by_page ON outbound_links (page_url, campaign);
"""

# What lists and lookups go by.
_INDEXES = """
CREATE INDEX pages_by_campaign ON pages (campaign, url);
CREATE INDEX opportunities_by_page ON opportunities (page_url);
CREATE INDEX opportunities_by_target ON opportunities (target);
CREATE INDEX opportunities_by_campaign ON opportunities (campaign, score);
CREATE INDEX opportunities_by_site ON opportunities (site, score);
CREATE INDEX opportunities_by_kind ON opportunities (kind, score);
CREATE INDEX opportunities_by_status ON opportunities (status, score);
CREATE INDEX opportunities_by_score ON opportunities (score);
CREATE INDEX run_leads_by_lead ON run_leads (lead_id);
"""

SCHEMA = (
    """
CREATE TABLE pages (
    url TEXT NOT NULL,
    campaign TEXT NOT NULL,
    site TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    is_resource_page INTEGER NOT NULL,
    score REAL NOT NULL,
    record TEXT NOT NULL,
    run_id TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    PRIMARY KEY (url, campaign)
);

CREATE TABLE links (
    url TEXT PRIMARY KEY,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    confidence REAL NOT NULL,
    record TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
);

CREATE TABLE sites (
    site TEXT PRIMARY KEY,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
);

CREATE TABLE opportunities (
    lead_id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    kind TEXT NOT NULL,
    site TEXT NOT NULL,
    page_url TEXT NOT NULL,
    target TEXT,
    state TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'new',
    notes TEXT NOT NULL DEFAULT '',
    score REAL NOT NULL,
    record TEXT NOT NULL,
    run_id TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
);

CREATE TABLE run_leads (
    run_id TEXT NOT NULL,
    lead_id TEXT NOT NULL,
    PRIMARY KEY (run_id, lead_id)
);

CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    finish_reason TEXT NOT NULL
);

"""
    + _OUTBOUND_LINKS
    + _HISTORY
    + _PEOPLE
    + _INDEXES
)

# What makes a store of one version a store of the next.
MIGRATIONS = {
    # No command ever wrote into the first one's suppressions.
    1: "DROP TABLE suppressions;" + _PEOPLE,
    # Two campaigns may read one page, and one of them may have no use for its links.
    2: "ALTER TABLE outbound_links RENAME TO all_links; DROP INDEX outbound_links_by_page;"
    + _OUTBOUND_LINKS
    + """INSERT INTO outbound_links
             SELECT all_links.target, all_links.page_url, pages.campaign
             FROM all_links JOIN pages ON pages.url = all_links.page_url;
         DROP TABLE all_links;"""
    + _HISTORY
    + """INSERT INTO history SELECT lead_id, first_seen, 'state', state, 'run ' || run_id FROM opportunities;
         DROP INDEX pages_by_campaign; DROP INDEX opportunities_by_page; DROP INDEX opportunities_by_target;
         DROP INDEX opportunities_by_campaign;"""
    + _INDEXES,
}
