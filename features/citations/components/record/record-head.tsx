import { CopyButton } from '#components/copy-button.tsx';
import { italicTaxa, type Taxa } from '#features/vocabulary/taxa.ts';
import { displayDate } from '#lib/csl/date.ts';
import type { CslItem, CslName } from '#lib/csl/item.ts';
import { isItemType, itemTypes } from '#lib/csl/item-types.ts';
import { displayName } from '#lib/csl/name.ts';
import { richTextToHtml } from '#lib/csl/rich-text.ts';
import { nameVariables, variables } from '#lib/csl/variables.ts';

/** What it is, who made it, where and when it appeared. */
export function RecordHead({
  csl,
  citationKey,
  taxa,
  level = 'h1',
}: {
  csl: CslItem;
  citationKey: string;
  taxa: Taxa;
  level?: 'h1' | 'h2';
}) {
  const Heading = level;
  const type = isItemType(csl.type) ? itemTypes[csl.type] : csl.type;
  return (
    <header className="grid gap-2">
      <p className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
        {type}
        <span aria-hidden="true">·</span>
        <code>{citationKey}</code>
        <CopyButton text={citationKey} size="small" variant="quiet" iconOnly>
          Copy citation key
        </CopyButton>
      </p>
      <Heading className="record-title">
        {csl.title ? <Rich text={String(csl.title)} taxa={taxa} /> : <i>Without title</i>}
      </Heading>
      {nameVariables
        .filter((role) => (csl[role]?.length ?? 0) > 0)
        .map((role) => (
          <Creators key={role} role={variables[role].label} names={csl[role] ?? []} isAuthor={role === 'author'} />
        ))}
      <ContainerLine csl={csl} />
    </header>
  );
}

function Creators({ role, names, isAuthor }: { role: string; names: readonly CslName[]; isAuthor: boolean }) {
  return (
    <p className="text-pretty">
      {!isAuthor && <span className="text-ink-soft">{role}: </span>}
      {names.map(displayName).join(', ')}
    </p>
  );
}

/** *Journal*, date, **volume**(issue), pages: as a reader expects them, whatever the style. */
function ContainerLine({ csl }: { csl: CslItem }) {
  const container = csl['container-title'] ?? csl.publisher;
  const issued = csl.issued ? displayDate(csl.issued) : '';
  const volume = [csl.volume, csl.issue && `(${csl.issue})`].filter(Boolean).join('');
  const pages = csl.page && String(csl.page).replaceAll(/(?<=\d)-(?=[a-z]?\d)/gi, '–');
  const rest = [issued, volume, csl.number, pages].filter(Boolean).join(', ');
  if (!container && !rest) return null;
  return (
    <p className="text-ink-soft">
      {container && (
        <cite className="font-serif">
          <Rich text={String(container)} />
        </cite>
      )}
      {container && rest && ', '}
      {rest}
    </p>
  );
}

/** Text with the inline markup of CSL, and Latin names in italics. */
export function Rich({ text, taxa = null }: { text: string; taxa?: Taxa }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: richTextToHtml escapes everything but CSL's own tags
  return <span dangerouslySetInnerHTML={{ __html: richTextToHtml(italicTaxa(text, taxa)) }} />;
}
