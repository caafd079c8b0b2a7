-- Who else says what a notice says: without the register's word it still stands on theirs.
ALTER TABLE "retraction_notice" ADD COLUMN "also_said_by" TEXT;
ALTER TABLE retraction_notice ADD CONSTRAINT retraction_notice_also_said_by_given CHECK (also_said_by <> '' AND also_said_by <> source);
