const labels: Record<string, string> = { pubmed: 'PubMed', europepmc: 'Europe PMC' };

/** A service's name as people write it. */
export function serviceLabel(name: string): string {
  return labels[name] ?? name;
}
