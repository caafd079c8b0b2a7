import { creatorsInShort } from '#features/citations/creators-in-short.ts';
import type { ListedCitation } from '#features/citations/queries/list-citations.ts';
import { plainText } from '#lib/csl/rich-text.ts';

type Channel = { title: string; address: string; description: string; changedAt: Date };

/** A list as RSS 2.0: each citation with its authors, journal, year and where it is. */
export function rss(channel: Channel, citations: readonly ListedCitation[], addressOf: (id: string) => string): string {
  const items = citations.map((citation) => {
    const { id, title, key, containerTitle, year, addedAt } = citation;
    const line = [creatorsInShort(citation.creators), containerTitle && plainText(containerTitle), year];
    return element('item', [
      element('title', escaped(plainText(title || key))),
      element('link', escaped(addressOf(id))),
      `<guid isPermaLink="false">${id}</guid>`,
      element('pubDate', addedAt.toUTCString()),
      element('description', escaped(line.filter(Boolean).join(' · '))),
    ]);
  });
  const head = [
    element('title', escaped(channel.title)),
    element('link', escaped(channel.address)),
    element('description', escaped(channel.description)),
    element('lastBuildDate', channel.changedAt.toUTCString()),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n${element('channel', [...head, ...items])}\n</rss>\n`;
}

function element(name: string, content: string | string[]): string {
  return Array.isArray(content) ? `<${name}>\n${content.join('\n')}\n</${name}>` : `<${name}>${content}</${name}>`;
}

// XML 1.0 has no control characters, not even escaped.
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
