import { streamingReader } from '../streaming.ts';
import { type XmlDialect, XmlParser } from '../xml/parser.ts';
import { mapEndnote } from './map.ts';

const dialect: XmlDialect = {
  records: ['record'],
  nothingFound: 'No record was found: in EndNote XML each is a <record>.',
  map: mapEndnote,
};

export const readEndnoteXml = streamingReader(() => new XmlParser(dialect));
