import type { Actor } from '../core/access/actor.ts';
import { playbookInForce } from '../core/access/project.ts';
import { type Command, isRefusal, type Refusal } from '../core/case/decide.ts';
import type { Fault } from '../core/case/fault.ts';
import type { OrganisationId, ProjectId } from '../core/case/ids.ts';
import { faultsFromZod } from '../core/case/zod-faults.ts';
import { type Application, applicationSchema } from '../core/distributors/application.ts';
import { answerInvitation, applyForMembership } from '../core/distributors/decide.ts';
import type { ByMail } from '../core/distributors/events.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import { asTold } from '../core/distributors/removal.ts';
import type { Playbook } from '../core/process/playbook.ts';
import { insertHandle } from '../store/handles.ts';
import type { Tx } from '../store/open.ts';
import {
  applicationUrl,
  type Behind,
  behind,
  type Draft,
  keepDraft,
  newApplicationToken,
  openAddress,
} from './application-address.ts';
import { organisationRef, projectOf } from './books.ts';
import { organisationsOf } from './facts.ts';
import { keepFiles, type PreparedFile } from './files.ts';
import { fresh, type House } from './house.ts';
import { handleOrganisation, membershipFacts, type OrganisationHandled, writeMembership } from './organisations.ts';
import { keepPerson, readSheet, rewriteSheet } from './persons.ts';
import { beginBook, readState, takeBook } from './record.ts';

export type Applied =
  | {
      readonly kind: 'done';
      readonly id: OrganisationId;
      readonly ref: string;
      /** Where the applicant finds it again; shown once. */
      readonly address: string;
    }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not found' };

/**
 * Takes a request for membership in; asking accepts the embargo policy, with the text's version and hash (R73 to R75).
 * @param token the address of the draft or of the invitation that it is; a new one without
 */
export async function apply(house: House, project: ProjectId, given: unknown, token?: string): Promise<Applied> {
  const parsed = applicationSchema.safeParse(given);
  if (!parsed.success) return { kind: 'faults', faults: faultsFromZod(parsed.error, given) };
  return house.store.withTx(project, async (tx): Promise<Applied> => {
    const found = token === undefined ? undefined : await behind(tx, house, token, { lock: true });
    if (token !== undefined && !found) return { kind: 'not found' };
    const address = token ?? newApplicationToken(house);
    const done = found?.book
      ? await answerHere(tx, house, found.book, parsed.data)
      : await beginMembership(tx, house, parsed.data, { kind: 'anyone' });
    if (isRefusal(done)) return { kind: 'refused', refusal: done };
    await openAddress(tx, house, address, done.id);
    return { kind: 'done', id: done.id, ref: done.ref, address: applicationUrl(house, address) };
  });
}

/** What came by mail: the mail, the policy that stood when it was written, and the files to keep with it. */
export interface MailRequest {
  readonly request: ByMail & Pick<Organisation['policy'], 'version' | 'hash'>;
  readonly files: readonly PreparedFile[];
}

/** Begins the book of an organisation with its request; with `mail` where the team enters what came by mail. */
export async function beginMembership(
  tx: Tx,
  house: House,
  application: Application,
  actor: Actor,
  mail?: MailRequest,
): Promise<Organisation | Refusal> {
  const now = house.now();
  const playbook = playbookInForce(await projectOf(tx, house.root));
  const known = await organisationsOf(tx, house.root);
  const contact = fresh(house);
  const facts = {
    ...membershipFacts(house, known, playbook),
    contact,
    ...(mail ? { byMail: mail.request } : {}),
  };
  const events = applyForMembership(application, playbook, facts);
  if (isRefusal(events)) return events;
  const book = await beginBook<Organisation>(tx, house.root, organisationRef(tx.project, fresh(house)), now);
  const { contactName: name, name: affiliation, contactAddress: address } = application;
  await keepPerson(tx, house.root, contact, { name, affiliation, address }, now, { isFindable: false });
  const state = await writeMembership(tx, house, book, events, actor, playbook);
  if (mail) await keepFiles(tx, book, mail.files);
  await insertHandle(tx, { ref: facts.ref, book: book.ref, party: 'applicant' });
  return state;
}

async function answerHere(
  tx: Tx,
  house: House,
  id: OrganisationId,
  application: Application,
): Promise<Organisation | Refusal> {
  const book = await takeBook<Organisation>(tx, house.root, organisationRef(tx.project, id));
  const playbook = playbookInForce(await projectOf(tx, house.root));
  const { policyHash } = membershipFacts(house, [], playbook);
  const events = answerInvitation(book!.state!, application, playbook, policyHash);
  if (isRefusal(events)) return events;
  const { contactName: name, name: affiliation, contactAddress: address } = application;
  await rewriteSheet(tx, house.root, book!.state!.contact, { name, affiliation, address });
  return writeMembership(tx, house, book!, events, { kind: 'applicant', organisation: id }, playbook);
}

export type Saved =
  | { readonly kind: 'saved'; readonly token: string }
  | { readonly kind: 'sent' }
  | { readonly kind: 'not found' };

/** Keeps what was typed so far, under the address that it has or a new one. What was sent cannot be a draft again. */
export async function saveDraft(house: House, project: ProjectId, draft: Draft, token?: string): Promise<Saved> {
  return house.store.withTx(project, async (tx): Promise<Saved> => {
    const found = token === undefined ? undefined : await behind(tx, house, token, { lock: true });
    if (token !== undefined && !found) return { kind: 'not found' };
    const organisation = await organisationBehind(tx, house, found);
    if (organisation && organisation.state !== 'invited') return { kind: 'sent' };
    const under = token ?? newApplicationToken(house);
    await keepDraft(tx, house, under, draft, found?.book);
    return { kind: 'saved', token: under };
  });
}

async function organisationBehind(tx: Tx, house: House, found: Behind | undefined): Promise<Organisation | undefined> {
  if (!found?.book) return undefined;
  return (await readState<Organisation>(tx, house.root, organisationRef(tx.project, found.book)))?.state;
}

/** What an applicant finds behind the address of an application. */
export interface ApplicantRoom {
  readonly playbook: Playbook;
  readonly expiresAt: Behind['expiresAt'];
  readonly draft?: Draft;
  /** As it knows of itself. */
  readonly organisation?: Organisation;
  readonly contact: { readonly name: string; readonly address: string };
}

/** The page behind an address; nothing for one that opens nothing, for whatever reason. */
export async function applicantRoom(
  house: House,
  project: ProjectId,
  token: string,
): Promise<ApplicantRoom | undefined> {
  return house.store.readTx(project, async (tx) => {
    const found = await behind(tx, house, token);
    if (!found) return undefined;
    const playbook = playbookInForce(await projectOf(tx, house.root));
    const organisation = await organisationBehind(tx, house, found);
    const sheet = organisation && (await readSheet(tx, house.root, organisation.contact));
    const { draft, expiresAt } = found;
    return {
      playbook,
      expiresAt,
      contact: { name: sheet?.name ?? '', address: sheet?.address ?? '' },
      ...(draft ? { draft } : {}),
      ...(organisation ? { organisation: asTold(organisation, house.now()) } : {}),
    };
  });
}

/** Takes a step as whoever has the address of an application. */
export async function takeApplicantStep(
  house: House,
  project: ProjectId,
  token: string,
  command: Command,
): Promise<OrganisationHandled> {
  const found = await house.store.readTx(project, (tx) => behind(tx, house, token));
  if (!found?.book) return { kind: 'not found' };
  return handleOrganisation(house, project, found.book, command, { kind: 'applicant', organisation: found.book });
}
