import { flagRoutes } from '#features/reviews/discussion-routes.ts';

const routes = flagRoutes('finding');
export const GET = routes.GET;
export const POST = routes.POST;
