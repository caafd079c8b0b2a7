import type { Format } from '../format.ts';
import { named } from '../names.ts';
import { readCslJson } from './read.ts';
import { writeCslJson } from './write.ts';

/** CSL-JSON 1.0.2: an array, `{"items": []}`, one record, or one a line. */
export const cslJson: Format = { ...named('csl-json'), read: readCslJson, write: writeCslJson };
