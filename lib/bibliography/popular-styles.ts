/** The styles most papers, theses and dossiers ask for, by their CSL ids, as people call them. */
export const popularStyles: readonly { id: string; name: string }[] = [
  { id: 'apa', name: 'APA, 7th edition' },
  { id: 'vancouver', name: 'Vancouver (ICMJE)' },
  { id: 'american-medical-association', name: 'AMA, 11th edition' },
  { id: 'american-chemical-society', name: 'ACS' },
  { id: 'nature', name: 'Nature' },
  { id: 'harvard-cite-them-right', name: 'Harvard (Cite Them Right)' },
  { id: 'chicago-author-date', name: 'Chicago author-date' },
  { id: 'modern-language-association', name: 'MLA, 9th edition' },
  { id: 'ieee', name: 'IEEE' },
];

/** Other names under which people and other programs ask for a shipped style. */
export const styleAliases: Readonly<Record<string, string>> = {
  'apa-7th-edition': 'apa',
  icmje: 'vancouver',
  nlm: 'national-library-of-medicine',
  'nlm-citation-sequence': 'vancouver',
  ama: 'american-medical-association',
  'american-medical-association-11th-edition': 'american-medical-association',
  acs: 'american-chemical-society',
  harvard: 'harvard-cite-them-right',
  chicago: 'chicago-author-date',
  'chicago-author-date-17th-edition': 'chicago-author-date',
  mla: 'modern-language-association',
  'modern-language-association-9th-edition': 'modern-language-association',
};
