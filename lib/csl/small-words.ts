/** Words that abbreviated titles of journals leave out, in the languages journals are named in. */
export const smallWords = ['of', 'the', 'and', 'for', 'in', 'on', 'de', 'la', 'des', 'et', 'der', 'und', 'fur'];
