import { coins } from '#lib/csl/coins.ts';
import type { CslItem } from '#lib/csl/item.ts';

/** For reference managers, which find it in the page; nothing of it is seen. */
export function Coins({ csl }: { csl: CslItem }) {
  return <span className="Z3988" title={coins(csl)} aria-hidden="true" />;
}
