import type { Sign } from '#lib/pharmacology/parameter-signs.ts';

/** A parameter as it prints: K<sub>i</sub>, its symbol slanted when it is one letter. */
export function ParameterSign({ print: [symbol, subscript, rest] }: { print: Sign }) {
  return (
    <>
      {symbol.length === 1 ? <i>{symbol}</i> : symbol}
      {subscript && <sub>{subscript}</sub>}
      {rest}
    </>
  );
}
