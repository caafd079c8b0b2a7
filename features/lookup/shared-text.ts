/** What a share or a bookmarklet handed over, as text to look up: an address, else the text, else the title. */
export function sharedText(parameters: Record<string, string | string[] | undefined>): string {
  const [url = '', text = '', title = ''] = ['url', 'text', 'title'].map((name) =>
    [parameters[name]].flat()[0]?.trim(),
  );
  // Some systems put the address into the text, behind the page's title.
  return (url || /https?:\/\/\S+/.exec(text)?.[0] || text || title).slice(0, 4000);
}
