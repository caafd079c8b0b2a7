// npm run build: what the start does when needed, for images and for accounts that may not write here.
import { sentenceOf } from '#lib/operator-error.ts';
import { ensureBuild } from './start/build.ts';

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);

try {
  if (!(await ensureBuild(say))) say('The build is up to date.');
} catch (error) {
  say(sentenceOf(error));
  process.exitCode = 1;
}
