// Building SQL touches no database: filters and queries compile to pieces of it far from any connection.
export { Prisma } from '#prisma/generated/client.ts';
