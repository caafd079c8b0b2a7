import { apiRoute } from '#lib/api-route.ts';
import { notFound } from '#lib/problem.ts';

// Without it, a mistyped address of the API is answered with the 404 page, which no program can read.
const refuse = apiRoute(async () => {
  throw notFound('This address');
});

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
