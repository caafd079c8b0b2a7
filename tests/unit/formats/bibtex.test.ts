import { describe, expect, it } from 'vitest';
import { biblatex, bibtex } from '#lib/formats/bibtex/bibtex.ts';
import { parseNames, printName } from '#lib/formats/bibtex/names.ts';
import { decodeLatex } from '#lib/formats/latex/decode.ts';
import { decodeTitle } from '#lib/formats/latex/decode-title.ts';
import { encodeTitle } from '#lib/formats/latex/encode.ts';
import { readAll, writeAll } from './read-all.ts';

const csl = async (format: typeof bibtex, text: string) =>
  (await readAll(format, text)).records.map((record) => record.csl);

describe('LaTeX', () => {
  it.each([
    ['{\\\'E}tude {\\"u}ber na{\\"\\i}ve', 'Étude über naïve'],
    ['\\v{S}im\\r{u}nek, {\\c C}elik, \\O rsted, Stra\\ss{}e', 'Šimůnek, Çelik, Ørsted, Straße'],
    ['$\\alpha\\beta$ and \\textmu{}M, H$_2$O, $^{14}$C', 'αβ and µM, H<sub>2</sub>O, <sup>14</sup>C'],
    [
      '\\emph{Mitragyna} {\\bf x} \\textsc{y}',
      '<i>Mitragyna</i> <b>x</b> <span style="font-variant:small-caps;">y</span>',
    ],
    ["5\\,\\% -- ``quoted'' --- J.~R. \\& Co.\\ \\$5", '5\u2009% – “quoted” — J.\u00A0R. & Co. $5'],
    ['\\enquote{x} \\url{http://a/~b} \\href{http://a}{b} \\noopsort{z}c', '“x” http://a/~b b c'],
    ['US$ 5 \\unknown{kept} \\alone', 'US$ 5 kept \\alone'],
    ['one\n   two\n\nthree', 'one two\nthree'],
    ['a\\begin{it}b\\end{it}c\\begin{center} d\\end{center} \\begin{x', 'a<i>b</i>c d x'],
    ['\\begin{itemize}\\item one \\item two\\end{itemize}', '• one \n• two'],
    ['$\\mathbb{R}^n \\frac{1}{2}$ \\ensuremath{H_2O}', 'ℝ<sup>n</sup>1/2 H<sub>2</sub>O'],
    ['\\foreignlanguage{german}{Wort} $a \\text{ and } b$', 'Wort a and b'],
    ['\\ElsevierGlyph{2014} \\textperthousand{} \\textcommabelow{s} $\\leqslant$', '— ‰ ș ⩽'],
    ["P\\a'erez, Gr\\a`os, Books\\emdash and more", 'Pérez, Gròs, Books—and more'],
    ['$2n \\log n + \\sin x$, $\\log\\log\\alpha$, $\\max\\{x\\}$', '2n log n+sin x, log log α, max{x}'],
    ['Food &amp; Drugs {\\&}amp; \\&amp; caf&#233; &lt;5&#xb0; A&b;', 'Food & Drugs & & café <5° A&b;'],
    ["?`Qu\\'e? !`Hola!", '¿Qué? ¡Hola!'],
  ])('%s', (latex, text) => expect(decodeLatex(latex)).toBe(text));

  it('gives up on nesting without end', () => expect(decodeLatex(`${'{'.repeat(3000)}deep`)).toContain('deep'));

  it('keeps what braces protect, when the word does not show it by itself', () => {
    expect(decodeTitle('The {DNA} of {Bar Foo} in {B}ayesian')).toBe(
      'The DNA of <span class="nocase">Bar Foo</span> in <span class="nocase">Bayesian</span>',
    );
    expect(decodeTitle('{The whole title}')).toBe('The whole title');
    expect(
      encodeTitle(
        'Effects of plasma mRNA levels in Thailand: <i>Mitragyna speciosa</i> and <span class="nocase">pH</span>',
      ),
    ).toBe('Effects of plasma {mRNA} levels in {Thailand}: \\textit{Mitragyna speciosa} and {{pH}}');
  });
});

describe('names', () => {
  it('reads every form', () => {
    const text =
      'van der Berg, Jan and King, Jr., Martin Luther and Ludwig van Beethoven and {World Health Org and Co} and Plato and {van Rijn}, R. and family=Hasselt, given=Ann, prefix=van and Min Lee III and others';
    expect(parseNames(text)).toEqual([
      { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { 'non-dropping-particle': 'van', family: 'Beethoven', given: 'Ludwig' },
      { literal: 'World Health Org and Co' },
      { family: 'Plato' },
      { family: 'van Rijn', given: 'R.' },
      { 'non-dropping-particle': 'van', family: 'Hasselt', given: 'Ann' },
      { family: 'Lee', given: 'Min', suffix: 'III' },
      { literal: 'others' },
    ]);
  });

  it('tells particles from small letters and from the words of bodies', () => {
    expect(parseNames('ann smith and Ludwig van Beethoven and ludwig van beethoven and Rights at Work')).toEqual([
      { given: 'ann', family: 'smith' },
      { 'non-dropping-particle': 'van', family: 'Beethoven', given: 'Ludwig' },
      { 'non-dropping-particle': 'van', family: 'beethoven', given: 'ludwig' },
      { literal: 'Rights at Work' },
    ]);
  });

  it('splits no name at an accent', () => {
    expect(
      parseNames("S\\~ao, Jos\\'e and Jo\\~{a}o Pe\\~na and Dezs\\H o Vas and L\\o vdal, Jens and Jan~van~der~Wal"),
    ).toEqual([
      { family: 'São', given: 'José' },
      { family: 'Peña', given: 'João' },
      { family: 'Vas', given: 'Dezső' },
      { family: 'Løvdal', given: 'Jens' },
      { 'non-dropping-particle': 'van der', family: 'Wal', given: 'Jan' },
    ]);
  });

  it('writes what reads the same', () => {
    expect(printName({ family: 'van Rijn', given: 'R.' })).toBe('{van Rijn}, R.');
    expect(printName({ family: 'Berg', given: 'J.', 'non-dropping-particle': 'van den', suffix: 'Jr.' })).toBe(
      'van den Berg, Jr., J.',
    );
    expect(printName({ literal: 'Foo, and Bar' })).toBe('{Foo, and Bar}');
  });
});

describe('BibTeX', () => {
  it('joins strings, knows months, and reports what is not defined', async () => {
    const text =
      '@string{jac = "J. Am. " # {Chem.}}\n@article(a, journal = jac # { Soc.}, year = 2001, month = 5 , title = "A {"}B{"}")\n@misc{b, note = nope, month = mar, year = "1999"}';
    const { records, problems } = await readAll(bibtex, text);
    expect(records.map((record) => record.csl)).toEqual([
      {
        type: 'article-journal',
        'container-title': 'J. Am. Chem. Soc.',
        issued: { 'date-parts': [[2001, 5]] },
        title: 'A "B"',
      },
      { type: 'document', note: 'nope', issued: { 'date-parts': [[1999, 3]] } },
    ]);
    expect(problems).toMatchObject([{ line: 3, column: 17, index: 1, key: 'b', field: 'note', severity: 'warning' }]);
  });

  it('keeps what it does not know, and both of a repeated field', async () => {
    const { records, problems } = await readAll(
      bibtex,
      '@conference{a, title={T}, x={1}, title={U}, File={:a\\_b.pdf:PDF}}',
    );
    expect(records[0]?.csl).toEqual({
      type: 'paper-conference',
      title: 'T',
      custom: { 'x-bib-type': 'conference', 'x-bib-x': '1', 'x-bib-file': ':a\\_b.pdf:PDF', 'x-bib-title': 'U' },
    });
    expect(records[0]?.tokens.map(([tag, , mappedTo]) => [tag, mappedTo])).toEqual([
      ['title', 'title'],
      ['x', null],
      ['title', 'title'],
      ['file', null],
    ]);
    expect(problems).toHaveLength(1);
  });

  it('reads identifiers and addresses as they stand', async () => {
    const text =
      '@misc{a, doi={https://doi.org/10.1000/A\\_b}, url={http://x/~y_%20z}, eprint={123}, eprinttype={pubmed}, pages={1--9, 12}}';
    expect(await csl(bibtex, text)).toMatchObject([
      { DOI: '10.1000/A_b', URL: 'http://x/~y_%20z', PMID: '123', page: '1-9, 12' },
    ]);
    expect(await csl(bibtex, '@misc{a, howpublished={\\url{http://x/a\\_b}}}')).toMatchObject([
      { URL: 'http://x/a_b' },
    ]);
  });

  it('says where several names are not joined, so that they are read as one', async () => {
    const { problems } = await readAll(
      bibtex,
      '@misc{a,\n  author = {King, Jr., Martin and Dumas, père, Alexandre},\n  editor = {Smith J., Doe J., Roe K.}\n}',
    );
    expect(problems).toMatchObject([{ line: 3, column: 12, index: 0, key: 'a', field: 'editor', severity: 'warning' }]);
  });

  it('reads what databases add to BibTeX', async () => {
    const text =
      '@article{a, journal={Food &amp; Drugs}, abbrev_source_title={Food Drugs}, art_number={77}, author_keywords={Kratom; Tea &amp; leaves}, keywords={Plants; Kratom}, note={PMID: 31000001}}';
    const { records } = await readAll(bibtex, text);
    expect(records[0]?.csl).toEqual({
      type: 'article-journal',
      'container-title': 'Food & Drugs',
      'container-title-short': 'Food Drugs',
      number: '77',
      keyword: 'Kratom; Tea & leaves; Plants',
      PMID: '31000001',
    });
    // A note that only looks like one comes back as a note.
    const note = {
      citationKey: 'b',
      csl: { type: 'article-journal', note: 'PMID: 5', title: 'A &amp; B' },
      keywords: [],
    };
    expect(await csl(bibtex, await writeAll(bibtex, [note]))).toEqual([note.csl]);
  });

  it('sorts our tags from keywords', async () => {
    const { records } = await readAll(bibtex, '@misc{a, keywords={opioid, {Mice, Inbred}, target:mor}}');
    expect(records[0]).toMatchObject({
      keywords: ['opioid', 'Mice, Inbred'],
      tags: ['target:mor'],
      csl: { keyword: 'opioid; Mice, Inbred' },
    });
  });
});

describe('BibLaTeX', () => {
  it('inherits, wherever the parent stands', async () => {
    const text =
      '@incollection{a, title={A}, crossref={b}}\n@collection{b, title={Book}, subtitle={Sub}, editor={Doe, J.}, xdata={p}, date={2001}}\n@xdata{p, publisher={X and Y}}';
    const { records } = await readAll(biblatex, text);
    expect(records.map(({ index }) => index).sort()).toEqual([0, 1]);
    expect(records.find(({ index }) => index === 0)?.csl).toMatchObject({
      title: 'A',
      'container-title': 'Book: Sub',
      editor: [{ family: 'Doe', given: 'J.' }],
      publisher: 'X; Y',
      issued: { 'date-parts': [[2001]] },
    });
  });

  it('gives out what inherits from nothing, with a warning', async () => {
    const { records, problems } = await readAll(
      biblatex,
      '@incollection{a, title={A}, crossref={b}}\n@incollection{c, crossref={c}, title={C}}',
    );
    expect(records).toHaveLength(2);
    expect(problems.map(({ key }) => key)).toContain('a');
  });

  it.each([
    ['2001-02-03', { 'date-parts': [[2001, 2, 3]] }],
    ['2001~/2002-05', { 'date-parts': [[2001], [2002, 5]], circa: true }],
    ['2001/', { 'date-parts': [[2001], [0]] }],
    ['-0044-03-15', { 'date-parts': [[-44, 3, 15]] }],
    ['2001-22', { 'date-parts': [[2001]], season: 2 }],
    ['199X', { 'date-parts': [[1990], [1999]] }],
    ['forthcoming', { literal: 'forthcoming' }],
  ])('date %s', async (date, issued) => {
    const [record] = await csl(biblatex, `@book{a, date={${date}}}`);
    expect(record?.issued).toEqual(issued);
  });

  it('joins what stands in parts', async () => {
    const text =
      '@inbook{a, maintitle={Works}, booktitle={Tragedies}, title={Macbeth}, volume={7}, part={2}, langid={british}, editora={Poe, E.}, editoratype={compiler}, type={phdthesis}}';
    expect(await csl(biblatex, text)).toMatchObject([
      {
        type: 'chapter',
        'container-title': 'Works',
        'volume-title': 'Tragedies',
        volume: '7.2',
        language: 'en-GB',
        compiler: [{ family: 'Poe', given: 'E.' }],
      },
    ]);
  });

  it('says a kind of work by its key, and takes no other word for one', async () => {
    const [patent, odd] = await csl(biblatex, '@patent{p, type = {patentus}}\n@misc{o, type = {constructor}}');
    expect([patent?.genre, odd?.genre]).toEqual(['U.S. patent', 'constructor']);
    const record = { csl: { type: 'report', genre: 'techreport' }, citationKey: 'k' };
    expect((await csl(biblatex, await writeAll(biblatex, [record])))[0]?.genre).toBe('techreport');
  });

  it('writes fields of its own', async () => {
    const written = await writeAll(biblatex, [
      {
        citationKey: 'a b',
        csl: {
          type: 'webpage',
          title: 'T',
          issued: { 'date-parts': [[2001, 2]] },
          'publisher-place': 'Basel and Bern',
          language: 'de-DE',
        },
      },
    ]);
    expect(written).toBe(
      '@online{ab,\n  title = {T},\n  date = {2001-02},\n  location = {Basel {and} Bern},\n  langid = {ngerman}\n}\n\n',
    );
  });
});

describe('Bib.TXT', () => {
  it('reads entries of "name: value" under a key', async () => {
    const text =
      '[]\n\n[Fau86]\n    author:    J.W. Goethe\n    title:     Faust\n\n    year: 1986\n\n[b]\n  type: article\n  journal: J\n';
    const { records, problems } = await readAll(bibtex, text);
    expect(records).toMatchObject([
      {
        citationKey: 'Fau86',
        line: 3,
        lineTo: 7,
        csl: { type: 'book', title: 'Faust', author: [{ family: 'Goethe' }] },
      },
      { citationKey: 'b', csl: { type: 'article-journal', 'container-title': 'J' } },
    ]);
    expect(problems).toMatchObject([{ line: 1, index: 0 }]);
  });
});

describe('dialects', () => {
  const entry = '@article{a, title = {T}, langid = {english}, langidopts = {variant=british}, series = {3}}';

  it('BibLaTeX names a language as babel does and counts the series of a journal', async () => {
    expect(await csl(biblatex, entry)).toMatchObject([{ language: 'en-GB', 'collection-title': '3rd series' }]);
    expect(await csl(biblatex, '@article{a, series = {newseries}}')).toMatchObject([
      { 'collection-title': 'new series' },
    ]);
    expect(await csl(biblatex, '@book{a, series = {3}}')).toMatchObject([{ 'collection-title': '3' }]);
  });

  it('BibTeX has its languages and series as they are written', async () => {
    expect(await csl(bibtex, entry)).toMatchObject([{ language: 'english', 'collection-title': '3' }]);
    const written = await writeAll(bibtex, [{ citationKey: 'a', csl: { type: 'book', language: 'de-DE' } }]);
    expect(written).toContain('language = {de-DE}');
  });

  it('several houses all publish, and an article may have a number beside its issue', async () => {
    const text = '@inproceedings{a, organization = {ACM}, publisher = {Springer}, eid = {e7}}';
    expect(await csl(bibtex, text)).toMatchObject([{ publisher: 'Springer / ACM', number: 'e7' }]);
    expect(await csl(biblatex, text)).toMatchObject([{ publisher: 'ACM; Springer' }]);
    const [article] = await csl(bibtex, '@article{a, eid = {e7}, number = {2}}');
    expect(article).toEqual({ type: 'article-journal', issue: '2', number: 'e7' });
    expect(await writeAll(bibtex, [{ citationKey: 'a', csl: article ?? { type: 'book' } }])).toContain('eid = {e7}');
  });

  it('any entry may lend its fields, whatever it is', async () => {
    const text =
      '@software{a, title = {T}}\n@softwareversion{b, crossref = {a}, version = {5}}\n@misc{c, crossref = {b}}';
    expect(await csl(biblatex, text)).toMatchObject([
      { title: 'T' },
      { type: 'software', title: 'T', version: '5' },
      { title: 'T' },
    ]);
  });

  it('the title of an issue stands in its periodical', async () => {
    const text = '@periodical{a, title = {Computers}, issuetitle = {Semantic Media}, issuesubtitle = {Now}}';
    expect(await csl(biblatex, text)).toMatchObject([
      { type: 'periodical', title: 'Semantic Media: Now', 'container-title': 'Computers' },
    ]);
  });
});
