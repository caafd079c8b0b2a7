-- Every earlier state of what a list, an export and a bibliography show, so that each can be had as of any day. Rows as they were are kept by
-- triggers, whichever command or job wrote them; a row as it is costs one column. `recorded_at` says since when a row has been as it is (of a
-- citation: since when it exists).

ALTER TABLE "citation" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "citation_creator" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "citation_tag" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "citation_level" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "citation_note" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "attachment" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "citation_notice" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "retraction_notice" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "facet" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "term" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "library_style" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "library" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();

-- What was there before today counts as having been so since it was added.
UPDATE citation SET recorded_at = added_at;
UPDATE citation_creator SET recorded_at = 'epoch';
UPDATE citation_tag SET recorded_at = 'epoch';
UPDATE citation_level SET recorded_at = 'epoch';
UPDATE citation_note SET recorded_at = 'epoch';
UPDATE attachment SET recorded_at = 'epoch';
UPDATE citation_notice SET recorded_at = 'epoch';
UPDATE retraction_notice SET recorded_at = 'epoch';
UPDATE facet SET recorded_at = 'epoch';
UPDATE term SET recorded_at = 'epoch';
UPDATE library_style SET recorded_at = 'epoch';
UPDATE library SET recorded_at = 'epoch';

CREATE TABLE "row_history" (
    "library_id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "noun" TEXT NOT NULL,
    "row_id" UUID,
    "earlier" JSONB NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "row_history_pkey" PRIMARY KEY ("library_id","seq")
);

CREATE INDEX "row_history_library_id_noun_until_idx" ON "row_history"("library_id", "noun", "until");

ALTER TABLE "row_history" ADD CONSTRAINT "row_history_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER row_history_append_only BEFORE UPDATE ON row_history FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Keeps the whole row. What one transaction writes twice was never seen in between; a library that goes takes its history along.
CREATE FUNCTION keep_earlier_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  earlier jsonb;
  moment timestamptz := greatest(now(), OLD.recorded_at + interval '1 microsecond');
BEGIN
  IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  IF OLD.recorded_at <> now() THEN
    earlier := to_jsonb(OLD);
    INSERT INTO row_history (library_id, noun, earlier, since, until)
      SELECT library.id, TG_TABLE_NAME, earlier, OLD.recorded_at, moment FROM library
      WHERE library.id = coalesce(earlier->>'library_id', earlier->>'id')::uuid;
    IF TG_OP = 'UPDATE' THEN
      NEW.recorded_at := moment;
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER citation_creator_history BEFORE UPDATE OR DELETE ON citation_creator FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER citation_tag_history BEFORE UPDATE OR DELETE ON citation_tag FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER citation_level_history BEFORE UPDATE OR DELETE ON citation_level FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER citation_note_history BEFORE UPDATE OR DELETE ON citation_note FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER attachment_history BEFORE UPDATE OR DELETE ON attachment FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER citation_notice_history BEFORE UPDATE OR DELETE ON citation_notice FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER retraction_notice_history BEFORE UPDATE OR DELETE ON retraction_notice FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER facet_history BEFORE UPDATE OR DELETE ON facet FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER term_history BEFORE UPDATE OR DELETE ON term FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER library_style_history BEFORE UPDATE OR DELETE ON library_style FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER library_history BEFORE UPDATE OF default_style, default_locale ON library FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();

-- Of a citation, the columns that changed: a tag changes its version and no more, and the record is long.
CREATE FUNCTION keep_changed_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO row_history (library_id, noun, row_id, earlier, since, until)
    SELECT o.library_id, 'citation', o.id,
      CASE WHEN o.csl = n.csl THEN jsonb_build_object('version', o.version, 'changed_at', o.changed_at, 'level_rank', o.level_rank,
        'trashed_at', o.trashed_at, 'key', o.key, 'doi', o.doi)
      ELSE to_jsonb(o) - ARRAY['search', 'library_id', 'id', 'recorded_at'] END,
      o.recorded_at, now()
    FROM earlier o JOIN later n ON n.library_id = o.library_id AND n.id = o.id
    WHERE o.recorded_at <> now()
      AND (o.version, o.changed_at, o.level_rank, o.trashed_at, o.key, o.csl) IS DISTINCT FROM (n.version, n.changed_at, n.level_rank, n.trashed_at, n.key, n.csl);
  RETURN NULL;
END
$$;
CREATE TRIGGER citation_history AFTER UPDATE ON citation REFERENCING OLD TABLE AS earlier NEW TABLE AS later
  FOR EACH STATEMENT EXECUTE FUNCTION keep_changed_columns();

CREATE FUNCTION keep_removed_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO row_history (library_id, noun, earlier, since, until)
    SELECT o.library_id, 'citation', to_jsonb(o) - 'search', o.recorded_at, greatest(now(), o.recorded_at) FROM earlier o
    JOIN library ON library.id = o.library_id WHERE o.recorded_at <> now();
  RETURN NULL;
END
$$;
CREATE TRIGGER citation_removed AFTER DELETE ON citation REFERENCING OLD TABLE AS earlier
  FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_citations();
