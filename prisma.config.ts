import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Only Prisma's own command line connects from here; it must also run without a database, to write the client.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
