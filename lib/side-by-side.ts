/** Does the same work several times side by side, until all are done; when one fails the others are told to stop, and its error is thrown. */
export async function sideBySide(
  lanes: number,
  work: (signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([failed.signal, ...(signal ? [signal] : [])]);
  const each = () =>
    work(either).catch((error) => {
      failed.abort(error);
      throw error;
    });
  const ends = await Promise.allSettled(Array.from({ length: lanes }, each));
  if (ends.some(({ status }) => status === 'rejected')) throw failed.signal.reason;
}
