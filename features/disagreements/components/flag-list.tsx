'use client';

import { flagMarkup } from '../flag-markup.ts';
import type { DisagreementFlag } from '../flag-reason.ts';

type Props = { flags: readonly DisagreementFlag[]; library: string };

/** Each flag with its reason. A page has hundreds: the browser's, as `MapTable` is, so that their markup is sent once. */
export function FlagList({ flags, library }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every text in it is escaped
  return <ul className="flag-list" dangerouslySetInnerHTML={{ __html: flagMarkup(flags, library) }} />;
}
