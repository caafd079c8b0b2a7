import { flagRoutes } from '#features/reviews/discussion-routes.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

const routes = flagRoutes('claim');
export const GET = routes.GET;
export const POST = routes.POST;

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
