CREATE TYPE "bulk_edit_status" AS ENUM ('running', 'done', 'failed', 'cancelled');

CREATE TABLE "bulk_edit" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" "bulk_edit_status" NOT NULL DEFAULT 'running',
    "verb" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "event_seq" BIGINT,
    "undoes_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_edit_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "bulk_edit_item" (
    "library_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "citation_id" UUID NOT NULL,
    "change" JSONB,

    CONSTRAINT "bulk_edit_item_pkey" PRIMARY KEY ("library_id","run_id","position")
);

ALTER TABLE "bulk_edit" ADD CONSTRAINT "bulk_edit_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_edit" ADD CONSTRAINT "bulk_edit_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bulk_edit" ADD CONSTRAINT "bulk_edit_library_id_undoes_id_fkey" FOREIGN KEY ("library_id", "undoes_id") REFERENCES "bulk_edit"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "bulk_edit_item" ADD CONSTRAINT "bulk_edit_item_library_id_run_id_fkey" FOREIGN KEY ("library_id", "run_id") REFERENCES "bulk_edit"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_edit_item" ADD CONSTRAINT "bulk_edit_item_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE bulk_edit
  ADD CONSTRAINT bulk_edit_verb_known CHECK (verb IN ('tag', 'untag', 'level', 'unlevel', 'collect', 'uncollect', 'trash', 'restore')),
  ADD CONSTRAINT bulk_edit_counts CHECK (0 <= changed AND 0 <= "left" AND changed + "left" <= done AND done <= total),
  ADD CONSTRAINT bulk_edit_ended CHECK ((status = 'running') = (finished_at IS NULL)),
  ADD CONSTRAINT bulk_edit_level_taken_back CHECK (verb <> 'unlevel' OR undoes_id IS NOT NULL);
ALTER TABLE bulk_edit_item ADD CONSTRAINT bulk_edit_item_counted CHECK (position > 0);
-- A run is taken back once.
CREATE UNIQUE INDEX bulk_edit_undone_once ON bulk_edit (library_id, undoes_id) WHERE undoes_id IS NOT NULL AND status IN ('running', 'done');
-- What a person still sees on their page.
CREATE INDEX bulk_edit_shown ON bulk_edit (library_id, created_by_id, id) WHERE dismissed_at IS NULL;
