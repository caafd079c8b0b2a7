CREATE TYPE "review_status" AS ENUM ('draft', 'submitted', 'accepted', 'rejected', 'withdrawn');

CREATE TYPE "revision_status" AS ENUM ('open', 'accepted', 'rejected', 'superseded', 'withdrawn');

CREATE TABLE "finding" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "citation_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "ligand_id" UUID,
    "ligand_form" TEXT,
    "comparator" TEXT,
    "target_id" UUID,
    "effect_id" UUID,
    "assay" TEXT,
    "readout" TEXT,
    "system" TEXT,
    "species" TEXT,
    "target_species" TEXT,
    "strain" TEXT,
    "sex" TEXT,
    "radioligand" TEXT,
    "radioligand_concentration_nm" DOUBLE PRECISION,
    "radioligand_kd_nm" DOUBLE PRECISION,
    "reference_agonist" TEXT,
    "receptor_reserve" TEXT,
    "hill_slope" DOUBLE PRECISION,
    "dose" TEXT,
    "route" TEXT,
    "reversal" TEXT,
    "study_design" TEXT,
    "population" TEXT,
    "subunits" TEXT[],
    "site" TEXT,
    "holding_potential_mv" DOUBLE PRECISION,
    "agonist_concentration" TEXT,
    "glycine_um" DOUBLE PRECISION,
    "magnesium_mm" DOUBLE PRECISION,
    "ph" DOUBLE PRECISION,
    "use_dependence" TEXT,
    "parameter" TEXT,
    "relation" TEXT,
    "value_printed" TEXT,
    "value" DOUBLE PRECISION,
    "unit" TEXT,
    "nanomolar" DOUBLE PRECISION,
    "p_x" DOUBLE PRECISION,
    "printed_p" DOUBLE PRECISION,
    "n" INTEGER,
    "dispersion" DOUBLE PRECISION,
    "dispersion_kind" TEXT,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "interval_kind" TEXT,
    "emax" DOUBLE PRECISION,
    "emax_low" DOUBLE PRECISION,
    "emax_high" DOUBLE PRECISION,
    "emax_dispersion" DOUBLE PRECISION,
    "emax_dispersion_kind" TEXT,
    "action" TEXT,
    "action_note" TEXT,
    "direction" TEXT,
    "result" TEXT,
    "outcome" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT true,
    "cited_from" TEXT,
    "values_estimated" BOOLEAN NOT NULL DEFAULT false,
    "validity_flag" TEXT,
    "validity_note" TEXT,
    "conflict_of_interest" TEXT,
    "quote" TEXT,
    "locator" TEXT,
    "rating" SMALLINT,
    "level_scheme" TEXT,
    "level_version" TEXT,
    "level_code" TEXT,
    "level_question" TEXT,
    "status" "review_status" NOT NULL DEFAULT 'draft',
    "author_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "rejected_by_id" UUID,
    "rejected_at" TIMESTAMPTZ(3),
    "rejection_reason" TEXT,
    "last_revision_id" UUID,
    "pack" TEXT,
    "pack_id" TEXT,
    "verification" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "revision" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "set_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "current_value" JSONB NOT NULL,
    "proposed_value" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "revision_status" NOT NULL DEFAULT 'open',
    "proposer_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "superseded_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "typical_range" (
    "library_id" UUID NOT NULL,
    "ligand_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "parameter" TEXT NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "typical_range_pkey" PRIMARY KEY ("library_id","ligand_id","target_id","parameter")
);

CREATE INDEX "finding_library_id_citation_id_idx" ON "finding"("library_id", "citation_id");

CREATE INDEX "finding_library_id_ligand_id_target_id_idx" ON "finding"("library_id", "ligand_id", "target_id");

CREATE INDEX "finding_library_id_target_id_idx" ON "finding"("library_id", "target_id");

CREATE INDEX "finding_library_id_effect_id_idx" ON "finding"("library_id", "effect_id");

CREATE INDEX "finding_library_id_status_id_idx" ON "finding"("library_id", "status", "id");

CREATE INDEX "finding_library_id_author_id_idx" ON "finding"("library_id", "author_id");

CREATE INDEX "finding_library_id_changed_at_id_idx" ON "finding"("library_id", "changed_at", "id");

CREATE INDEX "finding_library_id_p_x_id_idx" ON "finding"("library_id", "p_x", "id");

CREATE UNIQUE INDEX "finding_library_id_pack_pack_id_key" ON "finding"("library_id", "pack", "pack_id");

CREATE INDEX "revision_library_id_subject_type_subject_id_field_idx" ON "revision"("library_id", "subject_type", "subject_id", "field");

CREATE INDEX "revision_library_id_status_id_idx" ON "revision"("library_id", "status", "id");

CREATE INDEX "revision_library_id_set_id_idx" ON "revision"("library_id", "set_id");

ALTER TABLE "finding" ADD CONSTRAINT "finding_library_id_citation_id_fkey" FOREIGN KEY ("library_id", "citation_id") REFERENCES "citation"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "finding" ADD CONSTRAINT "finding_library_id_ligand_id_fkey" FOREIGN KEY ("library_id", "ligand_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "finding" ADD CONSTRAINT "finding_library_id_target_id_fkey" FOREIGN KEY ("library_id", "target_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "finding" ADD CONSTRAINT "finding_library_id_effect_id_fkey" FOREIGN KEY ("library_id", "effect_id") REFERENCES "term"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "finding" ADD CONSTRAINT "finding_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "finding" ADD CONSTRAINT "finding_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "finding" ADD CONSTRAINT "finding_rejected_by_id_fkey" FOREIGN KEY ("rejected_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "revision" ADD CONSTRAINT "revision_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "revision" ADD CONSTRAINT "revision_proposer_id_fkey" FOREIGN KEY ("proposer_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "revision" ADD CONSTRAINT "revision_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "revision" ADD CONSTRAINT "revision_library_id_superseded_by_id_fkey" FOREIGN KEY ("library_id", "superseded_by_id") REFERENCES "revision"("library_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "typical_range" ADD CONSTRAINT "typical_range_library_id_ligand_id_fkey" FOREIGN KEY ("library_id", "ligand_id") REFERENCES "term"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "typical_range" ADD CONSTRAINT "typical_range_library_id_target_id_fkey" FOREIGN KEY ("library_id", "target_id") REFERENCES "term"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Words and numbers of a finding; the lists are those of lib/pharmacology, held together by a test ------------------------

ALTER TABLE finding
  ADD CONSTRAINT finding_assay_known CHECK (assay IN ('binding', 'functional', 'ex vivo', 'in vivo', 'human', 'in silico', 'analytical')),
  ADD CONSTRAINT finding_relation_known CHECK (relation IN ('=', '<', '>', '≤', '≥', '~')),
  ADD CONSTRAINT finding_direction_known CHECK (direction IN ('supports', 'contradicts', 'no effect', 'inconclusive')),
  ADD CONSTRAINT finding_result_known CHECK (result IN ('active', 'not active', 'not tested', 'not determined')),
  ADD CONSTRAINT finding_action_known CHECK (action IN ('agonist', 'full agonist', 'partial agonist', 'biased agonist', 'inverse agonist', 'antagonist',
    'competitive antagonist', 'non-competitive antagonist', 'uncompetitive antagonist', 'irreversible antagonist', 'positive allosteric modulator',
    'negative allosteric modulator', 'channel blocker', 'inhibitor', 'competitive inhibitor', 'time-dependent inhibitor', 'inducer', 'substrate',
    'releaser', 'none', 'unknown')),
  ADD CONSTRAINT finding_validity_flag_known CHECK (validity_flag IN ('outside typical range', 'unit doubtful', 'author error suspected',
    'transcription error suspected', 'repeat citation', 'indirect', 'missing data')),
  ADD CONSTRAINT finding_dispersion_whole CHECK ((dispersion IS NULL) = (dispersion_kind IS NULL)),
  ADD CONSTRAINT finding_dispersion_kind_known CHECK (dispersion_kind IN ('SD', 'SEM', '95% CI', '90% CI', 'not stated')),
  ADD CONSTRAINT finding_dispersion_positive CHECK (dispersion >= 0),
  ADD CONSTRAINT finding_interval_whole CHECK ((low IS NULL AND high IS NULL) = (interval_kind IS NULL)),
  ADD CONSTRAINT finding_interval_kind_known CHECK (interval_kind IN ('95% CI', '90% CI', 'range', 'IQR', 'not stated')),
  ADD CONSTRAINT finding_interval_order CHECK (low <= high),
  -- One confidence level for ± and for the interval: 90 % and 95 % are never mixed.
  ADD CONSTRAINT finding_confidence_not_mixed CHECK (NOT (dispersion_kind LIKE '%CI' AND interval_kind LIKE '%CI' AND dispersion_kind <> interval_kind)),
  ADD CONSTRAINT finding_emax_dispersion_whole CHECK ((emax_dispersion IS NULL) = (emax_dispersion_kind IS NULL)),
  ADD CONSTRAINT finding_emax_dispersion_kind_known CHECK (emax_dispersion_kind IN ('SD', 'SEM', '95% CI', '90% CI', 'not stated')),
  ADD CONSTRAINT finding_emax_interval_order CHECK (emax_low <= emax_high),
  ADD CONSTRAINT finding_value_whole CHECK ((value IS NULL) = (value_printed IS NULL)),
  ADD CONSTRAINT finding_n_positive CHECK (n > 0),
  ADD CONSTRAINT finding_ph_range CHECK (ph BETWEEN 0 AND 14),
  ADD CONSTRAINT finding_rating_range CHECK (rating BETWEEN 1 AND 5),
  ADD CONSTRAINT finding_quote_short CHECK (length(quote) <= 300),
  -- From exact molar values alone, and none from a doubted one.
  ADD CONSTRAINT finding_p_x_derived CHECK (p_x IS NULL OR (relation = '=' AND nanomolar > 0 AND abs(p_x - (9 - log(nanomolar))) < 1e-6
    AND (validity_flag IS NULL OR validity_flag IN ('repeat citation', 'indirect')))),
  ADD CONSTRAINT finding_level_of_scheme CHECK (
    (level_scheme IS NULL AND level_version IS NULL AND level_code IS NULL AND level_question IS NULL)
    OR (level_scheme = 'ocebm' AND level_version = '2011' AND level_code IN ('1', '2', '3', '4', '5') AND level_question IS NOT NULL AND level_question IN
      ('prevalence', 'diagnosis', 'prognosis', 'treatment', 'common-harms', 'rare-harms', 'screening')
      AND NOT (level_question IN ('prevalence', 'prognosis') AND level_code = '5'))
    OR (level_scheme = 'preclinical' AND level_version = 'speciosa-1' AND level_code IN ('P0', 'P1', 'P2', 'P3', 'P4', 'P5') AND level_question IS NULL));

-- Review: nobody accepts their own ------------------------------------------------------------------------------------------

ALTER TABLE finding
  ADD CONSTRAINT finding_has_author CHECK (author_id IS NOT NULL OR pack IS NOT NULL),
  ADD CONSTRAINT finding_pack_whole CHECK ((pack IS NULL) = (pack_id IS NULL)),
  ADD CONSTRAINT finding_not_accepted_by_author CHECK (accepted_by_id <> author_id),
  ADD CONSTRAINT finding_accepted_by_someone CHECK (status <> 'accepted' OR accepted_by_id IS NOT NULL OR (author_id IS NULL AND pack IS NOT NULL)),
  ADD CONSTRAINT finding_accepted_at CHECK (status <> 'accepted' OR accepted_at IS NOT NULL),
  ADD CONSTRAINT finding_rejected_with_reason CHECK (status <> 'rejected' OR (rejected_by_id IS NOT NULL AND length(btrim(coalesce(rejection_reason, ''))) > 0)),
  -- What is out of its author's hands is whole; a domain pack says “quote missing” where it has none.
  ADD CONSTRAINT finding_submitted_whole CHECK (status NOT IN ('submitted', 'accepted') OR (ligand_id IS NOT NULL AND direction IS NOT NULL AND (author_id IS NULL
    OR (assay IS NOT NULL AND length(btrim(coalesce(quote, ''))) > 0 AND length(btrim(coalesce(locator, ''))) > 0))));

ALTER TABLE revision
  ADD CONSTRAINT revision_subject CHECK (subject_type IN ('finding', 'claim')),
  ADD CONSTRAINT revision_field_given CHECK (field <> ''),
  ADD CONSTRAINT revision_reason_given CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT revision_open_or_decided CHECK ((status = 'open') = (decided_at IS NULL) AND (status = 'open') = (decided_by_id IS NULL)),
  ADD CONSTRAINT revision_not_decided_by_proposer CHECK (status NOT IN ('accepted', 'rejected') OR decided_by_id <> proposer_id),
  ADD CONSTRAINT revision_withdrawn_by_proposer CHECK (status <> 'withdrawn' OR decided_by_id = proposer_id),
  ADD CONSTRAINT revision_superseded_by_one CHECK ((status = 'superseded') = (superseded_by_id IS NOT NULL)),
  ADD CONSTRAINT revision_rejected_with_reason CHECK (status <> 'rejected' OR length(btrim(coalesce(decision_reason, ''))) > 0);

ALTER TABLE typical_range ADD CONSTRAINT typical_range_order CHECK (low > 0 AND low <= high);

-- For tables with status, author_id, accepted_by_id and last_revision_id; the arguments: subject type, then columns that may change at any time.
CREATE FUNCTION keep_review_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bookkeeping text[] := ARRAY['status', 'author_id', 'submitted_at', 'accepted_by_id', 'accepted_at', 'rejected_by_id', 'rejected_at', 'rejection_reason',
    'last_revision_id', 'label', 'changed_at', 'version'] || TG_ARGV[1:];
  steps constant text[] := ARRAY['draft>submitted', 'rejected>submitted', 'withdrawn>submitted', 'submitted>accepted', 'submitted>rejected',
    'draft>withdrawn', 'submitted>withdrawn', 'rejected>withdrawn', 'accepted>withdrawn'];
BEGIN
  -- A change of the vocabulary follows through to what names the term.
  IF pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  IF OLD.author_id IS NOT NULL AND NEW.author_id IS DISTINCT FROM OLD.author_id THEN
    RAISE EXCEPTION 'the author stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_author_stays';
  END IF;
  IF NEW.status <> OLD.status AND NOT (OLD.status || '>' || NEW.status) = ANY (steps) THEN
    RAISE EXCEPTION 'no step from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation', CONSTRAINT = 'review_steps';
  END IF;
  IF NEW.status = 'accepted' AND OLD.status <> 'accepted' AND NEW.accepted_by_id IS NULL THEN
    RAISE EXCEPTION 'a person accepts' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_accepted_by_person';
  END IF;
  IF OLD.status = 'accepted' AND NEW.status = 'accepted' AND NEW.accepted_by_id IS DISTINCT FROM OLD.accepted_by_id THEN
    RAISE EXCEPTION 'who accepted stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_accepter_stays';
  END IF;
  IF OLD.status IN ('submitted', 'accepted') AND to_jsonb(NEW) - bookkeeping IS DISTINCT FROM to_jsonb(OLD) - bookkeeping
    AND NOT (NEW.last_revision_id IS DISTINCT FROM OLD.last_revision_id AND EXISTS (
      SELECT 1 FROM revision WHERE library_id = NEW.library_id AND id = NEW.last_revision_id
        AND subject_type = TG_ARGV[0] AND subject_id = NEW.id AND status = 'accepted')) THEN
    RAISE EXCEPTION 'what is submitted or accepted changes by an accepted revision' USING ERRCODE = 'check_violation', CONSTRAINT = 'review_by_revision';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER finding_review_rules BEFORE UPDATE ON finding FOR EACH ROW EXECUTE FUNCTION keep_review_rules('finding');

-- A decision stands, and what was proposed stays what was proposed.
CREATE FUNCTION keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'open' OR (NEW.subject_type, NEW.subject_id, NEW.field, NEW.proposed_value, NEW.proposer_id)
    IS DISTINCT FROM (OLD.subject_type, OLD.subject_id, OLD.field, OLD.proposed_value, OLD.proposer_id) THEN
    RAISE EXCEPTION 'a proposed change is decided once and not rewritten' USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_stays';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision FOR EACH ROW EXECUTE FUNCTION keep_revision();

-- A merged term's findings move to its successor, as its tags do.
CREATE FUNCTION findings_follow_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE finding SET ligand_id = NEW.successor_id WHERE library_id = NEW.library_id AND ligand_id = NEW.id;
  UPDATE finding SET target_id = NEW.successor_id WHERE library_id = NEW.library_id AND target_id = NEW.id;
  UPDATE finding SET effect_id = NEW.successor_id WHERE library_id = NEW.library_id AND effect_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER findings_follow_term AFTER UPDATE OF successor_id ON term FOR EACH ROW
  WHEN (NEW.successor_id IS NOT NULL AND NEW.successor_id IS DISTINCT FROM OLD.successor_id) EXECUTE FUNCTION findings_follow_term();
