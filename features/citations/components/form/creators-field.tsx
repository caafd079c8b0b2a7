'use client';

import { useState } from 'react';
import { Button } from '#components/button.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { OrderableList } from '#components/orderable-list.tsx';
import { TextField } from '#components/text-field.tsx';
import type { CslName } from '#lib/csl/item.ts';
import { displayName } from '#lib/csl/name.ts';

type Props = { role: string; label: string; names: readonly CslName[] };
type Row = { id: number; name: CslName; isBody: boolean };

const isBody = (name: CslName) => name.literal !== undefined;

/** The creators of one role, in their order. The rows carry fields `role.n.part`, so that they are sent without script too. */
export function CreatorsField({ role, label, names }: Props) {
  const [rows, setRows] = useState<Row[]>(() => startingRows(names));
  const add = (body: boolean) => setRows([...rows, { id: nextId(rows), name: {}, isBody: body }]);
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <input type="hidden" name="roles" value={role} />
      <OrderableList
        items={rows}
        keyOf={({ id }) => String(id)}
        nameOf={({ name }) => displayName(name) || 'this name'}
        onChange={setRows}
      >
        {(row) => <CreatorRow role={role} row={row} />}
      </OrderableList>
      <div className="flex flex-wrap gap-2 pt-1">
        <Button size="small" icon="plus" onClick={() => add(false)}>
          Add a person
        </Button>
        <Button size="small" icon="plus" onClick={() => add(true)}>
          Add a body
        </Button>
      </div>
    </fieldset>
  );
}

// One empty row at the start, so that a name can be typed at once.
function startingRows(names: readonly CslName[]): Row[] {
  const all = names.length > 0 ? names : [{}];
  return all.map((name, id) => ({ id, name, isBody: isBody(name) }));
}

const nextId = (rows: readonly Row[]) => Math.max(-1, ...rows.map(({ id }) => id)) + 1;

function CreatorRow({ role, row: { id, name, isBody: body } }: { role: string; row: Row }) {
  const field = (part: string) => `${role}.${id}.${part}`;
  const rest = <input type="hidden" name={field('kept')} value={JSON.stringify(name)} />;
  if (body) {
    return (
      <>
        {rest}
        <TextField
          label="Name of the body"
          hideLabel
          placeholder="Name of the body"
          name={field('literal')}
          defaultValue={name.literal ?? ''}
        />
      </>
    );
  }
  return (
    <>
      {rest}
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        <TextField
          label="Family name"
          hideLabel
          placeholder="Family name"
          name={field('family')}
          defaultValue={name.family ?? ''}
        />
        <TextField
          label="Given names"
          hideLabel
          placeholder="Given names"
          name={field('given')}
          defaultValue={name.given ?? ''}
        />
      </div>
      <Disclosure
        summary="Particle, suffix, ORCID"
        open={Boolean(name.suffix ?? name.ORCID ?? name['non-dropping-particle'])}
      >
        <div className="grid grid-cols-1 gap-2 py-2 sm:grid-cols-3">
          <TextField
            label="Particle"
            hint="van, de la"
            name={field('non-dropping-particle')}
            defaultValue={name['non-dropping-particle'] ?? ''}
          />
          <TextField label="Suffix" hint="Jr, III" name={field('suffix')} defaultValue={name.suffix ?? ''} />
          <TextField
            label="ORCID iD"
            hint="0000-0002-1825-0097"
            name={field('ORCID')}
            defaultValue={String(name.ORCID ?? '')}
          />
        </div>
      </Disclosure>
    </>
  );
}
