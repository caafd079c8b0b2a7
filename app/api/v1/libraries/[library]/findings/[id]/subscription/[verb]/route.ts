import { subscriptionRoutes } from '#features/reviews/discussion-routes.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `follow`: notified of everything. `mute`: of nothing but one’s name. */
export const POST = subscriptionRoutes('finding').POST;

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
