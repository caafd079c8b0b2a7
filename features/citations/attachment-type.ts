// What may be attached. Nothing a browser would run as a page of ours: no HTML, no SVG.
const binary = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
  'application/epub+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);
const shownInline = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const textTypes: Record<string, string> = { csv: 'text/csv', json: 'application/json', xml: 'text/plain' };

/** The media type of a file by its bytes (`sniffed`, and the first of them); null for what is not taken. Text is told by being text. */
export function attachmentType(sniffed: string | null, name: string, start: Uint8Array): string | null {
  if (sniffed && sniffed !== 'application/xml') return binary.has(sniffed) ? sniffed : null;
  if (
    !isText(start) ||
    /^\s*(?:<!doctype\s+html|<html|<svg|<script)/i.test(new TextDecoder().decode(start.slice(0, 1024)))
  )
    return null;
  return textTypes[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'text/plain';
}

/** Whether a browser may show it in its window; everything else is only ever downloaded. */
export function isShownInline(mediaType: string): boolean {
  return shownInline.has(mediaType);
}

// The last character may be cut off.
function isText(start: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true }).includes('\0');
  } catch {
    return false;
  }
}
