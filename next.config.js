/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  serverExternalPackages: ['citeproc', 'pg', 'pg-boss', 'pino', '@node-rs/argon2', '@prisma/schema-engine-wasm'],
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
};
