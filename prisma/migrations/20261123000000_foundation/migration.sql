-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "level_basis" AS ENUM ('suggested', 'judged');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('uploaded', 'checked', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "duplicate_policy" AS ENUM ('skip', 'merge', 'create');

-- CreateEnum
CREATE TYPE "import_verdict" AS ENUM ('new', 'duplicate', 'broken');

-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('created', 'merged', 'skipped', 'failed');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'curator', 'reviewer', 'owner');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "is_administrator" BOOLEAN NOT NULL DEFAULT false,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "library_id" UUID,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_started_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "setup_ticket" (
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setup_ticket_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "event" (
    "library_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verb" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("library_id","seq")
);

-- CreateTable
CREATE TABLE "event_subject" (
    "library_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "event_subject_pkey" PRIMARY KEY ("library_id","seq","position")
);

-- CreateTable
CREATE TABLE "event_head" (
    "library_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_head_pkey" PRIMARY KEY ("library_id")
);

-- CreateTable
CREATE TABLE "citation" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "csl" JSONB NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "container_title" TEXT,
    "year" INTEGER,
    "author_sort" TEXT NOT NULL DEFAULT '',
    "title_sort" TEXT NOT NULL DEFAULT '',
    "doi" TEXT,
    "pmid" TEXT,
    "pmcid" TEXT,
    "isbn" TEXT[],
    "level_rank" SMALLINT,
    "search" tsvector,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "added_by_id" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "citation_creator" (
    "library_id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "family" TEXT,
    "given" TEXT,
    "literal" TEXT,
    "orcid" TEXT,

    CONSTRAINT "citation_creator_pkey" PRIMARY KEY ("library_id","citation_id","role","position")
);

-- CreateTable
CREATE TABLE "citation_tag" (
    "library_id" UUID NOT NULL,
    "term_id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,

    CONSTRAINT "citation_tag_pkey" PRIMARY KEY ("library_id","term_id","citation_id")
);

-- CreateTable
CREATE TABLE "citation_level" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "scheme_version" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "question" TEXT,
    "basis" "level_basis" NOT NULL,
    "suggested_code" TEXT,
    "reason" TEXT,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "citation_level_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "citation_note" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "citation_note_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashed_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'uploaded',
    "format" TEXT NOT NULL,
    "file_name" TEXT,
    "sha256" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "duplicates" "duplicate_policy",
    "counts" JSONB NOT NULL DEFAULT '{}',
    "preamble" JSONB NOT NULL DEFAULT '[]',
    "tags" TEXT[],
    "failure" TEXT,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "import_record" (
    "library_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "raw_text" TEXT NOT NULL,
    "tokens" JSONB NOT NULL DEFAULT '[]',
    "csl" JSONB,
    "key" TEXT,
    "carried" JSONB NOT NULL DEFAULT '{}',
    "verdict" "import_verdict" NOT NULL,
    "duplicate_of_id" UUID,
    "duplicate_by" TEXT,
    "outcome" "import_outcome",
    "citation_id" UUID,

    CONSTRAINT "import_record_pkey" PRIMARY KEY ("library_id","run_id","index")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "library_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "index" INTEGER,
    "line" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "field" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("library_id","run_id","position")
);

-- CreateTable
CREATE TABLE "library" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "citation_key_pattern" TEXT NOT NULL DEFAULT '[auth:lower][year][title:lower]',
    "default_style" TEXT NOT NULL DEFAULT 'apa',
    "default_locale" TEXT NOT NULL DEFAULT 'en-US',
    "vocabulary_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "library_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "library_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("library_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "email" TEXT,
    "role" "role" NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "library_style" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "xml" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "library_style_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "facet" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "open" BOOLEAN NOT NULL DEFAULT false,
    "colour" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "facet_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "term" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "facet_id" UUID NOT NULL,
    "parent_id" UUID,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "synonyms" TEXT[],
    "identifiers" JSONB NOT NULL DEFAULT '{}',
    "source" TEXT NOT NULL DEFAULT '',
    "colour" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "deprecated_at" TIMESTAMPTZ(3),
    "successor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "term_pkey" PRIMARY KEY ("library_id","id")
);

-- CreateTable
CREATE TABLE "term_ancestor" (
    "library_id" UUID NOT NULL,
    "ancestor_id" UUID NOT NULL,
    "descendant_id" UUID NOT NULL,
    "depth" SMALLINT NOT NULL,

    CONSTRAINT "term_ancestor_pkey" PRIMARY KEY ("library_id","ancestor_id","descendant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "event_library_id_at_idx" ON "event"("library_id", "at");

-- CreateIndex
CREATE INDEX "event_subject_library_id_type_id_seq_idx" ON "event_subject"("library_id", "type", "id", "seq");

-- CreateIndex
CREATE INDEX "citation_library_id_added_at_id_idx" ON "citation"("library_id", "added_at", "id");

-- CreateIndex
CREATE INDEX "citation_library_id_changed_at_id_idx" ON "citation"("library_id", "changed_at", "id");

-- CreateIndex
CREATE INDEX "citation_library_id_year_id_idx" ON "citation"("library_id", "year", "id");

-- CreateIndex
CREATE INDEX "citation_library_id_author_sort_id_idx" ON "citation"("library_id", "author_sort", "id");

-- CreateIndex
CREATE INDEX "citation_library_id_title_sort_id_idx" ON "citation"("library_id", "title_sort", "id");

-- CreateIndex
CREATE INDEX "citation_library_id_level_rank_id_idx" ON "citation"("library_id", "level_rank", "id");

-- CreateIndex
CREATE INDEX "citation_library_id_pmid_idx" ON "citation"("library_id", "pmid");

-- CreateIndex
CREATE INDEX "citation_tag_library_id_citation_id_idx" ON "citation_tag"("library_id", "citation_id");

-- CreateIndex
CREATE INDEX "citation_level_library_id_citation_id_idx" ON "citation_level"("library_id", "citation_id");

-- CreateIndex
CREATE INDEX "citation_level_library_id_scheme_code_citation_id_idx" ON "citation_level"("library_id", "scheme", "code", "citation_id");

-- CreateIndex
CREATE INDEX "citation_note_library_id_citation_id_idx" ON "citation_note"("library_id", "citation_id");

-- CreateIndex
CREATE INDEX "attachment_library_id_citation_id_idx" ON "attachment"("library_id", "citation_id");

-- CreateIndex
CREATE INDEX "import_run_library_id_created_at_idx" ON "import_run"("library_id", "created_at");

-- CreateIndex
CREATE INDEX "import_record_library_id_citation_id_idx" ON "import_record"("library_id", "citation_id");

-- CreateIndex
CREATE UNIQUE INDEX "library_slug_key" ON "library"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_hash_key" ON "invitation"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "library_style_library_id_slug_key" ON "library_style"("library_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "facet_library_id_slug_key" ON "facet"("library_id", "slug");

-- CreateIndex
CREATE INDEX "term_library_id_parent_id_idx" ON "term"("library_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "term_library_id_facet_id_slug_key" ON "term"("library_id", "facet_id", "slug");

-- CreateIndex
CREATE INDEX "term_ancestor_library_id_descendant_id_idx" ON "term_ancestor"("library_id", "descendant_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_subject" ADD CONSTRAINT "event_subject_library_id_seq_fkey" FOREIGN KEY ("library_id", "seq") REFERENCES "event"("library_id", "seq") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_creator" ADD CONSTRAINT "citation_creator_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_tag" ADD CONSTRAINT "citation_tag_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_tag" ADD CONSTRAINT "citation_tag_library_id_term_id_fkey" FOREIGN KEY ("library_id", "term_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "citation_level" ADD CONSTRAINT "citation_level_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_level" ADD CONSTRAINT "citation_level_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_note" ADD CONSTRAINT "citation_note_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation_note" ADD CONSTRAINT "citation_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_library_id_run_id_fkey" FOREIGN KEY ("library_id", "run_id") REFERENCES "import_run"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_library_id_duplicate_of_id_fkey" FOREIGN KEY ("library_id", "duplicate_of_id") REFERENCES "citation"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_library_id_run_id_fkey" FOREIGN KEY ("library_id", "run_id") REFERENCES "import_run"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_sent_by_id_fkey" FOREIGN KEY ("sent_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "library_style" ADD CONSTRAINT "library_style_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facet" ADD CONSTRAINT "facet_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_library_id_facet_id_fkey" FOREIGN KEY ("library_id", "facet_id") REFERENCES "facet"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_library_id_parent_id_fkey" FOREIGN KEY ("library_id", "parent_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_library_id_successor_id_fkey" FOREIGN KEY ("library_id", "successor_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "term_ancestor" ADD CONSTRAINT "term_ancestor_library_id_ancestor_id_fkey" FOREIGN KEY ("library_id", "ancestor_id") REFERENCES "term"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_ancestor" ADD CONSTRAINT "term_ancestor_library_id_descendant_id_fkey" FOREIGN KEY ("library_id", "descendant_id") REFERENCES "term"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

