import { expect, test } from 'vitest';
import { type ListField, movedField, usualView } from '#features/citations/list-view.ts';
import { listViewOf, setListViewSchema } from '#features/citations/list-view-schema.ts';

test('a field moves a place, and none beyond the ends', () => {
  const fields: ListField[] = ['authors', 'year', 'tags'];
  expect(movedField(fields, 'tags up')).toEqual(['authors', 'tags', 'year']);
  expect(movedField(fields, 'authors down')).toEqual(['year', 'authors', 'tags']);
  for (const move of ['authors up', 'tags down', 'key up', 'tags sideways', '', ' ']) {
    expect(movedField(fields, move)).toEqual(fields);
  }
});

test('the order of a form is kept, each field once', () => {
  const view = setListViewSchema.parse({ fields: ['tags', 'year', 'tags'], density: 'compact', move: null });
  expect(view.fields).toEqual(['tags', 'year']);
  expect(listViewOf({ list: view })).toMatchObject({ fields: ['tags', 'year'], density: 'compact' });
});

test('preferences of another kind give the usual view', () => {
  for (const preferences of [null, {}, { list: { fields: ['colour'], density: 'compact' } }, 'list']) {
    expect(listViewOf(preferences)).toEqual(usualView);
  }
});
