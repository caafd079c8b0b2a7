import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Problem } from './problem.ts';

/** A query as pages ask it: once a request for the same arguments, and the page that says so where what is asked for is not found. */
export function forPages<Args extends unknown[], Found>(find: (...args: Args) => Promise<Found>) {
  return cache(async (...args: Args): Promise<Found> => {
    try {
      return await find(...args);
    } catch (error) {
      if (error instanceof Problem && error.kind === 'not-found') notFound();
      throw error;
    }
  });
}
