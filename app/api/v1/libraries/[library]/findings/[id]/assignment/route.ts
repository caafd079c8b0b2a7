import { assignmentRoutes } from '#features/reviews/discussion-routes.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const GET = assignmentRoutes('finding').GET;

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
