import { Prisma } from '#lib/sql.ts';

/** A citation as what rests on it names it. */
export type Paper = {
  id: string;
  key: string;
  doi: string | null;
  pmid: string | null;
  title: string;
  year: number | null;
  /** In short: `Kruegel et al.` */
  authors: string;
};

/** That of `citation AS c`, as JSON. */
export const paperSql = Prisma.sql`json_build_object('id', c.id, 'key', c.key, 'doi', c.doi, 'pmid', c.pmid, 'title', c.title, 'year', c.year,
  'authors', (SELECT CASE count(*) WHEN 0 THEN '' WHEN 1 THEN min(name) WHEN 2 THEN string_agg(name, ' and ' ORDER BY position)
      ELSE (array_agg(name ORDER BY position))[1] || ' et al.' END
    FROM (SELECT coalesce(family, literal, '') AS name, position FROM citation_creator
      WHERE library_id = c.library_id AND citation_id = c.id AND role = 'author' ORDER BY position LIMIT 3) author))`;
