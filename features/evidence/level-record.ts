import { type EvidenceLevel, levelQuestion } from './evidence-level.ts';
import type { CitationLevel } from './queries.ts';

/** A level as the API answers with it and as exports carry it: the question in the table's own words. */
export type LevelRecord = {
  scheme: EvidenceLevel['scheme'];
  version: EvidenceLevel['version'];
  question?: string;
  code: EvidenceLevel['code'];
  basis: CitationLevel['basis'];
  reason: string | null;
  setBy: string | null;
  /** RFC 3339. */
  setAt: string;
  /** Who confirmed the judgement and when, once a second person has. */
  confirmedBy?: string;
  confirmedAt?: string;
};

export function levelRecord(level: CitationLevel): LevelRecord {
  const { scheme, version, code, basis, reason, setBy, setAt, confirmedBy, confirmedAt } = level;
  const question = levelQuestion(level);
  return {
    scheme,
    version,
    ...(question && { question }),
    code,
    basis,
    reason,
    setBy: setBy?.name ?? null,
    setAt: setAt.toISOString(),
    ...(confirmedBy && confirmedAt && { confirmedBy: confirmedBy.name, confirmedAt: confirmedAt.toISOString() }),
  };
}
