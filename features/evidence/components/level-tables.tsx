import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { schemes } from '../evidence-level.ts';
import { ocebmCodes, ocebmFootnotes, ocebmQuestions, ocebmShortQuestion, ocebmSource, ocebmTable } from '../ocebm.ts';
import { preclinicalCodes, preclinicalLadder } from '../preclinical.ts';
import { suggestionRules } from '../suggested-level.ts';
import { LevelMark } from './level-mark.tsx';

/** The Oxford table in its own words. */
export function OcebmTable() {
  return (
    <>
      <Table
        className="table min-w-4xl"
        caption={
          <>
            Oxford Centre for Evidence-Based Medicine 2011 levels of evidence, in{' '}
            <a href={ocebmSource}>its own words</a>.
          </>
        }
      >
        <thead>
          <tr>
            <ColumnHead>Question</ColumnHead>
            {ocebmCodes.map((code) => (
              <ColumnHead key={code}>Level {code}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {ocebmQuestions.map((question) => (
            <tr key={question}>
              <th scope="row">
                {ocebmTable[question].words}
                <span className="block font-normal text-ink-soft">{ocebmTable[question].about}</span>
              </th>
              {ocebmTable[question].cells.map((cell, index) => (
                <Cell key={ocebmCodes[index]}>{cell ?? <span className="text-ink-faint">n/a</span>}</Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {Object.entries(ocebmFootnotes).map(([mark, text]) => (
        <p key={mark} className="field-hint">
          {mark} {text}
        </p>
      ))}
    </>
  );
}

export function PreclinicalLadder() {
  return (
    <Table
      caption={<>Speciosa’s own ladder for {schemes.preclinical.unit}, strongest first. It is no part of OCEBM.</>}
    >
      <tbody>
        {preclinicalCodes.toReversed().map((code) => (
          <tr key={code}>
            <th scope="row" className="whitespace-nowrap">
              <LevelMark level={{ scheme: 'preclinical', code }} basis="judged" /> {preclinicalLadder[code].name}
            </th>
            <Cell>{preclinicalLadder[code].meaning}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Which study design suggests which level; `nameOf` a design's slug is what the library calls it. */
export function SuggestionTable({ nameOf }: { nameOf: (slug: string) => string }) {
  return (
    <Table caption={<>The first row whose designs a citation carries suggests its level. A person judges.</>}>
      <thead>
        <tr>
          <ColumnHead>Study design</ColumnHead>
          <ColumnHead>Suggests</ColumnHead>
          <ColumnHead>Because</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {suggestionRules.map(({ designs, suggests, why }) => (
          <tr key={why}>
            <Cell>{designs.map((group) => group.map(nameOf).join(' or ')).join(', with ')}</Cell>
            <Cell className="whitespace-nowrap">
              {suggests ? <LevelMark level={suggests} basis="judged" /> : 'nothing'}{' '}
              {suggests?.scheme === 'ocebm' && ocebmShortQuestion[suggests.question]}
            </Cell>
            <Cell>{why}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
