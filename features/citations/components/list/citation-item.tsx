import { Badge } from '#components/badge.tsx';
import { Icon } from '#components/icon.tsx';
import { StaticItem } from '#components/item-list.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { LevelMark } from '#features/evidence/components/level-mark.tsx';
import { RetractionStateBadge } from '#features/retractions/components/retraction-badge.tsx';
import { Marked } from '#features/search/components/marked.tsx';
import { type IsMatch, markHtml } from '#features/search/match-marks.ts';
import { italicTaxa, type Taxa } from '#features/vocabulary/taxa.ts';
import { isItemType, itemTypes } from '#lib/csl/item-types.ts';
import { plainText, richTextToHtml } from '#lib/csl/rich-text.ts';
import { creatorsInShort } from '../../creators-in-short.ts';
import type { ListField } from '../../list-view.ts';
import { listedCsl } from '../../listed-csl.ts';
import type { ListedCitation } from '../../queries/list-citations.ts';
import { Coins } from '../coins.tsx';

/** Name and address of a tag, or null when the vocabulary lost it. */
export type TagLink = { name: string; facet: string; href: string } | null;

type Props = {
  citation: ListedCitation;
  fields: ReadonlySet<ListField>;
  href: string;
  current: boolean;
  selectable: boolean;
  /** Which words were searched for. */
  isMatch: IsMatch | null;
  /** Which names are set in italics. */
  taxa: Taxa;
  tagLink: (tag: string) => TagLink;
};

const tagsShown = 8;

/** A citation in the list: what the reader chose to see of it. */
export function CitationItem({ citation, fields, href, current, selectable, isMatch, taxa, tagLink }: Props) {
  const { id, title, levels, type, key, doi, pmid, fileCount } = citation;
  const names = creatorsInShort(citation.creators);
  // Each where it stands under the title, in the reader's order.
  const inLine: Partial<Record<ListField, () => React.ReactNode[]>> = {
    authors: () => [names !== '' && <Marked key="authors" text={names} isMatch={isMatch} />],
    journal: () => [
      citation.containerTitle && (
        <cite key="journal">
          <Marked text={plainText(citation.containerTitle)} isMatch={isMatch} />
        </cite>
      ),
    ],
    type: () => [isItemType(type) ? itemTypes[type] : type],
    identifiers: () => [doi && `doi ${doi}`, pmid && `PMID ${pmid}`],
    key: () => [<code key="key">{key}</code>],
  };
  const inMarks: Partial<Record<ListField, () => React.ReactNode[]>> = {
    level: () =>
      levels.map((level) => <LevelMark key={`${level.scheme} ${level.question}`} level={level} basis={level.basis} />),
    files: () => [fileCount > 0 && <FileMark key="files" count={fileCount} />],
    tags: () => [<Tags key="tags" tags={citation.tags} tagLink={tagLink} />],
  };
  const chosen = [...fields];
  const line = chosen.flatMap((field) => inLine[field]?.() ?? []).filter(Boolean);
  const marks = [
    // Shown whatever the reader chose to see.
    citation.retraction && <RetractionStateBadge key="retraction" state={citation.retraction} />,
    ...chosen.flatMap((field) => inMarks[field]?.() ?? []),
  ].filter(Boolean);
  const html = richTextToHtml(italicTaxa(title || key, taxa));
  return (
    <StaticItem
      row={id}
      href={href}
      soft="keep"
      current={current}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped but for CSL's own inline markup
      title={<span dangerouslySetInnerHTML={{ __html: isMatch ? markHtml(html, isMatch) : html }} />}
      check={
        selectable && (
          <input
            type="checkbox"
            className="check"
            name="id"
            value={id}
            aria-label={`Select ${plainText(title || key)}`}
          />
        )
      }
      lines={[<Line key="line" parts={line} citation={citation} />]}
      marks={marks.length > 0 && marks}
      aside={<Aside citation={citation} fields={chosen} />}
    />
  );
}

function Aside({ citation, fields }: { citation: ListedCitation; fields: readonly ListField[] }) {
  const { year, addedAt, changedAt } = citation;
  const parts: Partial<Record<ListField, () => React.ReactNode>> = {
    year: () => year !== null && <span key="year">{year}</span>,
    added: () => <Since key="added" verb="added" date={addedAt} />,
    changed: () => <Since key="changed" verb="changed" date={changedAt} />,
  };
  return fields.map((field) => parts[field]?.());
}

function Since({ verb, date }: { verb: string; date: Date }) {
  return (
    <span className="text-xs">
      {verb} <TimeAgo date={date} />
    </span>
  );
}

function Tags({ tags, tagLink }: Pick<Props, 'tagLink'> & { tags: string[] }) {
  const shown = tags.slice(0, tagsShown).flatMap((tag) => tagLink(tag) ?? []);
  return (
    <>
      {shown.map(({ name, facet, href }) => (
        <a key={href} className="badge" href={href} data-soft="list" title={facet}>
          {name}
        </a>
      ))}
      {tags.length > tagsShown && <span className="count">+{tags.length - tagsShown}</span>}
    </>
  );
}

function FileMark({ count }: { count: number }) {
  return (
    <Badge title={count === 1 ? 'One file' : `${count} files`}>
      <Icon name="paperclip" label={count === 1 ? 'One file' : `${count} files`} />
      {count > 1 && count}
    </Badge>
  );
}

function Line({ parts, citation }: { parts: React.ReactNode[]; citation: ListedCitation }) {
  return (
    <>
      <Dotted parts={parts} />
      <Coins csl={listedCsl(citation)} />
    </>
  );
}

function Dotted({ parts }: { parts: React.ReactNode[] }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
    <span key={index}>
      {index > 0 && ' · '}
      {part}
    </span>
  ));
}
