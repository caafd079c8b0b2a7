/** What a reader hears of a cell with findings, whose best level has this mark. */
export function findingsInWords(findings: number, mark: string, leaning: string): string {
  const best = mark && `best ${mark}, `;
  return `${findings} ${findings === 1 ? 'finding' : 'findings'}, ${best}${leaning}`;
}
