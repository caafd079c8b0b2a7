import { useState } from 'react';
import { Button } from '#components/button.tsx';

type Suggestion = { tag: string; path: string[] };

/** A tag to add or remove. The vocabulary is asked while typing; without script the tag is typed in full. */
export function TagFields({ library, pending }: { library: string; pending: boolean }) {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const suggest = async (typed: string) => {
    const address = `/api/v1/libraries/${library}/tags?limit=12&q=${encodeURIComponent(typed)}`;
    const answer = typed.trim() === '' ? null : await fetch(address).catch(() => null);
    if (answer?.ok) setSuggestions((await answer.json()).items);
  };
  return (
    <div className="grid w-72 gap-2 p-2">
      <label className="field">
        <span className="field-label">Tag</span>
        <input
          className="input"
          name="tag"
          list="tag-suggestions"
          required
          autoComplete="off"
          placeholder="target:mor"
          onInput={(event) => suggest(event.currentTarget.value)}
        />
      </label>
      <datalist id="tag-suggestions">
        {suggestions.map(({ tag, path }) => (
          <option key={tag} value={tag}>
            {path.join(' › ')}
          </option>
        ))}
      </datalist>
      <div className="flex gap-2">
        <Button type="submit" name="verb" value="tag" variant="primary" size="small" icon="plus" pending={pending}>
          Add
        </Button>
        <Button type="submit" name="verb" value="untag" size="small" icon="minus" pending={pending}>
          Remove
        </Button>
      </div>
    </div>
  );
}
