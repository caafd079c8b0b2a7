import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import type { Tone } from '#components/tone.ts';
import { acceptedByWords, isAcceptedByAuthor, mayAcceptOwn } from '#features/libraries/second-person.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { type AppraisalRecord, appraisalToolNames } from '../appraisal.ts';
import { acceptAppraisalAction } from '../appraisal-actions.ts';
import { type Rob2Judgement, rob2Domains, rob2EffectNames, rob2JudgementNames } from '../rob2-table.ts';
import { type SyrcleAnswer, syrcleAnswerNames, syrcleItems } from '../syrcle.ts';

type Props = { viewer: LibraryActor; citationId: string; appraisals: readonly AppraisalRecord[] };

// The tools' own traffic lights, with a sign and a word beside the colour.
const rob2Looks: Record<Rob2Judgement, { sign: string; tone: Tone }> = {
  low: { sign: '+', tone: 'leaf' },
  'some-concerns': { sign: '!', tone: 'amber' },
  high: { sign: '−', tone: 'vein' },
};
const syrcleLooks: Record<SyrcleAnswer, { sign: string; tone: Tone }> = {
  yes: { sign: '+', tone: 'leaf' },
  unclear: { sign: '?', tone: 'amber' },
  no: { sign: '−', tone: 'vein' },
};

/** Risk of bias as it was judged, domain by domain or item by item, and links to judge. */
export function Appraisals({ viewer, citationId, appraisals }: Props) {
  const { slug } = viewer.library;
  const here = `/${slug}/citations/${citationId}/appraise`;
  return (
    <div className="grid gap-5">
      {appraisals.length === 0 && <p className="text-ink-soft">Nobody has appraised it.</p>}
      {appraisals.map((appraisal) => (
        <Appraisal key={appraisal.id} viewer={viewer} appraisal={appraisal} here={here} />
      ))}
      {can(viewer, 'appraisal.make') && (
        <p className="flex flex-wrap gap-2 print-hidden">
          <LinkButton href={`${here}?tool=rob2`} size="small" icon="clipboard-check">
            Appraise a trial’s result (RoB 2)
          </LinkButton>
          <LinkButton href={`${here}?tool=syrcle`} size="small" icon="clipboard-check">
            Appraise an animal study (SYRCLE)
          </LinkButton>
        </p>
      )}
    </div>
  );
}

type OneProps = { viewer: LibraryActor; appraisal: AppraisalRecord; here: string };

function Appraisal({ viewer, appraisal, here }: OneProps) {
  const { id, tool, result, author, madeAt, acceptedBy } = appraisal;
  const isMine = author.id === viewer.userId;
  const mayAccept =
    !acceptedBy && can(viewer, 'appraisal.accept') && (!isMine || mayAcceptOwn(viewer.library, 'appraisals'));
  return (
    <article className="grid gap-2">
      <h3 className="flex flex-wrap items-center gap-2 font-semibold">
        {appraisalToolNames[tool].name}
        {result && `: ${result}`}
        {acceptedBy ? (
          <Badge tone="leaf">{isAcceptedByAuthor(appraisal) ? 'Accepted by its author' : 'Accepted'}</Badge>
        ) : (
          <Badge tone="amber" outline>
            {viewer.library.appraisalsNeedSecondPerson ? 'Not yet confirmed by a second person' : 'Not reviewed'}
          </Badge>
        )}
      </h3>
      {appraisal.tool === 'rob2' ? <Rob2Table appraisal={appraisal} /> : <SyrcleTable appraisal={appraisal} />}
      <p className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
        Judged by {author.name}, <TimeAgo date={madeAt} />
        {acceptedBy && `; a${acceptedByWords({ author, acceptedBy }).slice(1)}`}
        {can(viewer, 'appraisal.make') && (
          <a href={`${here}?tool=${tool}&appraisal=${id}`} data-soft className="print-hidden">
            Judge anew
          </a>
        )}
      </p>
      {mayAccept && (
        <ActionForm action={acceptAppraisalAction.bind(null, viewer.library.slug, id)} className="contents">
          <p>
            <SubmitButton size="small" icon="check">
              {isMine ? 'Accept the appraisal as its author' : 'Accept the appraisal'}
            </SubmitButton>
          </p>
        </ActionForm>
      )}
    </article>
  );
}

function Rob2Table({ appraisal }: { appraisal: Extract<AppraisalRecord, { tool: 'rob2' }> }) {
  const rows = [
    ...rob2Domains(appraisal.effect).map(({ code, name }) => ({ code, name: `${code} ${name}` })),
    { code: 'overall', name: 'Overall' },
  ];
  return (
    <>
      <p className="text-ink-soft text-sm">{rob2EffectNames[appraisal.effect]}</p>
      <Table caption="Risk of bias by domain" hideCaption>
        <thead>
          <tr>
            <ColumnHead>Domain</ColumnHead>
            <ColumnHead>Judgement</ColumnHead>
            <ColumnHead>Why</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name }) => {
            const judged = appraisal.judgements[code];
            const differs = judged?.suggested && judged.suggested !== judged.judgement;
            return (
              <tr key={code}>
                <Cell className={code === 'overall' ? 'font-semibold' : undefined}>{name}</Cell>
                <Cell>
                  {judged?.judgement && (
                    <Light {...rob2Looks[judged.judgement]} words={rob2JudgementNames[judged.judgement]} />
                  )}
                </Cell>
                <Cell>
                  {appraisal.notes[code]}{' '}
                  {differs && (
                    <span className="block text-ink-soft">
                      The answers suggest {rob2JudgementNames[judged.suggested as Rob2Judgement].toLowerCase()}.{' '}
                      {judged.reason}
                    </span>
                  )}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}

function SyrcleTable({ appraisal }: { appraisal: Extract<AppraisalRecord, { tool: 'syrcle' }> }) {
  return (
    <Table caption="Risk of bias by item; there is no sum" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Item</ColumnHead>
          <ColumnHead>Answer</ColumnHead>
          <ColumnHead>Why</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {syrcleItems.map(({ number, name, bias }) => {
          const answer = appraisal.answers[number];
          return (
            <tr key={number}>
              <Cell>
                {number} {name} <span className="text-ink-soft">{bias}</span>
              </Cell>
              <Cell>{answer && <Light {...syrcleLooks[answer]} words={syrcleAnswerNames[answer]} />}</Cell>
              <Cell>{appraisal.notes[number]}</Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Light({ sign, tone, words }: { sign: string; tone: Tone; words: string }) {
  return (
    <Badge tone={tone}>
      <span aria-hidden="true">{sign}</span> {words}
    </Badge>
  );
}
