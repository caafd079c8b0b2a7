import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

// Images would tell their server who reads a note; headings would break into the page's own.
const schema: Options = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source'].includes(name)),
  attributes: { ...defaultSchema.attributes, a: ['href', 'title', ['rel', 'nofollow', 'noopener', 'noreferrer']] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

type Node = { type: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[] };

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(() => settle)
  .use(rehypeSanitize, schema)
  .use(rehypeStringify);

/** Markdown (with GitHub's tables and lists) as HTML that is safe in a page: raw HTML is dropped, links go to the web only. */
export function renderMarkdown(source: string): string {
  return String(processor.processSync(source));
}

function settle(tree: unknown): void {
  const node = tree as Node;
  if (node.tagName === 'a') node.properties = { ...node.properties, rel: ['nofollow', 'noopener', 'noreferrer'] };
  const heading = /^h([1-6])$/.exec(node.tagName ?? '')?.[1];
  if (heading) node.tagName = `h${Math.min(6, Number(heading) + 3)}`;
  for (const child of node.children ?? []) settle(child);
}
