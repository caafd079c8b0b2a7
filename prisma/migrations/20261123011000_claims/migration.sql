CREATE TABLE "claim" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "statement" TEXT NOT NULL,
    "topic_id" UUID,
    "origin_kind" TEXT,
    "origin_title" TEXT,
    "origin_part" TEXT,
    "origin_address" TEXT,
    "origin_seen_on" DATE,
    "summary" TEXT,
    "gap" TEXT,
    "proposed_verdict" TEXT,
    "status" "review_status" NOT NULL DEFAULT 'draft',
    "author_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "rejected_by_id" UUID,
    "rejected_at" TIMESTAMPTZ(3),
    "rejection_reason" TEXT,
    "last_revision_id" UUID,
    "grade" JSONB,
    "grade_suggested" TEXT,
    "grade_level" TEXT,
    "grade_reason" TEXT,
    "graded_by_id" UUID,
    "graded_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "verdict_note" TEXT,
    "verdict_signed_by_id" UUID,
    "verdict_signed_at" TIMESTAMPTZ(3),
    "pack" TEXT,
    "pack_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "claim_link" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "finding_id" UUID,
    "citation_id" UUID,
    "relation" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "claim_link_pkey" PRIMARY KEY ("library_id","id")
);

CREATE INDEX "claim_library_id_status_id_idx" ON "claim"("library_id", "status", "id");

CREATE INDEX "claim_library_id_topic_id_idx" ON "claim"("library_id", "topic_id");

CREATE INDEX "claim_library_id_author_id_idx" ON "claim"("library_id", "author_id");

CREATE INDEX "claim_library_id_changed_at_id_idx" ON "claim"("library_id", "changed_at", "id");

CREATE UNIQUE INDEX "claim_library_id_pack_pack_id_key" ON "claim"("library_id", "pack", "pack_id");

CREATE INDEX "claim_link_library_id_finding_id_idx" ON "claim_link"("library_id", "finding_id");

CREATE INDEX "claim_link_library_id_citation_id_idx" ON "claim_link"("library_id", "citation_id");

CREATE UNIQUE INDEX "claim_link_library_id_claim_id_finding_id_key" ON "claim_link"("library_id", "claim_id", "finding_id");

CREATE UNIQUE INDEX "claim_link_library_id_claim_id_citation_id_key" ON "claim_link"("library_id", "claim_id", "citation_id");

ALTER TABLE "claim" ADD CONSTRAINT "claim_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "claim" ADD CONSTRAINT "claim_library_id_topic_id_fkey" FOREIGN KEY ("library_id", "topic_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "claim" ADD CONSTRAINT "claim_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "claim" ADD CONSTRAINT "claim_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "claim" ADD CONSTRAINT "claim_rejected_by_id_fkey" FOREIGN KEY ("rejected_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "claim" ADD CONSTRAINT "claim_graded_by_id_fkey" FOREIGN KEY ("graded_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "claim" ADD CONSTRAINT "claim_verdict_signed_by_id_fkey" FOREIGN KEY ("verdict_signed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_library_id_claim_id_fkey" FOREIGN KEY ("library_id", "claim_id") REFERENCES "claim"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_library_id_finding_id_fkey" FOREIGN KEY ("library_id", "finding_id") REFERENCES "finding"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "claim_link" ADD CONSTRAINT "claim_link_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Claims ------------------------------------------------------------------------------------------------------------------------

ALTER TABLE claim
  ADD CONSTRAINT claim_statement_given CHECK (btrim(statement) <> '' AND length(statement) <= 500),
  ADD CONSTRAINT claim_origin_address_form CHECK (origin_address ~ '^https?://\S+$'),
  ADD CONSTRAINT claim_proposed_verdict_known CHECK (proposed_verdict IN ('supported', 'contested', 'unsupported', 'outdated', 'no evidence found')),
  ADD CONSTRAINT claim_has_author CHECK (author_id IS NOT NULL OR pack IS NOT NULL),
  ADD CONSTRAINT claim_pack_whole CHECK ((pack IS NULL) = (pack_id IS NULL)),
  -- Review: nobody accepts their own.
  ADD CONSTRAINT claim_not_accepted_by_author CHECK (accepted_by_id <> author_id),
  ADD CONSTRAINT claim_accepted_by_someone CHECK (status <> 'accepted' OR (accepted_by_id IS NOT NULL AND accepted_at IS NOT NULL)),
  ADD CONSTRAINT claim_rejected_with_reason CHECK (status <> 'rejected' OR (rejected_by_id IS NOT NULL AND length(btrim(coalesce(rejection_reason, ''))) > 0)),
  ADD CONSTRAINT claim_submitted_whole CHECK (status NOT IN ('submitted', 'accepted') OR length(btrim(coalesce(summary, ''))) > 0),
  -- GRADE, all of it or nothing; judging otherwise than the factors say takes a reason.
  ADD CONSTRAINT claim_grade_whole CHECK (num_nulls(grade, grade_suggested, grade_level, graded_by_id, graded_at) IN (0, 5)),
  ADD CONSTRAINT claim_grade_known CHECK (grade_level IN ('very-low', 'low', 'moderate', 'high') AND grade_suggested IN ('very-low', 'low', 'moderate', 'high')),
  ADD CONSTRAINT claim_grade_override_has_reason CHECK (grade_level = grade_suggested OR length(btrim(coalesce(grade_reason, ''))) > 0),
  -- A verdict is signed by a person who is not the author, of a claim that stands.
  ADD CONSTRAINT claim_verdict_known CHECK (verdict IN ('supported', 'contested', 'unsupported', 'outdated', 'no evidence found')),
  ADD CONSTRAINT claim_verdict_signed CHECK (num_nulls(verdict, verdict_signed_by_id, verdict_signed_at) IN (0, 3)),
  ADD CONSTRAINT claim_verdict_not_by_author CHECK (verdict_signed_by_id <> author_id),
  ADD CONSTRAINT claim_verdict_of_accepted CHECK (verdict IS NULL OR status IN ('accepted', 'withdrawn'));

ALTER TABLE claim_link
  ADD CONSTRAINT claim_link_to_one CHECK (num_nonnulls(finding_id, citation_id) = 1),
  ADD CONSTRAINT claim_link_relation_known CHECK (relation IN ('supports', 'contradicts', 'no effect', 'inconclusive', 'qualifies')),
  ADD CONSTRAINT claim_link_note_short CHECK (length(note) <= 500);

CREATE TRIGGER claim_review_rules BEFORE UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION keep_review_rules('claim',
  'grade', 'grade_suggested', 'grade_level', 'grade_reason', 'graded_by_id', 'graded_at',
  'verdict', 'verdict_note', 'verdict_signed_by_id', 'verdict_signed_at');

-- The links are part of what was submitted or accepted: they change with a revision of them that is accepted in the same transaction.
CREATE FUNCTION keep_claim_links() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  link claim_link := coalesce(NEW, OLD);
BEGIN
  -- A finding, a citation or the whole claim goes, or two citations become one.
  IF pg_trigger_depth() > 1 OR (TG_OP = 'UPDATE' AND (NEW.claim_id, NEW.relation, NEW.note) IS NOT DISTINCT FROM (OLD.claim_id, OLD.relation, OLD.note)
    AND NEW.finding_id IS NOT DISTINCT FROM OLD.finding_id) THEN
    RETURN link;
  END IF;
  IF EXISTS (SELECT 1 FROM claim WHERE library_id = link.library_id AND id = link.claim_id AND status IN ('submitted', 'accepted'))
    AND NOT EXISTS (SELECT 1 FROM revision WHERE library_id = link.library_id AND subject_type = 'claim' AND subject_id = link.claim_id
      AND field = 'links' AND status = 'accepted' AND xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'what is submitted or accepted changes by an accepted revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_by_revision';
  END IF;
  RETURN link;
END
$$;
CREATE TRIGGER claim_links_kept BEFORE INSERT OR UPDATE OR DELETE ON claim_link FOR EACH ROW EXECUTE FUNCTION keep_claim_links();

-- A merged term's claims move to its successor, as its tags and findings do.
CREATE FUNCTION claims_follow_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE claim SET topic_id = NEW.successor_id WHERE library_id = NEW.library_id AND topic_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER claims_follow_term AFTER UPDATE OF successor_id ON term FOR EACH ROW
  WHEN (NEW.successor_id IS NOT NULL AND NEW.successor_id IS DISTINCT FROM OLD.successor_id) EXECUTE FUNCTION claims_follow_term();
