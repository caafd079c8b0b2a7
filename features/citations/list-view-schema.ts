import { z } from 'zod';
import { densities, type ListField, type ListView, listFields, usualView } from './list-view.ts';

const fieldNames = Object.keys(listFields) as [ListField, ...ListField[]];
const densityNames = Object.keys(densities) as [ListView['density'], ...ListView['density'][]];

const listViewSchema = z.object({
  fields: z.array(z.enum(fieldNames)).transform((chosen) => [...new Set(chosen)]),
  density: z.enum(densityNames),
});

/** A view as its form sends it; without script, with the button that was pressed. */
export const setListViewSchema = listViewSchema.extend({
  move: z
    .string()
    .max(100)
    .nullish()
    .transform((move) => move ?? ''),
});

/** The view among somebody's preferences; the usual one when there is none, or one of an older version. */
export function listViewOf(preferences: unknown): ListView {
  const parsed = z.object({ list: listViewSchema }).safeParse(preferences);
  return parsed.success ? parsed.data.list : usualView;
}
