CREATE TYPE "inbox_status" AS ENUM ('waiting', 'accepted', 'rejected', 'duplicate');

CREATE TABLE "watched_search" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "every_days" SMALLINT NOT NULL,
    "next_run_at" TIMESTAMPTZ(3),
    "last_run_at" TIMESTAMPTZ(3),
    "last_total" INTEGER,
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "watched_search_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "inbox_record" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "csl" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "doi" TEXT,
    "pmid" TEXT,
    "status" "inbox_status" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "citation_id" UUID,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_record_pkey" PRIMARY KEY ("library_id","id")
);

CREATE UNIQUE INDEX "inbox_record_library_id_search_id_source_id_key" ON "inbox_record"("library_id", "search_id", "source_id");
CREATE INDEX "inbox_record_library_id_status_id_idx" ON "inbox_record"("library_id", "status", "id");
CREATE INDEX "inbox_record_library_id_doi_idx" ON "inbox_record"("library_id", "doi");
CREATE INDEX "inbox_record_library_id_pmid_idx" ON "inbox_record"("library_id", "pmid");
CREATE INDEX "inbox_record_library_id_citation_id_idx" ON "inbox_record"("library_id", "citation_id");

ALTER TABLE "watched_search" ADD CONSTRAINT "watched_search_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "watched_search" ADD CONSTRAINT "watched_search_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "inbox_record" ADD CONSTRAINT "inbox_record_library_id_search_id_fkey" FOREIGN KEY ("library_id", "search_id") REFERENCES "watched_search"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inbox_record" ADD CONSTRAINT "inbox_record_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "inbox_record" ADD CONSTRAINT "inbox_record_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "watched_search" ADD CONSTRAINT "watched_search_service_known" CHECK (service IN ('pubmed', 'europepmc')),
  ADD CONSTRAINT "watched_search_said" CHECK (btrim(name) <> '' AND btrim(query) <> ''),
  ADD CONSTRAINT "watched_search_every_days" CHECK (every_days BETWEEN 1 AND 365),
  ADD CONSTRAINT "watched_search_removed_rests" CHECK (removed_at IS NULL OR next_run_at IS NULL);
-- A rejection has a reason, what was accepted is a citation, and what waits has neither.
ALTER TABLE "inbox_record" ADD CONSTRAINT "inbox_record_rejected_for_a_reason" CHECK ((status = 'rejected') = (reason IS NOT NULL AND btrim(reason) <> '')),
  ADD CONSTRAINT "inbox_record_accepted_is_cited" CHECK (status <> 'accepted' OR citation_id IS NOT NULL),
  ADD CONSTRAINT "inbox_record_waiting_is_open" CHECK (status <> 'waiting' OR (citation_id IS NULL AND decided_at IS NULL)),
  ADD CONSTRAINT "inbox_record_decided_when" CHECK (status NOT IN ('accepted', 'rejected') OR decided_at IS NOT NULL);
-- What the worker looks for every few minutes.
CREATE INDEX watched_search_due ON watched_search (next_run_at) WHERE next_run_at IS NOT NULL;
