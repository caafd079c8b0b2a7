import { schemes } from '../evidence-level.ts';
import { ocebmCodes, ocebmFootnotes, ocebmQuestions, ocebmSource, ocebmTable } from '../ocebm.ts';
import { preclinicalCodes, preclinicalLadder } from '../preclinical.ts';
import { suggestionRules } from '../suggested-level.ts';
import { LevelMark } from './level-mark.tsx';

/** The Oxford table in its own words. */
export function OcebmTable() {
  return (
    <div className="table-frame">
      <table className="table min-w-4xl">
        <caption>
          Oxford Centre for Evidence-Based Medicine 2011 levels of evidence, in <a href={ocebmSource}>its own words</a>.
        </caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            {ocebmCodes.map((code) => (
              <th key={code} scope="col">
                Level {code}
              </th>
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
                <td key={ocebmCodes[index]}>{cell ?? <span className="text-ink-faint">n/a</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {Object.entries(ocebmFootnotes).map(([mark, text]) => (
        <p key={mark} className="field-hint">
          {mark} {text}
        </p>
      ))}
    </div>
  );
}

export function PreclinicalLadder() {
  return (
    <div className="table-frame">
      <table className="table">
        <caption>
          Speciosa’s own ladder for {schemes.preclinical.unit}, strongest first. It is no part of OCEBM.
        </caption>
        <tbody>
          {preclinicalCodes.toReversed().map((code) => (
            <tr key={code}>
              <th scope="row" className="whitespace-nowrap">
                <LevelMark level={{ scheme: 'preclinical', code }} basis="judged" /> {preclinicalLadder[code].name}
              </th>
              <td>{preclinicalLadder[code].meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Which study design suggests which level. */
export function SuggestionTable() {
  return (
    <div className="table-frame">
      <table className="table">
        <caption>The first row whose designs a citation carries suggests its level. A person judges.</caption>
        <thead>
          <tr>
            <th scope="col">Study design</th>
            <th scope="col">Suggests</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {suggestionRules.map(({ designs, suggests, why }) => (
            <tr key={why}>
              <td>{designs.map((group) => group.join(' or ')).join(', with ')}</td>
              <td className="whitespace-nowrap">
                {suggests ? <LevelMark level={suggests} basis="suggested" /> : 'nothing'}{' '}
                {suggests?.scheme === 'ocebm' && suggests.question}
              </td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
