type KeyGroup = { title: string; keys: { keys: string; does: string }[] };
type Place = { label: string; hotkey: string };

/** Everything the keyboard does, for the `?` dialog; the places are those the reader may go to. */
export function keyboardMap(places: readonly Place[]): KeyGroup[] {
  const going = places.map(({ label, hotkey }) => ({ keys: hotkey, does: `Go to ${label.toLowerCase()}` }));
  const everywhere = { title: 'Everywhere', keys: [...going, { keys: '?', does: 'Show this list' }] };
  if (places.length === 0) return [everywhere];
  everywhere.keys.push({ keys: 'mod+k', does: 'Go to a citation, term or page' });
  return [
    everywhere,
    {
      title: 'In the list',
      keys: [
        { keys: '/', does: 'Search' },
        { keys: 'j', does: 'Next' },
        { keys: 'k', does: 'Previous' },
        { keys: 'enter', does: 'Open' },
        { keys: 'x', does: 'Select' },
        { keys: 'n', does: 'Next page' },
      ],
    },
    {
      title: 'Comparing two citations',
      keys: [
        { keys: '1', does: 'Keep the left' },
        { keys: '2', does: 'Keep the right' },
        { keys: 'm', does: 'Merge' },
        { keys: 'd', does: 'Two works' },
        { keys: 'v', does: 'Reports of one study' },
        { keys: 'n', does: 'Skip' },
      ],
    },
    {
      title: 'On a citation',
      keys: [
        { keys: 'e', does: 'Edit' },
        { keys: 't', does: 'Tag' },
        { keys: 'f', does: 'Record a finding' },
      ],
    },
  ];
}
