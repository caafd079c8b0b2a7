import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';

export type Note = {
  id: string;
  body: string;
  version: number;
  createdAt: Date;
  changedAt: Date;
  author: { id: string; name: string } | null;
};

/** A citation's notes, oldest first. */
export async function listNotes(viewer: Actor, citationId: string): Promise<Note[]> {
  authoriseInLibrary(viewer, 'citation.read');
  return database().citationNote.findMany({
    where: { libraryId: viewer.library.id, citationId, trashedAt: null },
    select: {
      ...{ id: true, body: true, version: true, createdAt: true, changedAt: true },
      author: { select: { id: true, name: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

export type CitationFile = {
  id: string;
  citationId: string;
  sha256: string;
  fileName: string;
  mediaType: string;
  byteSize: number;
  addedAt: Date;
  addedBy: { name: string } | null;
};

const fileColumns = {
  ...{ id: true, citationId: true, sha256: true, fileName: true, mediaType: true, byteSize: true, addedAt: true },
  addedBy: { select: { name: true } },
};

/** A citation's files, oldest first. */
export async function listFiles(viewer: Actor, citationId: string): Promise<CitationFile[]> {
  authoriseInLibrary(viewer, 'attachment.read');
  return database().attachment.findMany({
    where: { libraryId: viewer.library.id, citationId, trashedAt: null },
    select: fileColumns,
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  });
}

/** One file of a citation; throws `not-found` for any other. */
export async function findFile(viewer: Actor, citationId: string, id: string): Promise<CitationFile> {
  authoriseInLibrary(viewer, 'attachment.read');
  const where = { libraryId: viewer.library.id, citationId, id, trashedAt: null };
  const file =
    isId(id) && isId(citationId) ? await database().attachment.findFirst({ where, select: fileColumns }) : null;
  if (!file) throw notFound('This file');
  return file;
}

export type ImportedText = {
  runId: string;
  fileName: string | null;
  format: string;
  line: number;
  rawText: string;
  importedAt: Date;
};

/** The texts a citation was imported from, as they stood in their files, newest first. */
export async function listImportedTexts(viewer: Actor, citationId: string): Promise<ImportedText[]> {
  authoriseInLibrary(viewer, 'citation.read');
  const rows = await database().importRecord.findMany({
    where: { libraryId: viewer.library.id, citationId },
    select: {
      runId: true,
      line: true,
      rawText: true,
      run: { select: { fileName: true, format: true, createdAt: true } },
    },
    orderBy: { runId: 'desc' },
  });
  return rows.map(({ run, ...row }) => ({
    ...row,
    fileName: run.fileName,
    format: run.format,
    importedAt: run.createdAt,
  }));
}
