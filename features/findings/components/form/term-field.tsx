'use client';

import { useCallback } from 'react';
import type { Choice } from '#components/choice.ts';
import { Combobox } from '#components/combobox.tsx';

type Props = {
  library: string;
  name: 'ligand' | 'target' | 'effect';
  label: string;
  hint?: string;
  /** Slugs of the facets it may come from. */
  facets: readonly string[];
  chosen: Choice | null;
  optional?: boolean;
  onChange: (tag: string) => void;
};

/** One term, chosen by typing. Without script a text field for `facet:term`. */
export function TermField({ library, facets, chosen, onChange, ...field }: Props) {
  const load = useCallback((typed: string) => suggest(library, typed, facets), [library, facets]);
  return (
    <div className="field" data-span={3}>
      <Combobox
        {...field}
        load={load}
        defaultChosen={chosen ? [chosen] : []}
        placeholder="Type a name"
        onChange={([choice]) => onChange(choice?.value ?? '')}
      />
    </div>
  );
}

async function suggest(library: string, typed: string, facets: readonly string[]): Promise<Choice[]> {
  const answers = await Promise.all(
    facets.map(async (facet) => {
      const query = new URLSearchParams({ q: typed, facet });
      const response = await fetch(`/api/v1/libraries/${library}/tags?${query}`);
      if (!response.ok) return [];
      const { items }: { items: { choice: Choice }[] } = await response.json();
      return items.map(({ choice }) => choice);
    }),
  );
  return answers.flat();
}
