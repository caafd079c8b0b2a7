-- What was noted of disagreements, and which citations may be one work, as of any day: every row as it was is kept by the triggers of
-- 20261123012100_as_of. What was there before counts as having been so since it was noted or found.
ALTER TABLE "disagreement_resolution" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
ALTER TABLE "duplicate_candidate" ADD COLUMN "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp();
UPDATE disagreement_resolution SET recorded_at = resolved_at;
UPDATE duplicate_candidate SET recorded_at = found_at;

CREATE TRIGGER disagreement_resolution_history BEFORE UPDATE OR DELETE ON disagreement_resolution FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();

-- Each search finds most pairs again, with another date and score at the most: lists ask what a pair is and where it stands.
CREATE TRIGGER duplicate_candidate_changed BEFORE UPDATE ON duplicate_candidate FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.verdict IS DISTINCT FROM NEW.verdict) EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER duplicate_candidate_removed BEFORE DELETE ON duplicate_candidate FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
