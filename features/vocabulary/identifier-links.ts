import type { Identifiers } from './vocabulary-tree.ts';

type Authority = {
  label: string;
  form?: RegExp;
  /** Its page about the thing, given the identifier. */
  href?: (id: string) => string;
};

const uniprot = (label: string): Authority => ({
  label,
  form: /^[A-Z0-9]{6}([A-Z0-9]{4})?$/,
  href: (id) => `https://www.uniprot.org/uniprotkb/${id}/entry`,
});

/** Who names things outside, by the key under which a term keeps the name; in the order they are shown. */
const authorities: Readonly<Record<string, Authority>> = {
  cas: {
    label: 'CAS',
    form: /^[1-9]\d{1,6}-\d{2}-\d$/,
    href: (id) => `https://commonchemistry.cas.org/detail?cas_rn=${id}`,
  },
  casAlias: { label: 'CAS, other' },
  pubchem: {
    label: 'PubChem CID',
    form: /^[1-9]\d*$/,
    href: (id) => `https://pubchem.ncbi.nlm.nih.gov/compound/${id}`,
  },
  chembl: {
    label: 'ChEMBL',
    form: /^CHEMBL\d+$/,
    href: (id) => `https://www.ebi.ac.uk/chembl/explore/compound/${id}`,
  },
  unii: { label: 'UNII', form: /^[A-Z0-9]{10}$/, href: (id) => `https://precision.fda.gov/uniisearch/srs/unii/${id}` },
  inchikey: {
    label: 'InChIKey',
    form: /^[A-Z]{14}-[A-Z]{10}-[A-Z]$/,
    href: (id) => `https://pubchem.ncbi.nlm.nih.gov/#query=${id}`,
  },
  formula: { label: 'Formula' },
  mw: { label: 'Molar mass, g/mol', form: /^\d+(\.\d+)?$/ },
  gene: { label: 'Gene' },
  hgnc: {
    label: 'HGNC',
    form: /^HGNC:\d+$/,
    href: (id) => `https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/${id}`,
  },
  geneName: { label: 'Gene name' },
  iuphar: {
    label: 'IUPHAR/BPS target',
    form: /^\d+$/,
    href: (id) => `https://www.guidetopharmacology.org/GRAC/ObjectDisplayForward?objectId=${id}`,
  },
  iupharName: { label: 'IUPHAR name' },
  iupharLigand: {
    label: 'IUPHAR/BPS ligand',
    form: /^\d+$/,
    href: (id) => `https://www.guidetopharmacology.org/GRAC/LigandDisplayForward?ligandId=${id}`,
  },
  uniprot: uniprot('UniProt, human'),
  uniprotRat: uniprot('UniProt, rat'),
  uniprotMouse: uniprot('UniProt, mouse'),
  mesh: {
    label: 'MeSH',
    form: /^[CD]\d{6,9}$/,
    href: (id) => `https://meshb.nlm.nih.gov/record/ui?ui=${id}`,
  },
  gbif: { label: 'GBIF', form: /^\d+$/, href: (id) => `https://www.gbif.org/species/${id}` },
  ncbiTaxon: {
    label: 'NCBI Taxonomy',
    form: /^\d+$/,
    href: (id) => `https://www.ncbi.nlm.nih.gov/Taxonomy/Browser/wwwtax.cgi?id=${id}`,
  },
  'iso3166-1': {
    label: 'ISO 3166-1',
    form: /^[A-Z]{2}$/,
    href: (id) => `https://www.iso.org/obp/ui/#iso:code:3166:${id}`,
  },
  'iso3166-2': {
    label: 'ISO 3166-2',
    form: /^[A-Z]{2}-[A-Z0-9]{1,3}$/,
    href: (id) => `https://www.iso.org/obp/ui/#iso:code:3166:${id.slice(0, 2)}`,
  },
};

export type IdentifierLink = { scheme: string; label: string; value: string; href: string | null };

/** A term's outside names, those we know first, each with the authority's page about it when there is one. */
export function identifierLinks(identifiers: Identifiers): IdentifierLink[] {
  return inOrder(identifiers).flatMap((scheme) =>
    [identifiers[scheme] ?? []].flat().map((value) => {
      const { label, href } = authorities[scheme] ?? { label: scheme };
      return { scheme, label, value, href: href?.(value) ?? null };
    }),
  );
}

/** What is wrong with an identifier's form; null when nothing is. */
export function identifierFault(scheme: string, value: string): string | null {
  const authority = authorities[scheme];
  if (!authority?.form || authority.form.test(value)) return null;
  return `“${value}” does not look like ${authority.label}.`;
}

/** `cas: 4098-40-2`, one a line: how a person edits identifiers. */
export function printIdentifiers(identifiers: Identifiers): string {
  return inOrder(identifiers)
    .flatMap((scheme) => [identifiers[scheme] ?? []].flat().map((value) => `${scheme}: ${value}`))
    .join('\n');
}

// The database does not keep the order of an object's members.
function inOrder(identifiers: Identifiers): string[] {
  const known = Object.keys(authorities).filter((scheme) => scheme in identifiers);
  return [...known, ...Object.keys(identifiers).filter((scheme) => !(scheme in authorities))];
}

/** Reads lines of `scheme: value`; a scheme named twice keeps both values. Lines of another form are `faults`. */
export function parseIdentifiers(text: string): { identifiers: Identifiers; faults: string[] } {
  const identifiers: Record<string, string[]> = {};
  const faults: string[] = [];
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)) {
    const [, scheme, value] = /^([A-Za-z][\w-]*)\s*:\s*(\S.*)$/.exec(line) ?? [];
    if (scheme && value) identifiers[scheme] = [...(identifiers[scheme] ?? []), value];
    else faults.push(`“${line}” is not of the form “cas: 4098-40-2”.`);
  }
  const single = Object.entries(identifiers).map(([scheme, values]) => {
    const [first = '', ...more] = values;
    return [scheme, more.length > 0 ? values : first] as const;
  });
  return { identifiers: Object.fromEntries(single), faults };
}
