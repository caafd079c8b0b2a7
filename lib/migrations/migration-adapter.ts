import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Query = Parameters<Adapter['queryRaw']>[0];

/** Prisma's adapter for PostgreSQL, with two gaps closed that only the schema engine meets. */
export class MigrationPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    takeScriptsWhole(adapter);
    readSystemCharacters(adapter);
    return adapter;
  }
}

/**
 * The adapter cuts a script at every semicolon, also inside functions and strings. PostgreSQL takes a script whole,
 * and then as one transaction: a migration that fails leaves nothing behind.
 */
function takeScriptsWhole(adapter: Adapter): void {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      // biome-ignore lint/complexity/useLiteralKeys: it is protected, and the one translation of errors there is.
      adapter['onError'](error);
    }
  };
}

// Object ids of PostgreSQL's types. The system catalogues use "char", which the adapter refuses to read.
const SINGLE_BYTE_CHAR = 18;
const TEXT = 25;

function readSystemCharacters(adapter: Adapter): void {
  const queryRaw = adapter.queryRaw;
  adapter.queryRaw = async (query) => {
    const columns: number[] = [];
    const performIO = async (asked: Query) => {
      // biome-ignore lint/complexity/useLiteralKeys: it is private, and where the types can be mended.
      const result = await adapter['performIO'](asked);
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID !== SINGLE_BYTE_CHAR) continue;
        field.dataTypeID = TEXT;
        columns.push(index);
      }
      return result;
    };
    const result = await queryRaw.call(Object.create(adapter, { performIO: { value: performIO } }), query);
    for (const column of columns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}
