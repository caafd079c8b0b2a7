import { z } from 'zod';

/** First entry of a backup: what the rest is. The rest are `tables/NAME`, COPY's text format, and `files/PATH`. */
export const manifestShape = z.object({
  format: z.literal('speciosa-backup-1'),
  createdAt: z.iso.datetime(),
  /** The last migration the database had; the archive is restored as of it and then brought up to date. */
  migration: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

export type Manifest = z.output<typeof manifestShape>;
export type Table = Manifest['tables'][number];

export const MANIFEST = 'manifest.json';
export const TABLES = 'tables/';
export const FILES = 'files/';
/** Last entry: an archive without it was cut short. */
export const END = 'end';
