// Answers in the form each service documents, of works made up for the purpose.
export const crossrefWorks: Record<string, object> = {
  '10.1021/jacs.6b00360': {
    DOI: '10.1021/jacs.6b00360',
    type: 'journal-article',
    title: [
      'Synthetic and Receptor Signaling Explorations of the <jats:italic>Mitragyna</jats:italic> Alkaloids: &mu; &amp;amp; &#948; at 10<sup>−6</sup> <scp-x>M</scp-x>',
    ],
    'container-title': ['Journal of the American Chemical Society'],
    'short-container-title': ['J. Am. Chem. Soc.'],
    author: [
      {
        ORCID: 'https://orcid.org/0000-0002-1825-0097',
        'authenticated-orcid': false,
        given: 'Andrew C.',
        family: 'Kruegel',
        sequence: 'first',
        affiliation: [{ name: 'Columbia' }],
      },
      { name: 'The Kratom Consortium', sequence: 'additional', affiliation: [] },
    ],
    issued: { 'date-parts': [[2016, 5, 18]] },
    'published-print': { 'date-parts': [[2016, 6, 1]] },
    volume: '138',
    'journal-issue': { issue: '21' },
    page: '6754-6764',
    publisher: 'American Chemical Society (ACS)',
    ISSN: ['0002-7863', '1520-5126'],
    language: 'en',
    resource: { primary: { URL: 'https://pubs.acs.org/doi/10.1021/jacs.6b00360' } },
    abstract:
      '<jats:title>Abstract</jats:title><jats:sec><jats:title>Background:</jats:title><jats:p>Leaves of <jats:italic>Mitragyna</jats:italic>.</jats:p></jats:sec><jats:sec><jats:title>Results</jats:title>\n  <jats:p>They bind.</jats:p></jats:sec>',
    'updated-by': [
      {
        DOI: '10.1021/jacs.retraction',
        type: 'retraction',
        label: 'Retraction',
        source: 'retraction-watch',
        updated: { 'date-parts': [[2020, 1, 2]] },
      },
    ],
    relation: { 'has-preprint': [{ 'id-type': 'doi', id: '10.26434/chemrxiv.1', 'asserted-by': 'object' }], cites: [] },
    reference: [{ key: 'ref1', DOI: '10.1000/other' }],
  },
  '10.1021/jacs.retraction': {
    DOI: '10.1021/jacs.retraction',
    type: 'journal-article',
    title: ['Retraction of “Synthetic”'],
    'update-to': [
      {
        DOI: '10.1021/jacs.6b00360',
        type: 'retraction',
        label: 'Retraction',
        updated: { 'date-parts': [[2020, 1, 2]] },
      },
    ],
  },
  '10.1000/untitled': {
    DOI: '10.1000/untitled',
    type: 'journal-article',
    title: [],
    issued: { 'date-parts': [[null]] },
    volume: '3',
    author: 'nobody',
  },
  '10.1016/s0024-3205(98)00038-9': {
    DOI: '10.1016/s0024-3205(98)00038-9',
    type: 'journal-article',
    title: ['A study of leaves'],
    'alternative-id': ['S0024320598000389'],
  },
};

export const europepmcResult = {
  id: '27192616',
  source: 'MED',
  pmid: '27192616',
  pmcid: 'PMC5189718',
  doi: '10.1021/jacs.6b00360',
  title: 'Signaling of the &lt;i&gt;Mitragyna&lt;/i&gt; alkaloids in G<sub>i</sub>.',
  authorString: 'Kruegel AC, Kratom Group.',
  authorList: {
    author: [
      {
        fullName: 'Kruegel AC',
        firstName: 'Andrew C',
        lastName: 'Kruegel',
        initials: 'AC',
        authorId: { type: 'ORCID', value: '0000-0002-1825-0097' },
      },
      { collectiveName: 'Kratom Group' },
    ],
  },
  journalInfo: {
    issue: '21',
    volume: '138',
    journalIssueId: 1,
    dateOfPublication: '2016 Jun',
    monthOfPublication: 6,
    yearOfPublication: 2016,
    printPublicationDate: '2016-06-01',
    journal: {
      title: 'Journal of the American Chemical Society',
      isoabbreviation: 'J Am Chem Soc',
      issn: '0002-7863',
      essn: '1520-5126',
    },
  },
  pubYear: '2016',
  pageInfo: '6754-6764',
  abstractText: '<h4>Aim</h4>To test.<h4>Results</h4>It works.',
  language: 'eng',
  pubTypeList: { pubType: ['research-article', 'Journal Article', 'Retracted Publication'] },
  keywordList: { keyword: ['Opioid', 'Mitragynine'] },
  meshHeadingList: { meshHeading: [{ majorTopic_YN: 'Y', descriptorName: 'Receptors, Opioid, mu' }] },
  commentCorrectionList: {
    commentCorrection: [
      { id: '28000001', source: 'MED', reference: 'J Am Chem Soc. 2017 Jan 1', type: 'Erratum in', orderIn: 1 },
      { id: '1', source: 'MED', type: 'Comment in' },
    ],
  },
};

export const openalexWork = {
  id: 'https://openalex.org/W2400000000',
  doi: 'https://doi.org/10.1021/jacs.6b00360',
  title: 'Synthetic Explorations',
  display_name: 'Synthetic Explorations',
  type: 'article',
  publication_date: '2016-05-18',
  publication_year: 2016,
  language: 'en',
  is_retracted: true,
  ids: { openalex: 'https://openalex.org/W2400000000', pmid: 'https://pubmed.ncbi.nlm.nih.gov/27192616' },
  authorships: [
    {
      author_position: 'first',
      author: {
        id: 'https://openalex.org/A1',
        display_name: 'Jan van der Berg',
        orcid: 'https://orcid.org/0000-0002-1825-0097',
      },
      raw_author_name: 'Jan van der Berg',
    },
  ],
  primary_location: {
    landing_page_url: 'https://doi.org/10.1021/jacs.6b00360',
    source: {
      display_name: 'Journal of the American Chemical Society',
      issn: ['0002-7863', '1520-5126'],
      host_organization_name: 'American Chemical Society',
    },
  },
  biblio: { volume: '138', issue: null, first_page: '6754', last_page: '6764' },
  abstract_inverted_index: { Leaves: [0], bind: [1, 3], and: [2] },
};

export const dataciteDois: Record<string, object> = {
  '10.5061/dryad.1': {
    doi: '10.5061/dryad.1',
    titles: [{ title: 'Data from: Kratom leaves' }],
    creators: [
      {
        name: 'Smith, Ann',
        nameType: 'Personal',
        givenName: 'Ann',
        familyName: 'Smith',
        affiliation: [],
        nameIdentifiers: [
          {
            nameIdentifier: 'https://orcid.org/0000-0002-1825-0097',
            nameIdentifierScheme: 'ORCID',
            schemeUri: 'https://orcid.org',
          },
        ],
      },
      { name: 'Leaf Institute', nameType: 'Organizational' },
    ],
    publisher: 'Dryad',
    container: {},
    publicationYear: 2021,
    dates: [{ date: '2021-03-04', dateType: 'Issued' }],
    types: {
      ris: 'DATA',
      bibtex: 'misc',
      citeproc: 'dataset',
      resourceType: 'dataset',
      resourceTypeGeneral: 'Dataset',
    },
    descriptions: [{ description: '<p>Rows &amp; columns.</p>', descriptionType: 'Abstract' }],
    subjects: [{ subject: 'kratom' }],
    version: '2',
    url: 'https://datadryad.org/1',
    language: null,
    rightsList: [{ rights: 'CC0', rightsUri: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
    relatedIdentifiers: [
      { relationType: 'IsNewVersionOf', relatedIdentifier: '10.5061/dryad.0', relatedIdentifierType: 'DOI' },
      { relationType: 'IsCitedBy', relatedIdentifier: '10.1000/q', relatedIdentifierType: 'DOI' },
    ],
  },
  '10.48550/arxiv.2101.00001': {
    doi: '10.48550/arxiv.2101.00001',
    titles: [{ title: 'A preprint' }],
    types: { resourceTypeGeneral: 'Preprint', citeproc: 'article' },
    publicationYear: 2021,
    container: {},
  },
};

export const openlibraryBooks: Record<string, object> = {
  'ISBN:9783161484100': {
    url: 'https://openlibrary.org/books/OL1M/Tree',
    key: '/books/OL1M',
    title: 'The Tree',
    subtitle: 'A Leaf',
    authors: [{ url: 'https://openlibrary.org/authors/OL1A', name: 'Jane Q. Doe' }],
    number_of_pages: 96,
    identifiers: { isbn_10: ['316148410X'], openlibrary: ['OL1M'] },
    publishers: [{ name: 'Leaf Press' }],
    publish_places: [{ name: 'Bangkok' }],
    publish_date: 'March 2009',
    subjects: [{ name: 'Botany', url: 'x' }],
  },
};

export const pubmedArticle = `<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">27192616</PMID><DateCompleted><Year>2018</Year></DateCompleted>
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">1520-5126</ISSN><JournalIssue CitedMedium="Internet"><Volume>138</Volume><Issue>21</Issue><PubDate><Year>2016</Year><Month>Jun</Month><Day>01</Day></PubDate></JournalIssue><Title>Journal of the American Chemical Society</Title><ISOAbbreviation>J Am Chem Soc</ISOAbbreviation></Journal>
<ArticleTitle>Signaling of the <i>Mitragyna</i> Alkaloids in G<sub>i</sub>.</ArticleTitle><Pagination><MedlinePgn>6754-64</MedlinePgn></Pagination><ELocationID EIdType="doi" ValidYN="Y">10.1021/jacs.6b00360</ELocationID>
<Abstract><AbstractText Label="AIM">To test.</AbstractText></Abstract><AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Kruegel</LastName><ForeName>Andrew C</ForeName><Initials>AC</Initials></Author></AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Am Chem Soc. 2020;142:1. doi: 10.1021/jacs.retraction.</RefSource><PMID Version="1">31999999</PMID></CommentsCorrections><CommentsCorrections RefType="Cites"><RefSource>Other. 1999</RefSource><PMID Version="1">1</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">27192616</ArticleId><ArticleId IdType="doi">10.1021/jacs.6b00360</ArticleId><ArticleId IdType="pmc">PMC5189718</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
