CREATE TABLE "disagreement_resolution" (
    "library_id" UUID NOT NULL,
    "ligand_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "marks" TEXT[],
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disagreement_resolution_pkey" PRIMARY KEY ("library_id","ligand_id","target_id")
);
ALTER TABLE "disagreement_resolution" ADD CONSTRAINT "disagreement_resolution_library_id_ligand_id_fkey" FOREIGN KEY ("library_id", "ligand_id") REFERENCES "term"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "disagreement_resolution" ADD CONSTRAINT "disagreement_resolution_library_id_target_id_fkey" FOREIGN KEY ("library_id", "target_id") REFERENCES "term"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "disagreement_resolution" ADD CONSTRAINT "disagreement_resolution_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "disagreement_resolution" ADD CONSTRAINT "disagreement_resolution_says_why" CHECK (btrim(note) <> '');
