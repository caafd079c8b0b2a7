/** What BibLaTeX prints for the keys that `type` may hold. */
const genres: Record<string, string> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'Data CD',
  audiocd: 'Audio CD',
  ...ofPatents(),
};

function ofPatents(): Record<string, string> {
  const offices = { de: 'German ', eu: 'European ', fr: 'French ', uk: 'British ', us: 'U.S. ' };
  const keys: Record<string, string> = { patent: 'Patent', patreq: 'Patent request' };
  for (const [office, adjective] of Object.entries(offices)) {
    keys[`patent${office}`] = `${adjective}patent`;
    keys[`patreq${office}`] = `${adjective}patent request`;
  }
  return keys;
}

/** The kind of work a key or the type of an entry stands for; undefined for any other text. */
export function genreOf(key: string): string | undefined {
  return Object.hasOwn(genres, key) ? genres[key] : undefined;
}
