// A file comes in a form with some fields beside it. As `lib/env.ts` has it, which checks the value.
const longestBody = `${Number(process.env.MAX_UPLOAD_MB ?? 64) + 1}mb`;

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
