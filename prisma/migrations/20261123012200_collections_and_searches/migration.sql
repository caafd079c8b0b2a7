CREATE TABLE "collection" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "collection_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "collection_citation" (
    "library_id" UUID NOT NULL,
    "collection_id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp(),

    CONSTRAINT "collection_citation_pkey" PRIMARY KEY ("library_id","collection_id","citation_id")
);

CREATE TABLE "saved_search" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filters" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "search_reader" (
    "library_id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "starred" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_reader_pkey" PRIMARY KEY ("library_id","search_id","user_id")
);

CREATE TABLE "feed" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "webhook" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("library_id","id")
);

CREATE UNIQUE INDEX "collection_library_id_slug_key" ON "collection"("library_id", "slug");
CREATE INDEX "collection_citation_library_id_citation_id_idx" ON "collection_citation"("library_id", "citation_id");
CREATE INDEX "search_reader_user_id_idx" ON "search_reader"("user_id");
CREATE UNIQUE INDEX "feed_hash_key" ON "feed"("hash");
CREATE INDEX "feed_library_id_search_id_idx" ON "feed"("library_id", "search_id");
CREATE INDEX "webhook_library_id_search_id_idx" ON "webhook"("library_id", "search_id");

ALTER TABLE "collection" ADD CONSTRAINT "collection_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "collection" ADD CONSTRAINT "collection_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "collection_citation" ADD CONSTRAINT "collection_citation_library_id_collection_id_fkey" FOREIGN KEY ("library_id", "collection_id") REFERENCES "collection"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "collection_citation" ADD CONSTRAINT "collection_citation_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "search_reader" ADD CONSTRAINT "search_reader_library_id_search_id_fkey" FOREIGN KEY ("library_id", "search_id") REFERENCES "saved_search"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "search_reader" ADD CONSTRAINT "search_reader_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "feed" ADD CONSTRAINT "feed_library_id_search_id_fkey" FOREIGN KEY ("library_id", "search_id") REFERENCES "saved_search"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "feed" ADD CONSTRAINT "feed_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_library_id_search_id_fkey" FOREIGN KEY ("library_id", "search_id") REFERENCES "saved_search"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE collection
  ADD CONSTRAINT collection_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT collection_name_given CHECK (name <> '');
ALTER TABLE saved_search ADD CONSTRAINT saved_search_name_given CHECK (name <> '');
CREATE UNIQUE INDEX saved_search_name_once ON saved_search (library_id, lower(name));
ALTER TABLE feed ADD CONSTRAINT feed_hash_form CHECK (hash ~ '^[0-9a-f]{64}$');
ALTER TABLE webhook ADD CONSTRAINT webhook_address_form CHECK (address ~ '^https?://');

-- A reading list of an earlier day had the order of that day.
CREATE TRIGGER collection_history BEFORE UPDATE OR DELETE ON collection FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER collection_citation_history BEFORE UPDATE OR DELETE ON collection_citation FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
