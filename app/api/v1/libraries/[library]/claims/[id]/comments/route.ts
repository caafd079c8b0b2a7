import { commentRoutes } from '#features/reviews/discussion-routes.ts';

const routes = commentRoutes('claim');
export const GET = routes.GET;
export const POST = routes.POST;
