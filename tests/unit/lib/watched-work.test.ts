import { afterEach, expect, it, vi } from 'vitest';
import { WatchedWork } from '#lib/watched-work.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Work that ends when told to, and notes how often it was begun and stopped. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = {
    begun: 0,
    stopped: 0,
    end: resolve,
    fail: reject,
    tell: (_: number) => {},
    begin: async (signal: AbortSignal, tell: (progress: number) => void) => {
      work.begun++;
      work.tell = tell;
      signal.addEventListener('abort', () => work.stopped++);
      return promise;
    },
  };
  return work;
}

it('begins once, says how far it is, and gives its result to everybody who looks', async () => {
  const works = new WatchedWork<string, number>(1000);
  const work = held();
  expect(await works.look('a', work.begin, 1)).toEqual({ progress: null });
  work.tell(7);
  expect(await works.look('a', work.begin, 1)).toEqual({ progress: 7 });
  setTimeout(() => work.end('done'), 5);
  expect(await works.look('a', work.begin, 1000)).toEqual({ result: 'done' });
  expect(await works.look('a', work.begin, 1)).toEqual({ result: 'done' });
  expect([work.begun, work.stopped]).toEqual([1, 0]);
});

it('gives up what nobody looks at any more, and begins anew when somebody does', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const works = new WatchedWork<string, number>(60);
  const work = held();
  for (let look = 0; look < 4; look++) {
    await works.look('a', work.begin, 1);
    vi.advanceTimersByTime(50);
  }
  expect([work.begun, work.stopped]).toEqual([1, 0]);
  vi.advanceTimersByTime(11);
  expect(work.stopped).toBe(1);
  await works.look('a', work.begin, 1);
  expect(work.begun).toBe(2);
  works.stop('a');
});

it('stops the one it is told to', async () => {
  const works = new WatchedWork<string, number>(1000);
  const [one, other] = [held(), held()];
  await works.look('one', one.begin, 1);
  await works.look('other', other.begin, 1);
  works.stop('one');
  works.stop('none');
  expect([one.stopped, other.stopped]).toEqual([1, 0]);
  works.stop('other');
});

it('says once why it failed, then tries again', async () => {
  const works = new WatchedWork<string, number>(1000);
  const [bad, good] = [held(), held()];
  bad.fail(new Error('broken'));
  good.end('done');
  await expect(works.look('a', bad.begin, 1000)).rejects.toThrow('broken');
  expect(await works.look('a', good.begin, 1000)).toEqual({ result: 'done' });
});
