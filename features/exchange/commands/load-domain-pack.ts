import { recordEvent } from '#features/activity/commands.ts';
import { type InsertedCitation, insertCitations } from '#features/citations/commands/insert-citations.ts';
import { insertPackClaims } from '#features/claims/commands/insert-pack-claims.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import {
  insertPackFindings,
  insertTypicalRanges,
  type PackTerms,
} from '#features/findings/commands/insert-pack-findings.ts';
import { raiseVocabularyVersion } from '#features/vocabulary/commands/change-vocabulary.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { DomainPack } from '../domain-pack.ts';

export type LoadedPack = { facets: number; terms: number; citations: number; findings: number; claims: number };

/**
 * Brings a domain pack into the actor's library, in the caller's transaction: facets and terms, citations under the pack's keys with their tags, the
 * levels their designs suggest, findings and claims. What the library has already (by slug, by key, trash included) stays as it is, so loading twice adds nothing.
 */
export async function loadDomainPack(tx: Transaction, actor: LibraryActor, pack: DomainPack): Promise<LoadedPack> {
  authoriseInLibrary(actor, 'domainPack.load');
  await raiseVocabularyVersion(tx, actor);
  const facets = await addFacets(tx, actor, pack);
  const terms = await addTerms(tx, actor, pack);
  const citations = await addCitations(tx, actor, pack);
  await refreshSuggestedLevels(
    tx,
    actor.library.id,
    citations.map(({ id }) => id),
  );
  const packTerms = await termsOf(tx, actor, pack);
  await insertTypicalRanges(tx, actor, pack.ranges, packTerms);
  const findings = await insertPackFindings(tx, actor, pack, packTerms);
  const claims = await insertPackClaims(tx, actor, pack, packTerms.idOf);
  const counts = {
    ...{ facets: facets.length, terms: terms.length, citations: citations.length },
    ...{ findings: findings.length, claims: claims.length },
  };
  if (Object.values(counts).every((count) => count === 0)) return counts;
  const added = [
    ...findings.map(({ id, label, content }) => created('finding', id, label, content)),
    ...claims.map(({ id, content }) => created('claim', id, content.statement, content)),
  ];
  const subjects = [...facets, ...terms, ...citations, ...added];
  const details = { pack: pack.name, version: pack.vocabulary.version, ...counts };
  await recordEvent(tx, actor, { verb: 'domainPack.loaded', subjects, details });
  return counts;
}

const created = (type: string, id: string, label: string, after: Record<string, unknown>) => ({
  ...{ type, id, label, before: null, after },
});

async function addFacets(tx: Transaction, actor: LibraryActor, { vocabulary }: DomainPack) {
  const libraryId = actor.library.id;
  const present = await tx.facet.findMany({ where: { libraryId }, select: { slug: true } });
  const slugs = new Set(present.map(({ slug }) => slug));
  const rows = vocabulary.facets
    .map(({ terms: _, ...facet }, position) => ({ ...facet, libraryId, id: newId(), position }))
    .filter(({ slug }) => !slugs.has(slug));
  await tx.facet.createMany({ data: rows });
  return rows.map(({ id, name, slug, hint, open }) => created('facet', id, name, { slug, name, hint, open }));
}

async function addTerms(tx: Transaction, actor: LibraryActor, { vocabulary }: DomainPack) {
  const libraryId = actor.library.id;
  const facets = await tx.facet.findMany({ where: { libraryId }, select: { id: true, slug: true } });
  const facetIds = new Map(facets.map(({ id, slug }) => [slug, id]));
  const ids = await termIds(tx, libraryId);
  const wanted = vocabulary.facets.flatMap(({ slug: facet, terms }) =>
    terms.map((term, position) => ({ ...term, position, facet, tag: `${facet}:${term.slug}` })),
  );
  const missing = wanted.filter(({ tag }) => !ids.has(tag));
  for (const { tag } of missing) ids.set(tag, newId());
  // One statement, so that the tree is closed over itself once.
  await tx.term.createMany({
    data: missing.map(({ facet, tag, parent, idSource, ...term }) => ({
      ...{ ...term, libraryId, source: idSource },
      ...{ id: found(ids, tag), facetId: found(facetIds, facet) },
      parentId: parent ? found(ids, `${facet}:${parent}`) : null,
    })),
  });
  return missing.map(({ tag, name, synonyms, definition, identifiers }) =>
    created('term', found(ids, tag), name, { tag, name, synonyms, definition, identifiers }),
  );
}

async function addCitations(tx: Transaction, actor: LibraryActor, pack: DomainPack) {
  const libraryId = actor.library.id;
  const keys = pack.citations.map(({ id }) => String(id));
  const present = await tx.citation.findMany({ where: { libraryId, key: { in: keys } }, select: { key: true } });
  const taken = new Set(present.map(({ key }) => key));
  const ids = await termIds(tx, libraryId);
  const missing = pack.citations.filter(({ id }) => !taken.has(String(id)));
  const records = missing.map((csl) => {
    const key = String(csl.id);
    const tags = pack.tags[key]?.tags ?? [];
    return {
      key,
      csl: withVerification(csl, pack.verification[key]),
      tags,
      termIds: tags.map((tag) => found(ids, tag)),
    };
  });
  const inserted = await insertCitations(tx, actor, records);
  return inserted.map(({ id, key, json, title }: InsertedCitation, index) =>
    created('citation', id, title, { key, csl: json, tags: records[index]?.tags ?? [] }),
  );
}

async function termIds(tx: Transaction, libraryId: string): Promise<Map<string, string>> {
  const terms = await tx.term.findMany({
    where: { libraryId },
    select: { id: true, slug: true, facet: { select: { slug: true } } },
  });
  return new Map(terms.map(({ id, slug, facet }) => [`${facet.slug}:${slug}`, id]));
}

async function termsOf(tx: Transaction, actor: LibraryActor, { vocabulary }: DomainPack): Promise<PackTerms> {
  const ids = await termIds(tx, actor.library.id);
  const terms = vocabulary.facets.flatMap(({ slug, terms: all }) =>
    all.map(({ slug: term, name }) => [slug, term, name]),
  );
  const names = new Map(terms.map(([facet, term, name = '']) => [`${facet}:${term}`, name]));
  return { idOf: (tag) => found(ids, tag), nameOf: (tag) => found(names, tag) };
}

function withVerification(csl: CslItem, verification: Record<string, unknown> | undefined): CslItem {
  return verification ? { ...csl, custom: { ...csl.custom, verification } } : csl;
}

function found(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`the domain pack names ${name}, which it does not have`);
  return id;
}
