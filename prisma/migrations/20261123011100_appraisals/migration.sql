CREATE TABLE "appraisal" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "tool_version" TEXT NOT NULL,
    "result" TEXT NOT NULL DEFAULT '',
    "effect" TEXT,
    "answers" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "judgements" JSONB NOT NULL,
    "overall" TEXT,
    "author_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "appraisal_pkey" PRIMARY KEY ("library_id","id")
);

CREATE UNIQUE INDEX "appraisal_library_id_citation_id_tool_result_key" ON "appraisal"("library_id", "citation_id", "tool", "result");

ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE appraisal
  ADD CONSTRAINT appraisal_of_tool CHECK (
    (tool = 'rob2' AND tool_version = '2019-08-22' AND btrim(result) <> '' AND effect IS NOT NULL AND effect IN ('assignment', 'adhering')
      AND overall IS NOT NULL AND overall IN ('low', 'some-concerns', 'high')
      AND judgements ?& ARRAY['D1', 'D2', 'D3', 'D4', 'D5', 'overall'])
    -- SYRCLE: ten items, no sum.
    OR (tool = 'syrcle' AND tool_version = '2014' AND effect IS NULL AND overall IS NULL AND judgements = '{}'
      AND answers ?& ARRAY['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] AND answers - ARRAY['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] = '{}')),
  ADD CONSTRAINT appraisal_override_has_reason CHECK (
    NOT jsonb_path_exists(judgements, '$.* ? (@.suggested != @.judgement && !(@.reason like_regex "\\S"))')),
  ADD CONSTRAINT appraisal_overall_as_judged CHECK (overall IS NULL OR overall = judgements->'overall'->>'judgement'),
  ADD CONSTRAINT appraisal_accepted_whole CHECK ((accepted_by_id IS NULL) = (accepted_at IS NULL)),
  ADD CONSTRAINT appraisal_not_accepted_by_author CHECK (accepted_by_id <> author_id);

-- What was accepted is what stands: another answer is a new appraisal, to be looked at anew.
CREATE FUNCTION keep_appraisal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 AND OLD.accepted_by_id IS NOT NULL AND NEW.accepted_by_id IS NOT NULL
    AND (NEW.answers, NEW.notes, NEW.judgements, NEW.author_id) IS DISTINCT FROM (OLD.answers, OLD.notes, OLD.judgements, OLD.author_id) THEN
    RAISE EXCEPTION 'a changed appraisal is accepted anew' USING ERRCODE = 'check_violation', CONSTRAINT = 'appraisal_accepted_anew';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER appraisal_kept BEFORE UPDATE ON appraisal FOR EACH ROW EXECUTE FUNCTION keep_appraisal();
