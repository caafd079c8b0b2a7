import type { Metadata } from 'next';
import { Page, Section } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { StyleFinder } from '#features/exchange/components/style-finder.tsx';
import { UsualStyleForm } from '#features/exchange/components/usual-style-form.tsx';
import { findUsualStyle } from '#features/exchange/queries/style-choices.ts';
import { GeneralSettings } from '#features/libraries/components/general-settings.tsx';
import { InvitationForm } from '#features/libraries/components/invitation-form.tsx';
import { InvitationTable } from '#features/libraries/components/invitation-table.tsx';
import { MemberTable } from '#features/libraries/components/member-table.tsx';
import { SecondPersonSettings } from '#features/libraries/components/second-person-settings.tsx';
import { pageActor } from '#features/libraries/page-actor.ts';
import { findLibrary, listInvitations, listMembers } from '#features/libraries/queries.ts';
import { can } from '#lib/permissions.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage({ params, searchParams }: PageProps<'/[library]/settings'>) {
  const { library: slug } = await params;
  const query = await searchParams;
  const [find, chosen] = [String(query.find ?? ''), String(query.style ?? '')];
  const actor = await pageActor(slug);
  const mayInvite = can(actor, 'invitation.create');
  const [library, printing, members, invitations] = await Promise.all([
    findLibrary(actor),
    findUsualStyle(actor, { find, chosen }),
    listMembers(actor),
    mayInvite ? listInvitations(actor) : [],
  ]);
  return (
    <Page>
      <PageHeader title="Settings">{library.description}</PageHeader>
      {can(actor, 'library.update') && (
        <Section split title="General">
          <GeneralSettings library={library} />
        </Section>
      )}
      {can(actor, 'library.update') && (
        <Section
          split
          id="bibliographies"
          title="Bibliographies"
          hint="What they start with; each can be shown in another style."
        >
          <div className="grid gap-4">
            <UsualStyleForm
              key={printing.style}
              library={library}
              styles={printing.styles}
              locales={printing.locales}
              style={printing.style}
              locale={printing.locale}
            />
            <StyleFinder
              library={slug}
              find={find}
              found={printing.found}
              withStyle={(id) => `?${new URLSearchParams({ find, style: id })}#bibliographies`}
              filters={new URLSearchParams()}
              anchor="bibliographies"
              own={printing.own}
              mayAdd={can(actor, 'style.add')}
              mayRemove={can(actor, 'style.remove')}
            />
          </div>
        </Section>
      )}
      {can(actor, 'library.update') && (
        <Section split id="review" title="Review" hint="Who may accept what. Every change is kept in the activity.">
          <SecondPersonSettings library={library} />
        </Section>
      )}
      <Section
        split
        id="members"
        title="Members"
        hint={`You are ${actor.role === 'owner' ? 'an' : 'a'} ${actor.role}.`}
      >
        <MemberTable slug={slug} members={members} ownId={actor.userId} mayManage={can(actor, 'member.update')} />
      </Section>
      {mayInvite && (
        <Section split id="invitations" title="Invitations" hint="Links that let one person in, once.">
          <div className="grid gap-5">
            {invitations.length > 0 && <InvitationTable slug={slug} invitations={invitations} />}
            <InvitationForm slug={slug} />
          </div>
        </Section>
      )}
    </Page>
  );
}
