/** Holds an id that the citation key does not give back: another text beside `citation-key`, or a number. */
export const idKept = 'x-json-id';
