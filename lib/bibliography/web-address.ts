/** The https address a printed DOI or address leads to; null for anything else, http included. */
export function webAddress(printed: string): string | null {
  const text = printed.trim();
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
  const address = doi ? `https://doi.org/${doi.replace(/[%#?"<>\\^`{}|]/g, encodeURIComponent)}` : text;
  if (!/^https:\/\/\S+$/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username || url.password ? null : url.href;
}
