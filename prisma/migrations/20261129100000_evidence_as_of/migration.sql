-- Findings and claims, and what their lists read besides, as of any day: as of citations (20261123012100_as_of), every row as it was is kept by
-- triggers. What was there before today counts as having been so since it was made. Set by the change of a type, as the rules of review would
-- refuse an update.

ALTER TABLE "finding" ADD COLUMN "recorded_at" TIMESTAMPTZ;
ALTER TABLE "claim" ADD COLUMN "recorded_at" TIMESTAMPTZ;
ALTER TABLE "claim_link" ADD COLUMN "recorded_at" TIMESTAMPTZ;
ALTER TABLE "revision" ADD COLUMN "recorded_at" TIMESTAMPTZ;
ALTER TABLE "notice_check" ADD COLUMN "recorded_at" TIMESTAMPTZ;
ALTER TABLE "typical_range" ADD COLUMN "recorded_at" TIMESTAMPTZ;

ALTER TABLE "finding" ALTER COLUMN "recorded_at" TYPE TIMESTAMPTZ USING "created_at";
ALTER TABLE "claim" ALTER COLUMN "recorded_at" TYPE TIMESTAMPTZ USING "created_at";
ALTER TABLE "claim_link" ALTER COLUMN "recorded_at" TYPE TIMESTAMPTZ USING "added_at";
ALTER TABLE "revision" ALTER COLUMN "recorded_at" TYPE TIMESTAMPTZ USING "proposed_at";
ALTER TABLE "notice_check" ALTER COLUMN "recorded_at" TYPE TIMESTAMPTZ USING "checked_at";
ALTER TABLE "typical_range" ALTER COLUMN "recorded_at" TYPE TIMESTAMPTZ USING 'epoch'::timestamptz;

ALTER TABLE "finding" ALTER COLUMN "recorded_at" SET DEFAULT transaction_timestamp(), ALTER COLUMN "recorded_at" SET NOT NULL;
ALTER TABLE "claim" ALTER COLUMN "recorded_at" SET DEFAULT transaction_timestamp(), ALTER COLUMN "recorded_at" SET NOT NULL;
ALTER TABLE "claim_link" ALTER COLUMN "recorded_at" SET DEFAULT transaction_timestamp(), ALTER COLUMN "recorded_at" SET NOT NULL;
ALTER TABLE "revision" ALTER COLUMN "recorded_at" SET DEFAULT transaction_timestamp(), ALTER COLUMN "recorded_at" SET NOT NULL;
ALTER TABLE "notice_check" ALTER COLUMN "recorded_at" SET DEFAULT transaction_timestamp(), ALTER COLUMN "recorded_at" SET NOT NULL;
ALTER TABLE "typical_range" ALTER COLUMN "recorded_at" SET DEFAULT transaction_timestamp(), ALTER COLUMN "recorded_at" SET NOT NULL;

-- By name after the rules of review, which compare all columns before and after.
CREATE TRIGGER finding_row_history BEFORE UPDATE OR DELETE ON finding FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER claim_row_history BEFORE UPDATE OR DELETE ON claim FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER claim_link_history BEFORE UPDATE OR DELETE ON claim_link FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER revision_history BEFORE UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER notice_check_history BEFORE UPDATE OR DELETE ON notice_check FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
CREATE TRIGGER typical_range_history BEFORE UPDATE OR DELETE ON typical_range FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();

-- An export of claims is named after its library and says which judgements wait for a second person.
DROP TRIGGER library_history ON library;
CREATE TRIGGER library_history BEFORE UPDATE OF name, default_style, default_locale, appraisals_need_second_person ON library
  FOR EACH ROW EXECUTE FUNCTION keep_earlier_row();
