import pg from 'pg';

/** What a column takes: JSON as text, as whoever writes it has it so already. */
type Cell = string | number | bigint | boolean | readonly string[] | null | undefined;

// Prisma writes a parameter as JSON and reads it back before it is sent: what is to be copied waits here under its statement instead.
// The framework may load a module more than once; what waits is the process's.
const kept = globalThis as typeof globalThis & { speciosaCopies?: { waiting: Map<string, string>; count: number } };

function copies() {
  kept.speciosaCopies ??= { waiting: new Map(), count: 0 };
  return kept.speciosaCopies;
}

/** Adds many rows to a table by COPY, within Prisma's transaction or on a `CopyingClient`: what Postgres takes fastest, and costs this process least. */
export async function copyRows(
  tx: { $executeRawUnsafe(statement: string): PromiseLike<unknown> },
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const statement = `COPY ${pg.escapeIdentifier(table)} (${names}) FROM STDIN /* ${++copies().count} */`;
  const { waiting } = copies();
  waiting.set(statement, copyText(rows));
  try {
    await tx.$executeRawUnsafe(statement);
  } finally {
    waiting.delete(statement);
  }
}

/** Rows in the text format of COPY. */
export function copyText(rows: readonly (readonly Cell[])[]): string {
  let text = '';
  for (const row of rows) {
    for (const [at, value] of row.entries()) text += at === 0 ? cell(value) : `\t${cell(value)}`;
    text += '\n';
  }
  return text;
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'object' ? escaped(`{${value.map(element).join(',')}}`) : String(value);
}

const special = /[\0\\\n\r\t]/;
const everySpecial = new RegExp(special, 'g');
const escapes: Record<string, string> = { '\0': '', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// Postgres holds no NUL; half a surrogate pair becomes U+FFFD when it is sent as UTF-8.
function escaped(text: string): string {
  return special.test(text) ? text.replace(everySpecial, (char) => escapes[char] ?? '') : text;
}

function element(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

type CopyConnection = { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

class CopyQuery extends pg.Query {
  readonly #text: string;

  constructor(statement: string, text: string, callback: (error: Error | null, result: pg.QueryResult) => void) {
    super(statement, undefined, callback as never);
    this.#text = text;
  }

  /** Called by `pg` when Postgres is ready for the rows. */
  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.#text));
    connection.endCopyFrom();
  }
}

/** A connection that sends the rows of `copyRows` after its statement. */
export class CopyingClient extends pg.Client {
  override query(...asked: unknown[]): never {
    const [{ text = '' } = {}] = asked as { text?: string }[];
    const rows = text.startsWith('COPY ') ? copies().waiting.get(text) : undefined;
    const query = super.query as (...asked: unknown[]) => unknown;
    if (rows === undefined) return query.apply(this, asked) as never;
    return new Promise((resolve, reject) => {
      const settle = (error: Error | null, result: pg.QueryResult) => (error ? reject(error) : resolve(result));
      query.call(this, new CopyQuery(text, rows, settle));
    }) as never;
  }
}
