import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { countText } from '#components/count.tsx';
import { KeyValues } from '#components/key-values.tsx';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { NewUserForm } from '#features/accounts/components/new-user-form.tsx';
import { UserTable } from '#features/accounts/components/user-table.tsx';
import { findInstanceHealth, listUsers } from '#features/accounts/queries.ts';
import { signedInActor } from '#features/accounts/signed-in-actor.ts';
import { EventList } from '#features/activity/components/event-list.tsx';
import { activityFilterOf } from '#features/activity/filters.ts';
import { listInstanceActivity } from '#features/activity/queries.ts';
import { createLibraryAction } from '#features/exchange/actions.ts';
import { NewLibraryForm } from '#features/libraries/components/new-library-form.tsx';
import { listLibraries } from '#features/libraries/queries.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Administration' };

export default async function AdminPage() {
  const actor = await signedInActor();
  if (!can(actor, 'instance.read')) notFound();
  const [users, libraries, health, activity] = await Promise.all([
    listUsers(actor),
    listLibraries(actor),
    findInstanceHealth(actor),
    listInstanceActivity(actor, { ...activityFilterOf({}), limit: 20 }),
  ]);
  return (
    <Page>
      <PageHeader title="Administration">People and libraries of this instance.</PageHeader>
      <Section title="People">
        <div className="grid gap-5">
          <UserTable users={users} ownId={actor.userId} />
          <NewUserForm />
        </div>
      </Section>
      <Section id="libraries" title="Libraries" hint="What is in them is for their members only.">
        <div className="grid gap-5">
          {libraries.length > 0 && <LibraryTable libraries={libraries} />}
          <NewLibraryForm action={createLibraryAction} />
        </div>
      </Section>
      <Section split title="Health">
        <KeyValues rows={health.map(({ name, value }) => ({ key: name, term: name, value }))} />
      </Section>
      <Section
        split
        title="Latest events"
        hint="Of accounts and libraries. The command line verifies all of them: audit verify."
      >
        <EventList events={activity.items} />
      </Section>
    </Page>
  );
}

type Libraries = Awaited<ReturnType<typeof listLibraries>>;

function LibraryTable({ libraries }: { libraries: Libraries }) {
  return (
    <Table caption="Libraries" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>Address</ColumnHead>
          <ColumnHead end>Members</ColumnHead>
          <ColumnHead end>Citations</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {libraries.map(({ slug, name, members, citations }) => (
          <tr key={slug}>
            <Cell>{name}</Cell>
            <Cell>/{slug}</Cell>
            <Cell end>{countText(members)}</Cell>
            <Cell end>{countText(citations)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
