import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePassword } from '#features/accounts/commands/change-password.ts';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { createUser } from '#features/accounts/commands/create-user.ts';
import { declareConflicts } from '#features/accounts/commands/declare-conflicts.ts';
import { disableUser } from '#features/accounts/commands/disable-user.ts';
import { endSession } from '#features/accounts/commands/end-session.ts';
import { revokeToken } from '#features/accounts/commands/revoke-token.ts';
import { updateAccount } from '#features/accounts/commands/update-account.ts';
import { cancelBulkEdit, dismissBulkEdit, undoBulkEdit } from '#features/bulk-edits/commands/end-bulk-edit.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { restoreEarlierState } from '#features/citations/commands/restore-earlier-state.ts';
import { setListView } from '#features/citations/commands/set-list-view.ts';
import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { addAttachment, trashAttachment } from '#features/citations/commands/write-attachments.ts';
import { createNote, trashNote, updateNote } from '#features/citations/commands/write-notes.ts';
import { rejectClaim } from '#features/claims/commands/accept-claim.ts';
import { confirmGrade } from '#features/claims/commands/confirm-grade.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { withdrawClaimRevisions } from '#features/claims/commands/decide-claim-revision.ts';
import { gradeClaim } from '#features/claims/commands/grade-claim.ts';
import { importClaims } from '#features/claims/commands/import-claims.ts';
import { linkEvidence, unlinkEvidence } from '#features/claims/commands/link-evidence.ts';
import { proposeClaimRevision } from '#features/claims/commands/propose-claim-revision.ts';
import { signVerdict } from '#features/claims/commands/sign-verdict.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { discardClaim, withdrawClaim } from '#features/claims/commands/withdraw-claim.ts';
import { searchLinkable } from '#features/claims/queries/find-linkable.ts';
import { removeCollection, updateCollection } from '#features/collections/commands/change-collection.ts';
import { createCollection } from '#features/collections/commands/create-collection.ts';
import { orderCollection } from '#features/collections/commands/order-collection.ts';
import { resolveDisagreement } from '#features/disagreements/commands/resolve-disagreement.ts';
import { mergeCitations } from '#features/duplicates/commands/merge-citations.ts';
import { mergeSurePairs } from '#features/duplicates/commands/merge-sure-pairs.ts';
import { rejectCandidate } from '#features/duplicates/commands/reject-candidate.ts';
import { startDuplicateSearch } from '#features/duplicates/commands/start-search.ts';
import { undoMerge } from '#features/duplicates/commands/undo-merge.ts';
import { unlinkReport } from '#features/duplicates/commands/unlink-report.ts';
import { clearLevel } from '#features/evidence/commands/clear-level.ts';
import { confirmLevel } from '#features/evidence/commands/confirm-level.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import { acceptAppraisal, makeAppraisal } from '#features/evidence/commands/write-appraisals.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { cancelImport, runImport } from '#features/exchange/commands/start-import.ts';
import { undoImport } from '#features/exchange/commands/undo-import.ts';
import { createImport } from '#features/exchange/commands/upload-import.ts';
import { addStyle, removeStyle } from '#features/exchange/commands/write-styles.ts';
import { stopBibliography } from '#features/exchange/queries/whole-bibliography.ts';
import { rejectFinding } from '#features/findings/commands/accept-finding.ts';
import { createFinding } from '#features/findings/commands/create-finding.ts';
import { withdrawRevisions } from '#features/findings/commands/decide-revision.ts';
import { importFindings } from '#features/findings/commands/import-findings.ts';
import { proposeRevision } from '#features/findings/commands/propose-revision.ts';
import { updateFinding } from '#features/findings/commands/update-finding.ts';
import { discardFinding, withdrawFinding } from '#features/findings/commands/withdraw-finding.ts';
import { acceptFromInbox } from '#features/inbox/commands/accept-from-inbox.ts';
import { removeWatch } from '#features/inbox/commands/change-watch.ts';
import { createWatch } from '#features/inbox/commands/create-watch.ts';
import { updateMember } from '#features/libraries/commands/change-members.ts';
import { changeSecondPersonPolicy } from '#features/libraries/commands/change-second-person-policy.ts';
import { createInvitation } from '#features/libraries/commands/create-invitation.ts';
import { revokeInvitation } from '#features/libraries/commands/revoke-invitation.ts';
import { updateLibrary } from '#features/libraries/commands/update-library.ts';
import { lookUpRecords } from '#features/lookup/commands/look-up-records.ts';
import { checkAgain } from '#features/retractions/commands/check-again.ts';
import { importNotices } from '#features/retractions/commands/import-notices.ts';
import { addComment, trashComment } from '#features/reviews/commands/add-comment.ts';
import { assignReview } from '#features/reviews/commands/assign-review.ts';
import { followSubject, markNotificationsSeen, setDigest } from '#features/reviews/commands/follow.ts';
import { raiseFlag, resolveFlag } from '#features/reviews/commands/raise-flag.ts';
import { removeSearch, updateSearch } from '#features/searches/commands/change-search.ts';
import { createSearch } from '#features/searches/commands/create-search.ts';
import { starSearch } from '#features/searches/commands/read-search.ts';
import { createFeed, revokeFeed } from '#features/searches/commands/write-feeds.ts';
import { createWebhook, revokeWebhook } from '#features/searches/commands/write-webhooks.ts';
import { createFacet, updateFacet } from '#features/vocabulary/commands/change-facets.ts';
import { createTerm } from '#features/vocabulary/commands/create-term.ts';
import { deprecateTerm, mergeTerms } from '#features/vocabulary/commands/merge-terms.ts';
import { moveTerm } from '#features/vocabulary/commands/move-term.ts';
import { restoreTerm } from '#features/vocabulary/commands/restore-term.ts';
import { updateTerm } from '#features/vocabulary/commands/update-term.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { type Role, roles } from '#lib/permissions.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

type Least = Role | 'anyone' | 'administrator' | 'nobody in particular';
type Row = [least: Least, command: ((actor: LibraryActor) => unknown) | null];

const id = newId();
const seen = { id, version: 1 };
const reviewed = { type: 'citation' as const, id };
const nothing = (async function* () {})();

/** Every server action: who may use it at least, and the command behind it. What whoever opens the page may do has none. */
const actions: Record<string, Row> = {
  signInAction: ['nobody in particular', null],
  signOutAction: ['nobody in particular', null],
  continueWithProviderAction: ['nobody in particular', null],
  setUpInstanceAction: ['nobody in particular', null],
  joinAction: ['nobody in particular', null],
  acceptInvitationAction: ['nobody in particular', null],

  updateAccountAction: ['anyone', (actor) => updateAccount(actor, {})],
  declareConflictsAction: ['anyone', (actor) => declareConflicts(actor, {})],
  changePasswordAction: ['anyone', (actor) => changePassword(actor, {}, null)],
  endSessionAction: ['anyone', (actor) => endSession(actor, id)],
  createTokenAction: ['anyone', (actor) => createToken(actor, {})],
  revokeTokenAction: ['anyone', (actor) => revokeToken(actor, id)],
  createUserAction: ['administrator', (actor) => createUser(actor, {})],
  changeUserAction: ['administrator', (actor) => disableUser(actor, id)],
  createLibraryAction: ['administrator', (actor) => foundLibrary(actor, {}, 'none')],

  setListViewAction: ['viewer', (actor) => setListView(actor, {})],
  bulkEditAction: ['curator', (actor) => tagCitations(actor, {})],
  cancelBulkEditAction: ['curator', (actor) => cancelBulkEdit(actor, id)],
  undoBulkEditAction: ['curator', (actor) => undoBulkEdit(actor, id)],
  dismissBulkEditAction: ['curator', (actor) => dismissBulkEdit(actor, id)],
  createCitationAction: ['curator', (actor) => createCitation(actor, {})],
  updateCitationAction: ['curator', (actor) => updateCitation(actor, id, 1, {})],
  setTagsAction: ['curator', (actor) => updateCitation(actor, id, 'any', { tags: [] })],
  trashCitationAction: ['curator', (actor) => trashCitations(actor, {})],
  restoreCitationAction: ['curator', (actor) => restoreCitations(actor, {})],
  restoreEarlierStateAction: ['curator', (actor) => restoreEarlierState(actor, id, 1n, 1)],
  createNoteAction: ['curator', (actor) => createNote(actor, id, {})],
  updateNoteAction: ['curator', (actor) => updateNote(actor, id, 1, {})],
  trashNoteAction: ['curator', (actor) => trashNote(actor, id)],
  trashAttachmentAction: ['curator', (actor) => trashAttachment(actor, id)],
  judgeLevelAction: ['curator', (actor) => judgeLevel(actor, {})],
  clearLevelAction: ['curator', (actor) => clearLevel(actor, {})],
  refreshCitationAction: ['curator', (actor) => updateCitation(actor, id, 1, {})],
  createSearchAction: ['curator', (actor) => createSearch(actor, {})],
  updateSearchAction: ['curator', (actor) => updateSearch(actor, id, 1, {})],
  removeSearchAction: ['curator', (actor) => removeSearch(actor, id, 1)],
  starSearchAction: ['viewer', (actor) => starSearch(actor, id, true)],
  createFeedAction: ['curator', (actor) => createFeed(actor, id, {})],
  revokeFeedAction: ['curator', (actor) => revokeFeed(actor, id)],
  createWebhookAction: ['owner', (actor) => createWebhook(actor, id, {})],
  revokeWebhookAction: ['owner', (actor) => revokeWebhook(actor, id)],
  createCollectionAction: ['curator', (actor) => createCollection(actor, {})],
  updateCollectionAction: ['curator', (actor) => updateCollection(actor, 'none', 1, {})],
  removeCollectionAction: ['curator', (actor) => removeCollection(actor, 'none', 1)],
  arrangeCollectionAction: ['curator', (actor) => orderCollection(actor, 'none', {})],
  createWatchAction: ['curator', (actor) => createWatch(actor, {})],
  changeWatchAction: ['curator', (actor) => removeWatch(actor, id)],
  decideAction: ['curator', (actor) => acceptFromInbox(actor, {})],
  lookUpAction: ['curator', (actor) => lookUpRecords(actor, { text: '' })],
  runImportAction: ['curator', (actor) => runImport(actor, id, 'skip')],
  cancelImportAction: ['curator', (actor) => cancelImport(actor, id)],
  undoImportAction: ['curator', (actor) => undoImport(actor, id)],
  stopBibliographyAction: ['viewer', async (actor) => stopBibliography(actor, '')],

  addCommentAction: ['curator', (actor) => addComment(actor, reviewed, {})],
  trashCommentAction: ['curator', (actor) => trashComment(actor, id)],
  raiseFlagAction: ['curator', (actor) => raiseFlag(actor, reviewed, {})],
  resolveFlagAction: ['curator', (actor) => resolveFlag(actor, id, {})],
  assignReviewAction: ['reviewer', (actor) => assignReview(actor, reviewed)],
  resolveDisagreementAction: [
    'reviewer',
    (actor) => resolveDisagreement(actor, { ligand: 'none', target: 'none' }, {}),
  ],
  searchDuplicatesAction: ['curator', (actor) => startDuplicateSearch(actor)],
  mergeSurePairsAction: ['reviewer', (actor) => mergeSurePairs(actor)],
  mergePairAction: ['reviewer', (actor) => mergeCitations(actor, id)],
  decidePairAction: ['reviewer', (actor) => rejectCandidate(actor, id)],
  undoMergeAction: ['reviewer', (actor) => undoMerge(actor, id)],
  unlinkReportAction: ['reviewer', (actor) => unlinkReport(actor, id)],
  followSubjectAction: ['viewer', (actor) => followSubject(actor, reviewed, true)],
  setDigestAction: ['viewer', (actor) => setDigest(actor, true)],
  markNotificationsSeenAction: ['viewer', (actor) => markNotificationsSeen(actor, 0n)],

  makeAppraisalAction: ['curator', (actor) => makeAppraisal(actor, id, {})],
  acceptAppraisalAction: ['reviewer', (actor) => acceptAppraisal(actor, id)],
  saveClaimAction: ['curator', (actor) => createClaim(actor, {})],
  importClaimsAction: ['curator', (actor) => importClaims(actor, { text: '[]', format: 'json' })],
  importFindingsAction: ['curator', (actor) => importFindings(actor, { text: '[]', format: 'json' })],
  submitClaimAction: ['curator', (actor) => submitClaim(actor, id)],
  decideClaimAction: ['reviewer', (actor) => rejectClaim(actor, id, {})],
  withdrawClaimAction: ['curator', (actor) => withdrawClaim(actor, id)],
  discardClaimAction: ['curator', (actor) => discardClaim(actor, id, 1)],
  linkEvidenceAction: ['curator', (actor) => linkEvidence(actor, id, {})],
  unlinkEvidenceAction: ['curator', (actor) => unlinkEvidence(actor, id, id)],
  searchLinkableAction: ['viewer', (actor) => searchLinkable(actor, '')],
  gradeClaimAction: ['curator', (actor) => gradeClaim(actor, id, {})],
  confirmGradeAction: ['reviewer', (actor) => confirmGrade(actor, id)],
  confirmLevelAction: ['reviewer', (actor) => confirmLevel(actor, {})],
  signVerdictAction: ['reviewer', (actor) => signVerdict(actor, id, {})],
  proposeClaimRevisionAction: ['curator', (actor) => proposeClaimRevision(actor, id, {})],
  decideClaimRevisionAction: ['curator', (actor) => withdrawClaimRevisions(actor, [id])],
  checkAgainAction: ['curator', (actor) => checkAgain(actor, id, { type: 'claim', id }, {})],
  saveFindingAction: ['curator', (actor) => createFinding(actor, {})],
  autosaveFindingAction: ['curator', (actor) => updateFinding(actor, id, 1, {})],
  decideFindingAction: ['reviewer', (actor) => rejectFinding(actor, id, {})],
  withdrawFindingAction: ['curator', (actor) => withdrawFinding(actor, id)],
  discardFindingAction: ['curator', (actor) => discardFinding(actor, id, 1)],
  proposeRevisionAction: ['curator', (actor) => proposeRevision(actor, id, {})],
  decideRevisionAction: ['curator', (actor) => withdrawRevisions(actor, [id])],

  addStyleAction: ['owner', (actor) => addStyle(actor, '')],
  removeStyleAction: ['owner', (actor) => removeStyle(actor, id)],
  updateLibraryAction: ['owner', (actor) => updateLibrary(actor, {})],
  changeSecondPersonPolicyAction: ['owner', (actor) => changeSecondPersonPolicy(actor, {})],
  changeMemberAction: ['owner', (actor) => updateMember(actor, {})],
  createInvitationAction: ['owner', (actor) => createInvitation(actor, {})],
  revokeInvitationAction: ['owner', (actor) => revokeInvitation(actor, id)],
  createTermAction: ['owner', (actor) => createTerm(actor, {})],
  updateTermAction: ['owner', (actor) => updateTerm(actor, seen)],
  moveTermAction: ['owner', (actor) => moveTerm(actor, seen)],
  mergeTermsAction: ['owner', (actor) => mergeTerms(actor, { ...seen, intoId: newId() })],
  deprecateTermAction: ['owner', (actor) => deprecateTerm(actor, seen)],
  restoreTermAction: ['owner', (actor) => restoreTerm(actor, seen)],
  createFacetAction: ['owner', (actor) => createFacet(actor, {})],
  updateFacetAction: ['owner', (actor) => updateFacet(actor, seen)],
};

/** Every route a page uploads to, likewise. */
const uploads: Record<string, Row> = {
  '[library]/citations/[id]/upload': [
    'curator',
    (actor) => addAttachment(actor, id, { name: 'a.pdf', bytes: nothing }),
  ],
  '[library]/import/upload': [
    'curator',
    (actor) => createImport(actor, { bytes: nothing, fileName: null, format: 'auto', duplicates: null }),
  ],
  '[library]/retractions/upload': ['reviewer', (actor) => importNotices(actor, { bytes: [] })],
};

let library: TestLibrary;
beforeAll(async () => {
  library = await makeLibrary();
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

test('every server action has its row', () => {
  const files = globSync('features/*/*actions.ts');
  const exported = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/^export (?:async function|const) (\w+Action)\b/gm),
  ]);
  expect(Object.keys(actions).sort()).toEqual(exported.map(([, name]) => name ?? '').sort());
});

test('every upload has its row', () => {
  const routes = globSync('app/**/upload/route.ts').map((file) => file.replace(/^app\/|\/route\.ts$/g, ''));
  expect(Object.keys(uploads).sort()).toEqual(routes.sort());
});

describe.each(Object.entries({ ...actions, ...uploads }).filter(([, [, command]]) => command))(
  '%s',
  (_name, [least, command]) => {
    test('is forbidden to those below and to nobody else', async () => {
      for (const [asker, actor] of askers()) {
        const refused = await kindOf(command, actor);
        expect(refused === 'forbidden' || refused === 'not-found:library', `${least}, asked by ${asker}`).toBe(
          !may(asker, least),
        );
      }
    });
  },
);

/** The four roles, the owner of another library (no role in this one), and nobody signed in. */
function askers(): [string, LibraryActor][] {
  const outsider = { ...library.owner, role: null } as unknown as LibraryActor;
  const nobody = { ...outsider, userId: null } as LibraryActor;
  return [
    ...roles.map((role): [string, LibraryActor] => [role, library[role]]),
    ['outsider', outsider],
    ['nobody', nobody],
  ];
}

function may(asker: string, least: Least): boolean {
  if (least === 'administrator') return false;
  if (least === 'anyone') return asker !== 'nobody';
  return roles.indexOf(asker as Role) >= roles.indexOf(least as Role) && roles.includes(asker as Role);
}

/** The kind of problem a command ends in; an outsider is told that there is no such library. */
async function kindOf(command: Row[1], actor: LibraryActor): Promise<string> {
  try {
    await command?.(actor);
    return 'done';
  } catch (error) {
    const { kind, message } = error as { kind?: string; message: string };
    return kind === 'not-found' && message.startsWith('This library') ? 'not-found:library' : (kind ?? message);
  }
}
