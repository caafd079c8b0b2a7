-- Emax has an interval of its own, and the interval its kind, as the potency beside it has.
ALTER TABLE "finding" ADD COLUMN "emax_interval_kind" TEXT;

-- What is reviewed changes by revisions alone; that nobody noted the kind of these is no change of theirs.
ALTER TABLE finding DISABLE TRIGGER USER;
UPDATE finding SET emax_interval_kind = 'not stated' WHERE emax_low IS NOT NULL OR emax_high IS NOT NULL;
ALTER TABLE finding ENABLE TRIGGER USER;

ALTER TABLE finding
  ADD CONSTRAINT finding_emax_whole CHECK (emax IS NOT NULL OR (emax_dispersion IS NULL AND emax_low IS NULL AND emax_high IS NULL)),
  ADD CONSTRAINT finding_emax_interval_whole CHECK ((emax_low IS NULL AND emax_high IS NULL) = (emax_interval_kind IS NULL)),
  ADD CONSTRAINT finding_emax_interval_kind_known CHECK (emax_interval_kind IN ('95% CI', '90% CI', 'range', 'IQR', 'not stated')),
  ADD CONSTRAINT finding_emax_dispersion_positive CHECK (emax_dispersion >= 0),
  ADD CONSTRAINT finding_emax_confidence_not_mixed CHECK (NOT (emax_dispersion_kind LIKE '%CI' AND emax_interval_kind LIKE '%CI'
    AND emax_dispersion_kind <> emax_interval_kind));
