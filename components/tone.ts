/** leaf: chosen, sound; vein: danger, excluded; amber: look out; sky and plum: kinds apart from those. */
export type Tone = 'neutral' | 'leaf' | 'vein' | 'amber' | 'sky' | 'plum';
