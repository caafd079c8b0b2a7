import type { Permission } from '#lib/permissions.ts';

/** What can be done to many citations in the background. `unlevel` is only ever the way back. */
export const bulkVerbs = ['tag', 'untag', 'level', 'unlevel', 'collect', 'uncollect', 'trash', 'restore'] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

/** What of a verb's input is told of it. */
type Told = { tag?: string; collection?: string };

type Rule = {
  permission: Permission;
  /** The verb that takes it back; null where nothing does. */
  inverse: BulkVerb | null;
  /** While it runs, and when it is done: `Tagging with x`, `500 tagged x`. */
  doing: (input: Told) => string;
  did: (many: string, input: Told) => string;
};

export const bulkRules: Record<BulkVerb, Rule> = {
  tag: {
    permission: 'citation.tag',
    inverse: 'untag',
    doing: ({ tag }) => `Tagging with ${tag}`,
    did: (many, { tag }) => `${many} tagged ${tag}`,
  },
  untag: {
    permission: 'citation.tag',
    inverse: 'tag',
    doing: ({ tag }) => `Taking ${tag} off`,
    did: (many, { tag }) => `${tag} taken off ${many}`,
  },
  level: {
    permission: 'level.judge',
    inverse: 'unlevel',
    doing: () => 'Setting the evidence level',
    did: (many) => `Evidence level set on ${many}`,
  },
  unlevel: {
    permission: 'level.judge',
    inverse: null,
    doing: () => 'Taking the evidence level back',
    did: (many) => `Evidence level taken back on ${many}`,
  },
  collect: {
    permission: 'collection.fill',
    inverse: 'uncollect',
    doing: ({ collection }) => `Adding to ${collection}`,
    did: (many, { collection }) => `${many} added to ${collection}`,
  },
  uncollect: {
    permission: 'collection.fill',
    inverse: 'collect',
    doing: ({ collection }) => `Taking out of ${collection}`,
    did: (many, { collection }) => `${many} taken out of ${collection}`,
  },
  trash: {
    permission: 'citation.trash',
    inverse: 'restore',
    doing: () => 'Moving to the trash',
    did: (many) => `${many} moved to the trash`,
  },
  restore: {
    permission: 'citation.restore',
    inverse: 'trash',
    doing: () => 'Restoring from the trash',
    did: (many) => `${many} restored`,
  },
};

export function isBulkVerb(text: string): text is BulkVerb {
  return (bulkVerbs as readonly string[]).includes(text);
}
