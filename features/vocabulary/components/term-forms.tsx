import { ActionForm } from '#components/action-form.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import type { FormState } from '#lib/form-action.ts';
import { printIdentifiers } from '../identifier-links.ts';
import { type Facet, type Term, termPath, withDescendants } from '../vocabulary-tree.ts';

export type Action = (state: FormState, data: FormData) => Promise<FormState>;
type Props = { term: Term; action: Action };

/** Names, definition and outside identifiers. */
export function EditTermForm({ term, action }: Props) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <Version term={term} />
      <div className="fieldset-fields">
        <TextField label="Name" name="name" required defaultValue={term.name} span={3} />
        <TextField
          label="Address"
          name="slug"
          defaultValue={term.slug}
          hint={`Stays with a new name. When it changes, ${term.tag} leads here.`}
          span={3}
        />
      </div>
      <TermFields term={term} />
      <SubmitBar still>
        <SubmitButton>Save</SubmitButton>
      </SubmitBar>
    </ActionForm>
  );
}

/** A new term, under `parent` or at the top of its facet. */
export function NewTermForm({ facet, parent, action }: { facet: Facet; parent?: Term; action: Action }) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <input type="hidden" name="parent" value={parent?.tag ?? ''} />
      <TextField
        label="Name"
        name="name"
        required
        hint={`Its address is made of it: ${facet.slug}:…`}
        pointer="/slug"
      />
      <TermFields />
      <SubmitBar still>
        <SubmitButton>Add the term</SubmitButton>
      </SubmitBar>
    </ActionForm>
  );
}

function TermFields({ term }: { term?: Term }) {
  return (
    <>
      <TextArea label="Synonyms" name="synonyms" optional hint="One a line." defaultValue={term?.synonyms.join('\n')} />
      <TextArea label="Definition" name="definition" optional defaultValue={term?.definition} />
      <TextArea
        label="Outside identifiers"
        name="identifiers"
        optional
        code
        hint="One a line, such as cas: 4098-40-2 or uniprot: P35372."
        defaultValue={term && printIdentifiers(term.identifiers)}
      />
      <TextField label="Where they are taken from" name="source" optional defaultValue={term?.source} />
    </>
  );
}

/** Hangs a term elsewhere in its tree. */
export function MoveTermForm({ term, action }: Props) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <Version term={term} />
      <TermField
        term={term}
        label="Under which term"
        name="parent"
        pointer="/parentId"
        hint="Its terms below come along. Empty: at the top."
        defaultValue={term.parent?.name}
      />
      <p>
        <SubmitButton variant="plain" icon="folder-tree">
          Move
        </SubmitButton>
      </p>
    </ActionForm>
  );
}

/** Makes one term of two. */
export function MergeTermForm({ term, action }: Props) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <Version term={term} />
      <TermField
        term={term}
        label="Into which term"
        name="into"
        pointer="/intoId"
        required
        hint={`Everything tagged ${term.name} is tagged with that term instead, which takes its names and the terms below it. It can be undone.`}
      />
      <p>
        <SubmitButton variant="plain" icon="git-merge">
          Merge
        </SubmitButton>
      </p>
    </ActionForm>
  );
}

/** Takes a term out of use. */
export function DeprecateTermForm({ term, action }: Props) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <Version term={term} />
      <TermField
        term={term}
        label="Successor"
        name="successor"
        pointer="/successorId"
        optional
        hint="Takes over the tags. Without one they stay, and the term is offered no more. It can be undone."
      />
      <p>
        <SubmitButton variant="plain" icon="archive">
          Deprecate
        </SubmitButton>
      </p>
    </ActionForm>
  );
}

/** Undoes a merge or takes a deprecated term back into use. */
export function RestoreTermForm({ term, action, children }: Props & { children: React.ReactNode }) {
  return (
    <ActionForm action={action} className="flex items-center gap-2">
      <Version term={term} />
      <SubmitButton variant="plain" size="small" icon="undo-2">
        {children}
      </SubmitButton>
    </ActionForm>
  );
}

function Version({ term }: { term: Term }) {
  return <input type="hidden" name="version" value={term.version} />;
}

type TermFieldProps = Omit<React.ComponentProps<typeof TextField>, 'list'> & { term: Term };

// Native completion: it works without script, and what is typed may be any name or `facet:term`.
function TermField({ term, ...field }: TermFieldProps) {
  const list = `${field.name}-terms`;
  const others = term.facet.roots.flatMap(withDescendants).filter((other) => other !== term);
  return (
    <>
      <TextField {...field} list={list} autoComplete="off" />
      <datalist id={list}>
        {others.map((other) => (
          <option key={other.id} value={other.name}>
            {termPath(other)
              .map(({ name }) => name)
              .join(' › ')}
          </option>
        ))}
      </datalist>
    </>
  );
}
