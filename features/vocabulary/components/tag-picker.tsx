'use client';

import { useCallback } from 'react';
import type { Choice } from '#components/choice.ts';
import { Combobox } from '#components/combobox.tsx';
import { newTagChoice } from '../tag-choice.ts';

type Props = {
  /** Slug. */
  library: string;
  label?: string;
  hint?: string;
  /** Each chosen term is sent as a field of this name, `facet:term`; read with `tagFields`. */
  name?: string;
  defaultChosen?: readonly Choice[];
  /** The open facet that new words go to; none are taken without it. */
  openFacet?: { slug: string; name: string } | null;
  /** Keeps to one facet. */
  facet?: string;
  multiple?: boolean;
  hotkey?: string;
  hideLabel?: boolean;
  onChange?: (chosen: Choice[]) => void;
};

/**
 * Tags by typing a name, synonym or `facet:` with it: Enter adds, Backspace removes the last. Without script a text field for
 * `facet:term, facet:term`.
 */
export function TagPicker({
  library,
  label = 'Tags',
  name = 'tags',
  openFacet,
  facet,
  multiple = true,
  ...rest
}: Props) {
  const load = useCallback((typed: string) => suggest(library, typed, facet), [library, facet]);
  const create = openFacet ? (typed: string) => newTagChoice(openFacet, typed) : undefined;
  return (
    <Combobox
      {...{ label, name, load, create, multiple }}
      placeholder="Type a term, such as mu or target:mor"
      {...rest}
    />
  );
}

async function suggest(library: string, typed: string, facet?: string): Promise<Choice[]> {
  const query = new URLSearchParams({ q: typed, ...(facet && { facet }) });
  const response = await fetch(`/api/v1/libraries/${library}/tags?${query}`);
  if (!response.ok) return [];
  const { items }: { items: { choice: Choice }[] } = await response.json();
  return items.map(({ choice }) => choice);
}
