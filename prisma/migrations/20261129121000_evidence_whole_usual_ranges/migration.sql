-- A range may hold for any ligand at a target (hERG, CYP), or for a ligand in a matrix (leaf) at no target; what is usual may begin at nothing.
ALTER TABLE "typical_range" DROP CONSTRAINT "typical_range_pkey",
  ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN "matrix" TEXT,
  ALTER COLUMN "ligand_id" DROP NOT NULL,
  ALTER COLUMN "target_id" DROP NOT NULL;
ALTER TABLE "typical_range" ALTER COLUMN "id" DROP DEFAULT,
  ADD CONSTRAINT "typical_range_pkey" PRIMARY KEY ("library_id", "id"),
  DROP CONSTRAINT typical_range_order,
  ADD CONSTRAINT typical_range_order CHECK (low >= 0 AND low < high),
  ADD CONSTRAINT typical_range_of_something CHECK (num_nonnulls(ligand_id, target_id) > 0),
  ADD CONSTRAINT typical_range_matrix_word CHECK (matrix ~ '^[a-z]+$');
CREATE UNIQUE INDEX typical_range_once ON typical_range (library_id, parameter, ligand_id, target_id, matrix) NULLS NOT DISTINCT;
