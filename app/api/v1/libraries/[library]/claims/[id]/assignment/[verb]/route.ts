import { assignmentRoutes } from '#features/reviews/discussion-routes.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `take`: for three days nobody else is asked to review it, 409 while another has it. `release`: given back. */
export const POST = assignmentRoutes('claim').POST;

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
