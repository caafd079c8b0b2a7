import { subscriptionRoutes } from '#features/reviews/discussion-routes.ts';

export const GET = subscriptionRoutes('claim').GET;
