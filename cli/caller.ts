import { resolve } from 'node:path';

const home = resolve(import.meta.dirname, '..');
// npm runs a script in the program's folder, and says in which it was called itself.
const folder = process.cwd() === home ? (process.env.INIT_CWD ?? home) : process.cwd();

/** Where a file lies that the caller names. */
export const pathOf = (file: string): string => resolve(folder, file);

/** What is the program's own, its styles, `.env` and `.data`, is looked for from its folder. */
export const goHome = (): void => process.chdir(home);
