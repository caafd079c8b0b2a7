ALTER TABLE "membership" ADD COLUMN     "mailed_seq" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "seen_seq" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "conflict_statement" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "present" BOOLEAN NOT NULL,
    "statement" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conflict_statement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "review_comment" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashed_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "review_flag" (
    "library_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "raised_by_id" UUID,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,

    CONSTRAINT "review_flag_pkey" PRIMARY KEY ("library_id","id")
);

CREATE TABLE "review_assignment" (
    "library_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_assignment_pkey" PRIMARY KEY ("library_id","subject_type","subject_id")
);

CREATE TABLE "subscription" (
    "library_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "muted" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("library_id","subject_type","subject_id","user_id")
);

CREATE INDEX "conflict_statement_user_id_expires_at_idx" ON "conflict_statement"("user_id", "expires_at");

CREATE INDEX "review_comment_library_id_subject_type_subject_id_idx" ON "review_comment"("library_id", "subject_type", "subject_id");

CREATE INDEX "review_flag_library_id_subject_type_subject_id_idx" ON "review_flag"("library_id", "subject_type", "subject_id");

CREATE INDEX "review_assignment_reviewer_id_idx" ON "review_assignment"("reviewer_id");

CREATE INDEX "subscription_user_id_idx" ON "subscription"("user_id");

ALTER TABLE "conflict_statement" ADD CONSTRAINT "conflict_statement_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "review_flag" ADD CONSTRAINT "review_flag_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review_flag" ADD CONSTRAINT "review_flag_raised_by_id_fkey" FOREIGN KEY ("raised_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "review_flag" ADD CONSTRAINT "review_flag_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscription" ADD CONSTRAINT "subscription_library_id_fkey" FOREIGN KEY ("library_id") REFERENCES "library"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "subscription" ADD CONSTRAINT "subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A declared conflict says what it is.
ALTER TABLE "conflict_statement" ADD CONSTRAINT "conflict_statement_says_what" CHECK (NOT present OR length(btrim(statement)) > 10);
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_subject" CHECK (subject_type IN ('finding', 'claim', 'citation'));
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_not_empty" CHECK (btrim(body) <> '');
ALTER TABLE "review_flag" ADD CONSTRAINT "review_flag_subject" CHECK (subject_type IN ('finding', 'claim', 'citation'));
ALTER TABLE "review_flag" ADD CONSTRAINT "review_flag_reason" CHECK (btrim(reason) <> '');
ALTER TABLE "review_flag" ADD CONSTRAINT "review_flag_resolved_whole" CHECK ((resolved_at IS NULL) = (resolution IS NULL));
ALTER TABLE "review_assignment" ADD CONSTRAINT "review_assignment_subject" CHECK (subject_type IN ('finding', 'claim'));
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subject" CHECK (subject_type IN ('finding', 'claim', 'citation'));
