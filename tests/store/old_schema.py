"""The tables of a store of version 2, as the prospector of that time made them."""

VERSION_2 = """
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
CREATE INDEX pages_by_campaign ON pages (campaign);

CREATE TABLE outbound_links (
    target TEXT NOT NULL,
    page_url TEXT NOT NULL,
    PRIMARY KEY (target, page_url)
);
CREATE INDEX outbound_links_by_page ON outbound_links (page_url);

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
CREATE INDEX opportunities_by_page ON opportunities (page_url);
CREATE INDEX opportunities_by_target ON opportunities (target);
CREATE INDEX opportunities_by_campaign ON opportunities (campaign, score);

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
