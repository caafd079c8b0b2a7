/** What two records say about one thing: the same, something else, or nothing because one of them is silent. */
export type Agreement = 'same' | 'differs' | 'unknown';
