import { subscriptionRoutes } from '#features/reviews/discussion-routes.ts';

/** `follow`: notified of everything. `mute`: of nothing but one’s name. */
export const POST = subscriptionRoutes('finding').POST;
