import type { LibraryActor } from '#lib/actor.ts';
import { can, type Permission } from '#lib/permissions.ts';

type MainPlace = { path: string; label: string; hotkey: string; permission: Permission };

const places: readonly MainPlace[] = [
  { path: 'citations', label: 'Citations', hotkey: 'g c', permission: 'citation.read' },
  { path: 'findings', label: 'Findings', hotkey: 'g f', permission: 'finding.read' },
  { path: 'claims', label: 'Claims', hotkey: 'g l', permission: 'claim.read' },
  { path: 'map', label: 'Map', hotkey: 'g m', permission: 'map.read' },
  { path: 'disagreements', label: 'Disagreements', hotkey: 'g d', permission: 'disagreement.read' },
  { path: 'reviews', label: 'Reviews', hotkey: 'g r', permission: 'review.read' },
  { path: 'import', label: 'Import', hotkey: 'g i', permission: 'import.create' },
  { path: 'bibliography', label: 'Bibliography', hotkey: 'g b', permission: 'citation.export' },
  { path: 'inbox', label: 'Inbox', hotkey: 'g n', permission: 'inbox.read' },
  { path: 'duplicates', label: 'Duplicates', hotkey: 'g u', permission: 'duplicate.read' },
  { path: 'vocabulary', label: 'Vocabulary', hotkey: 'g v', permission: 'vocabulary.read' },
  { path: 'activity', label: 'Activity', hotkey: 'g a', permission: 'activity.read' },
  { path: 'settings', label: 'Settings', hotkey: 'g s', permission: 'member.read' },
];

/** The main places of a library that the actor may go to, in the order of the navigation. */
export function mainPlaces(actor: LibraryActor): { href: string; label: string; hotkey: string }[] {
  return places
    .filter(({ permission }) => can(actor, permission))
    .map(({ path, label, hotkey }) => ({ href: `/${actor.library.slug}/${path}`, label, hotkey }));
}
