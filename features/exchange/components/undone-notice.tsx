import { LinkButton } from '#components/link-button.tsx';
import { Notice } from '#components/notice.tsx';
import type { Undoing } from '../schema.ts';
import { undoneSentences } from '../undone-sentences.ts';

/** An import that was undone: what is in the trash, what is as it was, and what stays all the same. */
export function UndoneNotice({ library, undoing }: { library: string; undoing: Undoing }) {
  return (
    <Notice title="This import is undone">
      <p>{undoneSentences(undoing)}</p>
      {undoing.trashed > 0 && (
        <div className="mt-2">
          <LinkButton href={`/${library}/citations?is=trashed`} size="small">
            See the trash
          </LinkButton>
        </div>
      )}
    </Notice>
  );
}
