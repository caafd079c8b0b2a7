-- The encoding whoever uploads a file says it has, where it cannot be told.
ALTER TABLE "import_run" ADD COLUMN "encoding" TEXT;
