/** One at a time, in the order of asking: settles when it is the asker's turn, with what ends the turn (calling it again does nothing). */
export function inTurn(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
}
