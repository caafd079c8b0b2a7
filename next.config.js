// Of findings or claims to import, 20 MB of rows at most, with some fields beside them. Longer files go to routes, which stream them.
const longestBody = '21mb';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run check` does it for the whole project; a start should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // A record's tags come with its head, which is all that reference managers read, and are not streamed after it.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['citeproc', 'pg', 'pg-boss', 'pino', '@node-rs/argon2', '@prisma/schema-engine-wasm'],
  experimental: { serverActions: { bodySizeLimit: longestBody }, proxyClientMaxBodySize: longestBody },
};
