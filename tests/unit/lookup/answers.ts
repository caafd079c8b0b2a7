import {
  crossrefWorks,
  dataciteDois,
  europepmcResult,
  openalexWork,
  openlibraryBooks,
  pubmedArticle,
} from './answered-works.ts';
import { type Answering, sendJson } from './service-server.ts';

/** Answers as the service does whose name leads the path: `/crossref/works/…`. */
export const answerAs: Answering = (url, response) => {
  const [, service = '', ...rest] = url.pathname.split('/');
  const path = decodeURIComponent(rest.join('/'));
  const query = url.searchParams;
  if (service === 'crossref') return crossref(path, query, response);
  if (service === 'europepmc') {
    const asked = query.get('query') ?? '';
    const isKnown = ['27192616', 'PMC5189718', '10.1021/jacs.6b00360', 'mitragynine'].some((value) =>
      asked.includes(value),
    );
    const result = isKnown ? [europepmcResult] : [];
    return sendJson(response, {
      version: '6.9',
      hitCount: result.length,
      nextCursorMark: query.get('cursorMark'),
      resultList: { result },
    });
  }
  if (service === 'openalex') {
    const isKnown = /W2400000000|pmid:27192616/.test(path);
    return isKnown ? sendJson(response, openalexWork) : sendJson(response, { error: 'Not Found' }, 404);
  }
  if (service === 'datacite') {
    const attributes = dataciteDois[path.replace(/^dois\//, '')];
    return attributes
      ? sendJson(response, { data: { id: 'x', type: 'dois', attributes } })
      : sendJson(
          response,
          { errors: [{ status: '404', title: "The resource you are looking for doesn't exist." }] },
          404,
        );
  }
  if (service === 'openlibrary') {
    const keys = (query.get('bibkeys') ?? '').split(',');
    return sendJson(
      response,
      Object.fromEntries(keys.flatMap((key) => (openlibraryBooks[key] ? [[key, openlibraryBooks[key]]] : []))),
    );
  }
  if (service === 'pubmed') return pubmed(path, query, response);
  return sendJson(response, {}, 404);
};

function pubmed(path: string, query: URLSearchParams, response: Parameters<Answering>[1]) {
  if (path === 'esearch.fcgi') {
    const term = query.get('term') ?? '';
    if (term.includes('((')) return sendJson(response, { esearchresult: { ERROR: 'Invalid query' } });
    const idlist = /10\.1021\/jacs\.6b00360|PMC5189718|mitragynine/.test(term) ? ['27192616'] : [];
    return sendJson(response, { header: { type: 'esearch' }, esearchresult: { count: String(idlist.length), idlist } });
  }
  const isKnown = (query.get('id') ?? '').split(',').includes('27192616');
  const head =
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">';
  const body = `${head}\n<PubmedArticleSet>${isKnown ? pubmedArticle : ''}</PubmedArticleSet>\n`;
  return response.writeHead(200, { 'content-type': 'text/xml; charset=UTF-8' }).end(body);
}

function crossref(path: string, query: URLSearchParams, response: Parameters<Answering>[1]) {
  const doi = path.replace(/^works\/?/, '');
  const list = (items: object[]) =>
    sendJson(
      response,
      {
        status: 'ok',
        'message-type': 'work-list',
        message: { 'total-results': items.length, items, 'items-per-page': 20 },
      },
      200,
      { 'x-rate-limit-limit': '50', 'x-rate-limit-interval': '1s' },
    );
  if (doi === '10.1000/broken') return sendJson(response, {}, 500);
  if (doi !== '') {
    const work = crossrefWorks[doi];
    if (work) return sendJson(response, { status: 'ok', 'message-type': 'work', message: work });
    return response.writeHead(404, { 'content-type': 'text/plain' }).end('Resource not found.');
  }
  const filter = query.get('filter') ?? '';
  const alternative = /alternative-id:(\S+)/.exec(filter)?.[1];
  if (alternative)
    return list(Object.values(crossrefWorks).filter((work) => JSON.stringify(work).includes(alternative)));
  if (filter.startsWith('doi:')) return list(filter.split(',').flatMap((part) => crossrefWorks[part.slice(4)] ?? []));
  return list(query.get('query.bibliographic') ? [crossrefWorks['10.1021/jacs.6b00360'] ?? {}] : []);
}
