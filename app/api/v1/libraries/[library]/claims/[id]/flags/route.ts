import { flagRoutes } from '#features/reviews/discussion-routes.ts';

const routes = flagRoutes('claim');
export const GET = routes.GET;
export const POST = routes.POST;
