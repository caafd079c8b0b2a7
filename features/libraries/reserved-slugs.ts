// First segments of addresses that are not a library's.
const reserved = new Set(
  'account admin api auth docs feeds help invite new public setup share sign-in sign-out sign-up static well-known'.split(
    ' ',
  ),
);

export function isReservedSlug(slug: string): boolean {
  return reserved.has(slug);
}
