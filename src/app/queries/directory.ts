import { type Actor, maySeeCase, type Role } from '../../core/access/actor.ts';
import { playbookInForce } from '../../core/access/project.ts';
import type { OrganisationId, ProjectId } from '../../core/case/ids.ts';
import type { Case } from '../../core/case/model.ts';
import { alikeTo, earlierBar } from '../../core/distributors/barred.ts';
import { type MembershipOffer, offersOf } from '../../core/distributors/decide.ts';
import { endsSoon, pinnedKeyOf } from '../../core/distributors/keys.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import { dueReview } from '../../core/distributors/review-due.ts';
import { peopleUnderTerms, type RosterPerson } from '../../core/distributors/roster.ts';
import { isUnderTerms } from '../../core/embargo/adherence.ts';
import { toldEarly } from '../../core/notices/kinds.ts';
import { recipients } from '../../core/notices/recipients.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { Tx } from '../../store/open.ts';
import { listPictures } from '../../store/pictures.ts';
import { organisationRef, playbookOfCase, projectOf } from '../books.ts';
import { organisationsOf, teamOf, toFact } from '../facts.ts';
import type { House } from '../house.ts';
import { factsAroundMember, membershipFacts } from '../organisations.ts';
import { readSheet, readSheets } from '../persons.ts';
import { openPictures, readState } from '../record.ts';
import { type KeyLine, keyLines } from './organisation-keys.ts';
import { type RemovalNotice, removalNotice } from './removal.ts';
import { teamNames } from './team.ts';

export interface DirectoryLine {
  readonly organisation: Organisation;
  /** What to know of its keys; nothing where a key is in use that lasts. */
  readonly keyWarning?: string;
  /** Whether it accepted the embargo policy in force. */
  readonly isCurrent: boolean;
  /** How many of its people are under its terms. */
  readonly people: { readonly under: number; readonly all: number };
  /** When its criteria are gone through again. */
  readonly reviewDue?: Instant;
}

export interface Directory {
  readonly policyVersion: number;
  readonly lines: readonly DirectoryLine[];
}

/** The team looks after the list, and an auditor may look over its shoulder; nobody else reads it. */
const readers: ReadonlySet<Role> = new Set(['lead', 'responder', 'admin', 'auditor']);
const mayRead = (actor: Actor): boolean => actor.kind === 'account' && actor.roles.some((role) => readers.has(role));

/** Every organisation of the list with its state. */
export async function directory(house: House, project: ProjectId, actor: Actor): Promise<Directory | undefined> {
  if (!mayRead(actor)) return undefined;
  return house.store.readTx(project, async (tx) => {
    const now = house.now();
    const playbook = playbookInForce(await projectOf(tx, house.root));
    const { policyVersion } = playbook.embargo;
    const lines = (await organisationsOf(tx, house.root)).map((organisation) => ({
      organisation,
      isCurrent: organisation.policy.version >= policyVersion,
      people: peopleUnderTerms(organisation),
      ...dueReview(organisation, playbook),
      ...keyWarning(organisation, now),
    }));
    return { policyVersion, lines };
  });
}

/** What the list says of an organisation's key: that none is in use, or that it ends soon. */
function keyWarning(organisation: Organisation, now: Instant): Pick<DirectoryLine, 'keyWarning'> {
  const key = pinnedKeyOf(organisation, now);
  if (!key) return { keyWarning: (organisation.keys ?? []).some((k) => k.pinnedAt && !k.retired) ? 'ended' : 'none' };
  return endsSoon(key, now) ? { keyWarning: `ends ${key.expiresAt!.slice(0, 10)}` } : {};
}

export interface ApplicationView {
  readonly organisation: Organisation;
  readonly contact: { readonly name: string; readonly address: string };
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly answer: string }[];
  readonly voucherName?: string;
  readonly policyVersion: number;
  readonly hasMembers: boolean;
  /** The organisation that was removed for good under this name, or one that looks like it; the applicant is not told. */
  readonly earlier?: Organisation;
  readonly keys: readonly KeyLine[];
  /** Organisations that are not removed and bear a name that looks like this one's. */
  readonly alike: readonly Organisation[];
  /** Names of those that are reached under the same address. */
  readonly sharing: readonly string[];
  /** Names of the team's accounts. */
  readonly names: Readonly<Record<string, string>>;
  /** Sheets of the contact's accounts and of everybody who was ever on the roster, by account. */
  readonly people: readonly PersonOfMember[];
  readonly votesNeeded: number;
  /** Numbers of the running cases that others were told of and this member was not, where it may be. */
  readonly untold: readonly string[];
  readonly reviewDue?: Instant;
  readonly removal?: RemovalNotice;
  /** The steps that are the asker's to take. */
  readonly offers: readonly MembershipOffer[];
}

/** One person who may read for an organisation. */
export interface PersonOfMember {
  readonly account: string;
  readonly name: string;
  readonly address: string;
  /** Missing for the contact, who stands for the organisation itself. */
  readonly onRoster?: RosterPerson;
}

/** Everybody who may read for an organisation or once did: the contact first, then the roster in its order. */
export async function peopleOf(tx: Tx, root: Buffer, organisation: Organisation): Promise<readonly PersonOfMember[]> {
  const roster = organisation.roster ?? [];
  const sheets = await readSheets(tx, root, [organisation.contact, ...roster.map(({ person }) => person)]);
  const shown = (person: string) => ({
    name: sheets.get(person)?.name ?? '',
    address: sheets.get(person)?.address ?? '',
  });
  return [
    ...organisation.accounts.map((account) => ({ account, ...shown(organisation.contact) })),
    ...roster.map((each) => ({ account: each.account, ...shown(each.person), onRoster: each })),
  ];
}

/** One organisation with its answers to each criterion (R73), for the team's review. */
export async function application(
  house: House,
  project: ProjectId,
  id: OrganisationId,
  actor: Actor,
): Promise<ApplicationView | undefined> {
  if (!mayRead(actor)) return undefined;
  return house.store.readTx(project, async (tx) => {
    const found = await readState<Organisation>(tx, house.root, organisationRef(project, id));
    if (!found) return undefined;
    const playbook = playbookInForce(await projectOf(tx, house.root));
    const all = await organisationsOf(tx, house.root);
    const sheet = await readSheet(tx, house.root, found.state.contact);
    const around = await factsAroundMember(tx, house, found.state, all, playbook);
    const facts = { ...membershipFacts(house, all, playbook), ...around, teamSize: (await teamOf(tx)).length };
    const earlier = earlierBar(found.state, facts.barred);
    const removal = await removalNotice(tx, house, found.state, { known: all, playbook, facts }, actor);
    const voucherName = all.find((o) => o.id === found.state.voucher)?.name;
    return {
      organisation: found.state,
      contact: { name: sheet?.name ?? '', address: sheet?.address ?? '' },
      criteria: playbook.membership.criteria.map((c) => ({ ...c, answer: found.state.answers[c.id] ?? '' })),
      ...(voucherName ? { voucherName } : {}),
      policyVersion: playbook.embargo.policyVersion,
      hasMembers: facts.members.length > 0,
      ...(earlier ? { earlier } : {}),
      keys: keyLines(found.state, sheet?.address ?? '', house.now()),
      alike: alikeTo(found.state, all),
      sharing: around.sharing ?? [],
      names: await teamNames(tx, house.root),
      people: await peopleOf(tx, house.root, found.state),
      votesNeeded: playbook.membership.votes,
      untold: await untoldCases(tx, house, found.state, actor),
      ...dueReview(found.state, playbook),
      ...(removal ? { removal } : {}),
      offers: offersOf({ organisation: found.state, actor, playbook, facts }),
    };
  });
}

/** Cases under embargo that the asker may see, whose catch-up notice would reach this member. */
async function untoldCases(tx: Tx, house: House, organisation: Organisation, actor: Actor): Promise<readonly string[]> {
  if (organisation.state !== 'active') return [];
  const owner = await projectOf(tx, house.root);
  const cases = await openPictures<Case>(tx, house.root, await listPictures(tx, 'case'));
  const facts = { distributors: [toFact(organisation)] };
  return cases
    .filter((state) => maySeeCase(actor, state) && isUnderTerms(state) && toldEarly(state).size > 0)
    .filter(
      (state) => recipients({ case: state, facts, playbook: playbookOfCase(owner, state) }, 'catch-up').length > 0,
    )
    .map(({ number }) => number)
    .sort();
}
