import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Small files, or of a project that comes late: begun last, one core would wait a minute for the other.
const longest = /every-style|tests\/start\//;

/** Files in the usual order, the longest before all. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}
