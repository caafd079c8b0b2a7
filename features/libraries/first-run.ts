export interface FirstRun {
  /** One-time address to create the first owner; absent when somebody can sign in. */
  setupAddress?: string;
}

/** What the start does once the database is up to date and before anyone is served. */
export async function prepareInstance(): Promise<FirstRun> {
  return {};
}
