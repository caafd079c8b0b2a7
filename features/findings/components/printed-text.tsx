import { Fragment } from 'react';
import { cutAtSigns } from '#lib/pharmacology/parameter-signs.ts';
import { ParameterSign } from './parameter-sign.tsx';

/** A label or result that is at hand as text alone, its parameters with their subscripts. */
export function PrintedText({ children }: { children: string }) {
  return cutAtSigns(children).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and are drawn anew with it
    <Fragment key={at}>{typeof piece === 'string' ? piece : <ParameterSign print={piece} />}</Fragment>
  ));
}
