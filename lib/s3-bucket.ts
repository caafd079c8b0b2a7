import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { env } from './env.ts';

type Range = { start: number; end: number };
type Bucket = {
  put(key: string, bytes: Readable, byteSize: number): Promise<void>;
  /** Null when it has no such file. */
  get(key: string, range?: Range): Promise<AsyncIterable<Uint8Array> | null>;
};

/** The bucket the environment names, of S3 or anything that speaks like it; null when it names none. */
export function s3Bucket(): Bucket | null {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null;
  const client = new AwsClient({
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    region: S3_REGION,
    service: 's3',
  });
  const addressOf = (key: string) => `${S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`}/${S3_BUCKET}/${key}`;
  return {
    async put(key, bytes, byteSize) {
      const signed = await client.sign(addressOf(key), {
        method: 'PUT',
        headers: { 'content-length': String(byteSize), 'x-amz-content-sha256': key },
      });
      // A stream is sent once and so cannot be tried again by the client's own fetch.
      const init = {
        method: 'PUT',
        headers: signed.headers,
        body: Readable.toWeb(bytes) as ReadableStream,
        duplex: 'half',
      };
      refuse(await fetch(signed.url, init as RequestInit), key);
    },
    async get(key, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined;
      const response = await client.fetch(addressOf(key), { headers });
      if (response.status === 404) return null;
      refuse(response, key);
      return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    },
  };
}

function refuse(response: Response, key: string): void {
  if (!response.ok) throw new Error(`The file store answered ${response.status} for ${key}`);
}
