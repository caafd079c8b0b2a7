import { database } from '#lib/database.ts';

/** Keeps a session from falling idle; at most one write in five minutes, however many requests come at once. */
export async function noteSessionUse(sessionId: string): Promise<void> {
  await database().$executeRaw`
    UPDATE session SET last_seen_at = now() WHERE id = ${sessionId}::uuid AND last_seen_at < now() - interval '5 minutes'`;
}

/** Last use of an API token, to the minute. */
export async function noteTokenUse(tokenId: string): Promise<void> {
  await database().$executeRaw`
    UPDATE api_token SET last_used_at = now()
    WHERE id = ${tokenId}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
}
