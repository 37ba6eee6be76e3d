-- Tenants and their numbers, for io.drsip.directory. Standard SQL: PostgreSQL, H2 and others take it as it is.
-- Names are in lower case without a dot at the end, numbers as they are dialled, mostly +14255550100.

-- One row. Whoever writes raises the version first and so holds all other writers up until the commit: that is why
-- versions become visible in their order, and why nobody who reads upwards misses a change.
CREATE TABLE drsip_version (
    id INTEGER NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    -- Up to which version rows that were deleted are gone for good.
    purged BIGINT NOT NULL
);

INSERT INTO drsip_version (id, version, purged) VALUES (1, 0, 0);

CREATE TABLE drsip_tenant (
    fqdn VARCHAR(253) NOT NULL PRIMARY KEY,
    covers_subdomains BOOLEAN NOT NULL,
    -- Names of a certificate, of policies and of a number plan that the application knows; none for those of the trunk.
    identity_name VARCHAR(64),
    policy_name VARCHAR(64),
    number_plan_name VARCHAR(64),
    -- None for no limit.
    calls INTEGER,
    calls_per_second INTEGER,
    -- The version of the last change, which may have been the deletion.
    version BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL
);

CREATE INDEX drsip_tenant_version ON drsip_tenant (version);

CREATE TABLE drsip_number (
    dialled VARCHAR(33) NOT NULL PRIMARY KEY,
    -- The fqdn of a tenant. No foreign key, so that either can come first.
    owner VARCHAR(253) NOT NULL,
    version BIGINT NOT NULL,
    deleted BOOLEAN NOT NULL
);

CREATE INDEX drsip_number_version ON drsip_number (version);
