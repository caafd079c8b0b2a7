import { Fragment } from 'react';
import { type Piece, typeset } from '#lib/pharmacology/typeset.ts';

/** A label or result that is at hand as text alone, as it prints. */
export function PrintedText({ children }: { children: string }) {
  return <Pieces pieces={typeset(children)} />;
}

/** What is set already: K<sub>i</sub>, [<sup>35</sup>S]. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name, and are drawn anew with it
    <Fragment key={at}>{typeof piece === 'string' ? piece : <piece.as>{piece.text}</piece.as>}</Fragment>
  ));
}
