-- Duplicates: which pairs may be one work, which citations became one, and which are reports of one study.

CREATE TYPE "duplicate_status" AS ENUM ('open', 'merged', 'rejected', 'versions');
CREATE TYPE "report_nature" AS ENUM ('preprint', 'version', 'article', 'correction', 'retraction');

ALTER TABLE "citation" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "citation" ADD CONSTRAINT "citation_library_id_merged_into_id_fkey" FOREIGN KEY ("library_id", "merged_into_id") REFERENCES "citation"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
CREATE INDEX "citation_library_id_merged_into_id_idx" ON "citation"("library_id", "merged_into_id");

CREATE TABLE "duplicate_candidate" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "left_id" UUID NOT NULL,
    "right_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "score" REAL NOT NULL,
    "reasons" JSONB NOT NULL,
    "status" "duplicate_status" NOT NULL DEFAULT 'open',
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "duplicate_candidate_pkey" PRIMARY KEY ("library_id","id")
);
CREATE UNIQUE INDEX "duplicate_candidate_library_id_left_id_right_id_key" ON "duplicate_candidate"("library_id", "left_id", "right_id");
CREATE INDEX "duplicate_candidate_library_id_right_id_idx" ON "duplicate_candidate"("library_id", "right_id");
CREATE INDEX "duplicate_candidate_library_id_status_score_id_idx" ON "duplicate_candidate"("library_id", "status", "score", "id");
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_library_id_left_id_fkey" FOREIGN KEY ("library_id", "left_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_library_id_right_id_fkey" FOREIGN KEY ("library_id", "right_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duplicate_candidate" ADD CONSTRAINT "duplicate_candidate_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "duplicate_search" (
    "library_id" UUID NOT NULL,
    "cursor" UUID,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "whole_at" TIMESTAMPTZ(3),
    "started_by_id" UUID,

    CONSTRAINT "duplicate_search_pkey" PRIMARY KEY ("library_id")
);
ALTER TABLE "duplicate_search" ADD CONSTRAINT "duplicate_search_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "duplicate_search" ADD CONSTRAINT "duplicate_search_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "citation_key_alias" (
    "library_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "citation_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "citation_key_alias_pkey" PRIMARY KEY ("library_id","key")
);
CREATE INDEX "citation_key_alias_library_id_citation_id_idx" ON "citation_key_alias"("library_id", "citation_id");
ALTER TABLE "citation_key_alias" ADD CONSTRAINT "citation_key_alias_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "citation_merge" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "winner_id" UUID NOT NULL,
    "loser_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "moved" JSONB NOT NULL DEFAULT '{}',
    "merged_by_id" UUID,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "citation_merge_pkey" PRIMARY KEY ("library_id","id")
);
CREATE INDEX "citation_merge_library_id_winner_id_idx" ON "citation_merge"("library_id", "winner_id");
CREATE INDEX "citation_merge_library_id_loser_id_idx" ON "citation_merge"("library_id", "loser_id");
ALTER TABLE "citation_merge" ADD CONSTRAINT "citation_merge_library_id_winner_id_fkey" FOREIGN KEY ("library_id", "winner_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "citation_merge" ADD CONSTRAINT "citation_merge_library_id_loser_id_fkey" FOREIGN KEY ("library_id", "loser_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "citation_merge" ADD CONSTRAINT "citation_merge_merged_by_id_fkey" FOREIGN KEY ("merged_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "study" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "study_pkey" PRIMARY KEY ("library_id","id")
);
ALTER TABLE "study" ADD CONSTRAINT "study_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "study_report" (
    "library_id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "nature" "report_nature" NOT NULL DEFAULT 'article',

    CONSTRAINT "study_report_pkey" PRIMARY KEY ("library_id","citation_id")
);
CREATE INDEX "study_report_library_id_study_id_idx" ON "study_report"("library_id", "study_id");
ALTER TABLE "study_report" ADD CONSTRAINT "study_report_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "study_report" ADD CONSTRAINT "study_report_library_id_study_id_fkey" FOREIGN KEY ("library_id", "study_id") REFERENCES "study"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules ------------------------------------------------------------------------------------------------------------------------------------

ALTER TABLE citation
  ADD CONSTRAINT citation_merged_into_another CHECK (merged_into_id <> id),
  ADD CONSTRAINT citation_merged_is_trashed CHECK (merged_into_id IS NULL OR trashed_at IS NOT NULL);
ALTER TABLE duplicate_candidate
  -- One row a pair, however it was found.
  ADD CONSTRAINT duplicate_candidate_ordered CHECK (left_id < right_id),
  ADD CONSTRAINT duplicate_candidate_verdict_known CHECK (verdict IN ('same', 'candidate', 'versions')),
  ADD CONSTRAINT duplicate_candidate_score_range CHECK (score BETWEEN 0 AND 1),
  ADD CONSTRAINT duplicate_candidate_decided_whole CHECK ((status = 'open') = (decided_at IS NULL));
ALTER TABLE citation_merge ADD CONSTRAINT citation_merge_of_two CHECK (winner_id <> loser_id);
CREATE UNIQUE INDEX citation_merge_once ON citation_merge (library_id, loser_id) WHERE undone_at IS NULL;

-- A key names one citation, be it as its key or as the key of what it took in.
CREATE FUNCTION refuse_key_of_alias() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM citation_key_alias WHERE library_id = NEW.library_id AND key = NEW.key AND citation_id <> NEW.id) THEN
    RAISE EXCEPTION 'the key % names another citation', NEW.key USING ERRCODE = 'unique_violation', CONSTRAINT = 'citation_key_unique';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER citation_key_no_alias AFTER INSERT OR UPDATE OF key, trashed_at ON citation
  FOR EACH ROW WHEN (NEW.trashed_at IS NULL) EXECUTE FUNCTION refuse_key_of_alias();

CREATE FUNCTION refuse_alias_of_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM citation WHERE library_id = NEW.library_id AND key = NEW.key AND id <> NEW.citation_id AND trashed_at IS NULL) THEN
    RAISE EXCEPTION 'the key % names another citation', NEW.key USING ERRCODE = 'unique_violation', CONSTRAINT = 'citation_key_unique';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER citation_alias_no_key AFTER INSERT OR UPDATE ON citation_key_alias
  FOR EACH ROW EXECUTE FUNCTION refuse_alias_of_key();

-- What two records of one work are likely to share: an identifier, beginning and end of the title, the place in print. Numbers, as they are only compared, and of
-- the library, so that the index need not look at all of a library to intersect the two.
CREATE FUNCTION citation_blocks(library uuid, title_sort text, author_sort text, year int, volume text, page text, doi text, pmid text) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN length(letters) >= 24 THEN hashtext(library || ' head ' || left(letters, 24))
      WHEN length(letters) >= 4 THEN hashtext(concat_ws(' ', library, 'short', letters, left(split_part(author_sort, ' ', 1), 6),
        CASE WHEN length(letters) < 12 THEN year END)) END,
    CASE WHEN length(letters) >= 24 THEN hashtext(library || ' tail ' || right(letters, 20)) END,
    hashtext(library || ' doi ' || substring(lower(doi) FROM '10\.[^?#]*[^?#./]')),
    hashtext(library || ' pmid ' || pmid),
    hashtext(library || ' place ' || year || ' ' || ltrim(substring(volume FROM '\d+'), '0') || ' ' || ltrim(substring(split_part(page, '-', 1) FROM '\d+'), '0'))
  ], NULL)
  FROM (SELECT replace(CASE WHEN left(title_sort, 4) = ANY ('{auth,publ,corr,erra,adde,retr,expr,with}') THEN regexp_replace(title_sort,
    '^((author|publisher) )?(correction|corrigendum|erratum|addendum|retraction( note| notice)?|retracted( article)?|expression of concern|withdrawn)( (to|for|of|on|in))? ',
    '') ELSE coalesce(title_sort, '') END, ' ', '') AS letters) AS bare
$$;
ALTER TABLE citation ADD COLUMN blocks int[] NOT NULL
  GENERATED ALWAYS AS (citation_blocks(library_id, title_sort, author_sort, year, csl->>'volume', csl->>'page', csl->>'DOI', pmid)) STORED;
CREATE INDEX citation_blocks ON citation USING gin (blocks) WITH (fastupdate = off);

-- Whatever hangs on the citation that goes moves to the one that stays, and back when the merge is undone. As part of a merge, what is accepted may move too.
CREATE FUNCTION move_followers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  followers constant text[] := ARRAY['citation_note', 'attachment', 'finding', 'appraisal', 'claim_link', 'inbox_record'];
  follower text;
  clash text;
  ids jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    PERFORM return_followers(OLD);
    RETURN NEW;
  END IF;
  FOREACH follower IN ARRAY followers LOOP
    -- What the other has already stays with the one that goes.
    clash := CASE follower
      WHEN 'appraisal' THEN 'AND NOT EXISTS (SELECT 1 FROM appraisal held WHERE held.library_id = $1 AND held.citation_id = $2 AND held.tool = f.tool AND held.result = f.result)'
      WHEN 'claim_link' THEN 'AND NOT EXISTS (SELECT 1 FROM claim_link held WHERE held.library_id = $1 AND held.citation_id = $2 AND held.claim_id = f.claim_id)'
      ELSE '' END;
    EXECUTE format('WITH gone AS (UPDATE %I f SET citation_id = $2 WHERE f.library_id = $1 AND f.citation_id = $3 %s RETURNING f.id)
      SELECT coalesce(jsonb_agg(id), ''[]'') FROM gone', follower, clash) INTO ids USING NEW.library_id, NEW.winner_id, NEW.loser_id;
    NEW.moved := NEW.moved || jsonb_build_object(follower, ids);
  END LOOP;
  FOREACH follower IN ARRAY ARRAY['review_comment', 'review_flag'] LOOP
    EXECUTE format('WITH gone AS (UPDATE %I SET subject_id = $2 WHERE library_id = $1 AND subject_type = ''citation'' AND subject_id = $3 RETURNING id)
      SELECT coalesce(jsonb_agg(id), ''[]'') FROM gone', follower) INTO ids USING NEW.library_id, NEW.winner_id, NEW.loser_id;
    NEW.moved := NEW.moved || jsonb_build_object(follower, ids);
  END LOOP;
  WITH gone AS (UPDATE citation_key_alias SET citation_id = NEW.winner_id WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id RETURNING key)
    SELECT coalesce(jsonb_agg(key), '[]') INTO ids FROM gone;
  NEW.moved := NEW.moved || jsonb_build_object('citation_key_alias', ids);
  WITH copied AS (
    INSERT INTO citation_tag (library_id, term_id, citation_id)
      SELECT library_id, term_id, NEW.winner_id FROM citation_tag WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id
      ON CONFLICT DO NOTHING RETURNING term_id)
    SELECT coalesce(jsonb_agg(term_id), '[]') INTO ids FROM copied;
  NEW.moved := NEW.moved || jsonb_build_object('citation_tag', ids);
  -- It takes the other's place, whatever else a collection says of its members.
  WITH gone AS (
    UPDATE collection_citation c SET citation_id = NEW.winner_id WHERE c.library_id = NEW.library_id AND c.citation_id = NEW.loser_id
      AND NOT EXISTS (SELECT 1 FROM collection_citation held WHERE held.library_id = c.library_id AND held.collection_id = c.collection_id
        AND held.citation_id = NEW.winner_id) RETURNING c.collection_id)
    SELECT coalesce(jsonb_agg(collection_id), '[]') INTO ids FROM gone;
  NEW.moved := NEW.moved || jsonb_build_object('collection_citation', ids);
  -- A person's judgement outweighs what was only suggested.
  DELETE FROM citation_level suggested USING citation_level judged
    WHERE suggested.library_id = NEW.library_id AND suggested.citation_id = NEW.winner_id AND suggested.basis = 'suggested'
      AND judged.library_id = NEW.library_id AND judged.citation_id = NEW.loser_id AND judged.basis = 'judged'
      AND judged.scheme = suggested.scheme AND coalesce(judged.question, '') = coalesce(suggested.question, '');
  WITH copied AS (
    INSERT INTO citation_level (library_id, id, citation_id, scheme, scheme_version, code, question, basis, suggested_code, reason, set_by_id, set_at)
      SELECT library_id, gen_random_uuid(), NEW.winner_id, scheme, scheme_version, code, question, basis, suggested_code, reason, set_by_id, set_at
      FROM citation_level WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id
      ON CONFLICT DO NOTHING RETURNING id)
    SELECT coalesce(jsonb_agg(id), '[]') INTO ids FROM copied;
  NEW.moved := NEW.moved || jsonb_build_object('citation_level', ids);
  WITH copied AS (
    INSERT INTO subscription (library_id, user_id, subject_type, subject_id, muted, since)
      SELECT library_id, user_id, subject_type, NEW.winner_id, muted, since FROM subscription
      WHERE library_id = NEW.library_id AND subject_type = 'citation' AND subject_id = NEW.loser_id
      ON CONFLICT DO NOTHING RETURNING user_id)
    SELECT coalesce(jsonb_agg(user_id), '[]') INTO ids FROM copied;
  NEW.moved := NEW.moved || jsonb_build_object('subscription', ids);
  INSERT INTO study_report (library_id, citation_id, study_id, nature)
    SELECT library_id, NEW.winner_id, study_id, nature FROM study_report WHERE library_id = NEW.library_id AND citation_id = NEW.loser_id
    ON CONFLICT DO NOTHING;
  RETURN NEW;
END
$$;

CREATE FUNCTION return_followers(merge citation_merge) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  follower text;
BEGIN
  -- Only what is still there: what a person has moved or removed since stays as it is.
  FOREACH follower IN ARRAY ARRAY['citation_note', 'attachment', 'finding', 'appraisal', 'claim_link', 'inbox_record'] LOOP
    EXECUTE format('UPDATE %I SET citation_id = $3 WHERE library_id = $1 AND citation_id = $2
      AND id IN (SELECT jsonb_array_elements_text($4)::uuid)', follower) USING merge.library_id, merge.winner_id, merge.loser_id, merge.moved->follower;
  END LOOP;
  FOREACH follower IN ARRAY ARRAY['review_comment', 'review_flag'] LOOP
    EXECUTE format('UPDATE %I SET subject_id = $3 WHERE library_id = $1 AND subject_type = ''citation'' AND subject_id = $2
      AND id IN (SELECT jsonb_array_elements_text($4)::uuid)', follower) USING merge.library_id, merge.winner_id, merge.loser_id, merge.moved->follower;
  END LOOP;
  UPDATE citation_key_alias SET citation_id = merge.loser_id WHERE library_id = merge.library_id AND citation_id = merge.winner_id
    AND key IN (SELECT jsonb_array_elements_text(merge.moved->'citation_key_alias'));
  UPDATE collection_citation SET citation_id = merge.loser_id WHERE library_id = merge.library_id AND citation_id = merge.winner_id
    AND collection_id IN (SELECT jsonb_array_elements_text(merge.moved->'collection_citation')::uuid);
  DELETE FROM citation_tag WHERE library_id = merge.library_id AND citation_id = merge.winner_id
    AND term_id IN (SELECT jsonb_array_elements_text(merge.moved->'citation_tag')::uuid);
  DELETE FROM citation_level WHERE library_id = merge.library_id AND citation_id = merge.winner_id
    AND id IN (SELECT jsonb_array_elements_text(merge.moved->'citation_level')::uuid);
  DELETE FROM subscription WHERE library_id = merge.library_id AND subject_type = 'citation' AND subject_id = merge.winner_id
    AND user_id IN (SELECT jsonb_array_elements_text(merge.moved->'subscription')::uuid);
END
$$;
CREATE TRIGGER followers_move BEFORE INSERT ON citation_merge FOR EACH ROW EXECUTE FUNCTION move_followers();
CREATE TRIGGER followers_return BEFORE UPDATE OF undone_at ON citation_merge FOR EACH ROW
  WHEN (OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL) EXECUTE FUNCTION move_followers();
