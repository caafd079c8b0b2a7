import { levelFilters, printLevel } from './evidence-level.ts';
import { ocebmCell, ocebmCodes, ocebmQuestions, ocebmTable } from './ocebm.ts';
import { preclinicalLadder } from './preclinical.ts';

export type LevelOption = { value: string; label: string; group: string };

/** Every level a person can set, as options of a select; the values are those of `printLevel`. */
export function levelOptions(): LevelOption[] {
  const ladder = levelFilters.flatMap((level) =>
    level.scheme === 'preclinical' ? [level.code] : [],
  ) as (keyof typeof preclinicalLadder)[];
  const rungs = ladder.map((code): LevelOption => {
    const value = printLevel({ scheme: 'preclinical', version: 'speciosa-1', question: null, code });
    return { value, label: `${code} ${preclinicalLadder[code].name}`, group: 'Preclinical ladder' };
  });
  const clinical = ocebmQuestions.flatMap((question) =>
    ocebmCodes
      .filter((code) => ocebmCell(question, code) !== null)
      .map((code): LevelOption => {
        const value = printLevel({ scheme: 'ocebm', version: '2011', question, code });
        return { value, label: `Level ${code}`, group: `OCEBM 2011: ${ocebmTable[question].words}` };
      }),
  );
  return [...rungs, ...clinical];
}
