CREATE TABLE "lookup_answer" (
    "service" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "csl" JSONB,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lookup_answer_pkey" PRIMARY KEY ("service","kind","value")
);
CREATE INDEX "lookup_answer_fetched_at_idx" ON "lookup_answer"("fetched_at");

CREATE TABLE "lookup_miss" (
    "library_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "written" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "lookup_miss_pkey" PRIMARY KEY ("library_id","run_id","position")
);
ALTER TABLE "lookup_miss" ADD CONSTRAINT "lookup_miss_library_id_run_id_fkey" FOREIGN KEY ("library_id", "run_id") REFERENCES "import_run"("library_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
