import { subscriptionRoutes } from '#features/reviews/discussion-routes.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const GET = subscriptionRoutes('finding').GET;

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
