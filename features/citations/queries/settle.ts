import { Problem } from '#lib/problem.ts';

/** A part of a page, or why it cannot be had: a page stands without its list, and a list without its counts. */
export async function settle<Value>(work: Promise<Value>): Promise<{ value: Value | null; problem: string | null }> {
  try {
    return { value: await work, problem: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 404) throw error;
    return { value: null, problem: error.message };
  }
}
