import { streamingReader } from '../streaming.ts';
import { type XmlDialect, XmlParser } from '../xml/parser.ts';
import { mapPubmed } from './map.ts';

const dialect: XmlDialect = {
  records: ['PubmedArticle', 'PubmedBookArticle'],
  nothingFound: 'No record was found: in PubMed XML each is a <PubmedArticle> or <PubmedBookArticle>.',
  map: mapPubmed,
};

export const readPubmedXml = streamingReader(() => new XmlParser(dialect));
