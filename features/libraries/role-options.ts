import { roles } from '#lib/permissions.ts';

const may = {
  viewer: 'reads and exports',
  curator: 'adds and edits citations',
  reviewer: 'judges the work of others',
  owner: 'manages members and settings',
} as const;

/** The roles as a form offers them. */
export const roleOptions = roles.map((role) => ({ value: role, label: `${role}: ${may[role]}` }));
