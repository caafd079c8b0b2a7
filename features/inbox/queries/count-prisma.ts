import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { PrismaCounts } from '../schema.ts';
import { serviceLabel } from '../service-label.ts';

type Row = { service: string; status: string; n: number };
type Reports = { previous: number; added: number };

/**
 * What the flow diagram of PRISMA 2020 asks for, as far as searches and triage tell: a record is screened when somebody decided about it; a duplicate was
 * taken out before. Reports are citations; those that came by the inbox are the new ones.
 */
export async function countPrisma(viewer: Actor): Promise<PrismaCounts> {
  authoriseInLibrary(viewer, 'inbox.read');
  const libraryId = viewer.library.id;
  const [rows, [reports]] = await Promise.all([
    database().$queryRaw<Row[]>`
      SELECT s.service, r.status::text, count(*)::int AS n FROM inbox_record r
      JOIN watched_search s ON s.library_id = r.library_id AND s.id = r.search_id
      WHERE r.library_id = ${libraryId}::uuid GROUP BY s.service, r.status`,
    database().$queryRaw<Reports[]>`
      SELECT count(*) FILTER (WHERE r.id IS NULL)::int AS previous, count(*) FILTER (WHERE r.id IS NOT NULL)::int AS added
      FROM citation c LEFT JOIN inbox_record r ON r.library_id = c.library_id AND r.citation_id = c.id AND r.status = 'accepted'
      WHERE c.library_id = ${libraryId}::uuid AND c.trashed_at IS NULL`,
  ]);
  const sum = (matches: (row: Row) => boolean) => rows.filter(matches).reduce((total, { n }) => total + n, 0);
  const services = [...new Set(rows.map(({ service }) => service))].sort();
  const accepted = sum(({ status }) => status === 'accepted');
  const rejected = sum(({ status }) => status === 'rejected');
  const { previous, added } = reports ?? { previous: 0, added: 0 };
  return {
    previous_reports: previous,
    database_results: sum(() => true),
    database_specific_results: services
      .map((name) => `${serviceLabel(name)}, ${sum(({ service }) => service === name)}`)
      .join('; '),
    duplicates: sum(({ status }) => status === 'duplicate'),
    records_screened: accepted + rejected,
    records_excluded: rejected,
    dbr_sought_reports: accepted,
    new_reports: added,
    total_reports: previous + added,
  };
}

/** How often each reason was given, the most frequent first. */
export async function countReasons(viewer: Actor): Promise<{ reason: string; n: number }[]> {
  authoriseInLibrary(viewer, 'inbox.read');
  return database().$queryRaw<{ reason: string; n: number }[]>`
    SELECT reason, count(*)::int AS n FROM inbox_record
    WHERE library_id = ${viewer.library.id}::uuid AND status = 'rejected' GROUP BY reason ORDER BY n DESC, reason LIMIT 100`;
}
