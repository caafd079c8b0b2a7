import { CopyButton } from '#components/copy-button.tsx';
import { bookmarklet } from '../bookmarklet.ts';

/** The bookmarklet to drag or to copy. React refuses to write such addresses itself, rightly: this one holds nothing anybody typed. */
export function BookmarkletLink({ importAddress, name }: { importAddress: string; name: string }) {
  const address = bookmarklet(importAddress);
  const label = `Add to ${name}`;
  const html = `<a class="button" href="${escaped(address)}">${escaped(label)}</a>`;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: both parts are escaped */}
      <span dangerouslySetInnerHTML={{ __html: html }} />
      <CopyButton text={address} size="small" variant="quiet">
        Copy its address
      </CopyButton>
    </div>
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
