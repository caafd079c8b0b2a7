import type { CslItem, CslName } from '#lib/csl/item.ts';
import type { NameVariable } from '#lib/csl/variables.ts';
import type { Fields, Placing } from './map.ts';
import { parseNames } from './names.ts';

/** What `editortype` and its like make of an editor. */
const roles: Record<string, NameVariable> = {
  editor: 'editor',
  compiler: 'compiler',
  director: 'director',
  organizer: 'organizer',
  producer: 'producer',
  none: 'contributor',
  founder: 'contributor',
  continuator: 'contributor',
  redactor: 'contributor',
  reviser: 'contributor',
  collaborator: 'contributor',
  translator: 'translator',
  series: 'collection-editor',
  serieseditor: 'collection-editor',
};

/** Editors that are something else by their type. */
export function placeRoles(csl: CslItem, fields: Fields, placing: Placing) {
  for (const suffix of ['', 'a', 'b', 'c']) {
    const names = fields.get(`editor${suffix}`);
    const type = fields.get(`editor${suffix}type`);
    if (!names || (suffix === '' && !type)) continue;
    const role = roles[type?.text.trim().toLowerCase() ?? ''] ?? 'contributor';
    csl[role] = [...((csl[role] as CslName[] | undefined) ?? []), ...parseNames(names.text)];
    placing.set(`editor${suffix}`, role);
    if (type) placing.set(`editor${suffix}type`, role);
  }
}
