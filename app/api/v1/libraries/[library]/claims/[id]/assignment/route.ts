import { assignmentRoutes } from '#features/reviews/discussion-routes.ts';

export const GET = assignmentRoutes('claim').GET;
