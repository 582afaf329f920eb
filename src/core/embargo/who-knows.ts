import type { CaseEvent, Recorded } from '../case/events.ts';
import type { AccountId, OrganisationId } from '../case/ids.ts';
import { type Instant, sayInstant } from '../process/instant.ts';
import type { Consent } from './consent.ts';
import { type Opening, openerParty, sayOpening } from './openings.ts';

/** What somebody got, opened or answered. */
export interface KnowerAct {
  readonly at: Instant;
  readonly what: string;
}

/** One person, organisation or circle that knows of a case. */
export interface Knower {
  /** `account:<id>`, `reporter`, `reporter:<case>`, `organisation:<id>`, or what it is called in the record. */
  readonly party: string;
  readonly kind: 'team' | 'reporter' | 'distributor' | 'upstream' | 'outside';
  readonly since: Instant;
  /** When it was shut out again; what it had seen by then it knows. */
  readonly until?: Instant;
  /** How it came to know. */
  readonly how: string;
  /** The terms that it stands under, as it last answered them. */
  readonly terms?: { readonly consent: Consent; readonly policyVersion?: number; readonly since?: Instant };
  /** What it may do in spite of the embargo. */
  readonly exempt?: readonly string[];
  readonly acts: readonly KnowerAct[];
}

type Event<T extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: T }>;

/** What one kind of event says about who knows. Whoever adds an event that shows matter to somebody adds its line. */
type Tellers = {
  readonly [T in CaseEvent['type']]?: (list: List, event: Event<T>, at: Instant, actor: string) => void;
};

const tellers: Tellers = {
  ReportReceived: (list, _, at) =>
    list.enter('reporter', 'reporter', at, 'reported it', { consent: 'signatory', since: at }),
  DuplicateJoined: (list, { duplicate }, at) =>
    list.enter(`reporter:${duplicate}`, 'reporter', at, 'reported the same', { consent: 'signatory', since: at }),
  LeadAssigned: (list, { account }, at) => list.enter(`account:${account}`, 'team', at, 'leads the case'),
  MemberAdded: (list, { account, reason }, at) => list.enter(`account:${account}`, 'team', at, `was let in: ${reason}`),
  MemberRemoved: (list, { account, reason }, at) => list.leave(`account:${account}`, at, reason),
  ConflictDeclared: (list, { account, reason }, at) => list.leave(`account:${account}`, at, reason),
  PrivateForkRecorded: (list, { place, people }, at) =>
    list.enter(`fork: ${place}`, 'team', at, `the private fork: ${people}`),
  UpstreamRecorded: (list, { project, id }, at) =>
    list.enter(`upstream: ${project}`, 'upstream', at, `the upstream party of ${id}`),
  CaseTransferred: (list, { to, channel }, at) =>
    list.enter(`handed over to: ${to}`, 'outside', at, `it was handed over by ${channel}`),
  ProgrammeTold: (list, { programme, since }) =>
    list.enter(`programme: ${programme}`, 'outside', since, 'the programme was told'),
  NoticeSent: (list, { notice, copies, leavesAt, terms }) => {
    if (list.isStopped(notice)) return;
    for (const { organisation } of copies) {
      const { consent = 'signatory', policyVersion } = terms ?? {};
      const bound = consent === 'signatory' ? { since: leavesAt } : {};
      const version = policyVersion === undefined ? {} : { policyVersion };
      const party = `organisation:${organisation}`;
      list.enter(party, 'distributor', leavesAt, 'had an early notice', { consent, ...version, ...bound });
      list.act(party, leavesAt, `copy of notice ${notice} left for it`);
    }
  },
  NoticeOpened: (list, { notice, party }, at) => list.act(party, at, `said that it has read notice ${notice}`),
  ConsentChanged: (list, { party, consent, policyVersion }, at) => {
    list.terms(party, { consent, policyVersion, ...(consent === 'signatory' ? { since: at } : {}) });
    list.act(party, at, consentWords[consent]);
  },
  DateAnswered: (list, { party, answer }, at) => list.act(party, at, answerWords[answer]),
  ReportStatusTold: (list, { party, status }, at) => list.act(party, at, `said that the report is ${status} for it`),
  FeedbackGiven: (list, { party }, at) => list.act(party, at, 'tried the fix and said what it found'),
  ExemptionGranted: (list, { party, text }, at) => {
    list.exempt(party, text);
    list.act(party, at, 'was granted an exemption');
  },
  AffectedTold: (list, { party, affected }, at) => list.act(party, at, `said that it is ${affected}`),
  TeamAsked: (list, { party }, at) => list.act(party, at, 'asked the team'),
  QuestionAnswered: (list, { party }, at) => list.act(party, at, 'was answered by the team'),
  AnswerAddressReplaced: (list, { party }, at) => list.act(party, at, 'got a new answer link and reply address'),
  OldAddressTried: (list, { party, way }, at) =>
    list.act(party, at, `its replaced ${way === 'link' ? 'answer link' : 'reply address'} was tried by somebody`),
  BundleDownloaded: (list, { share, party, form }, at) =>
    list.act(party, at, `fetched the candidate fix (${share}), ${form}`),
  DistributorsFollowedUp: (list, { copies }, at) => {
    for (const { organisation } of copies) list.act(`organisation:${organisation}`, at, 'had word of the releases');
  },
  LeakRecorded: (list, { leak, toWhom, since, organisation }, at) => {
    if (toWhom.trim()) list.enter(`by leak ${leak}: ${toWhom}`, 'outside', since ?? at, 'it leaked to them');
    if (organisation) list.act(`organisation:${organisation}`, at, 'told of a leak');
  },
  CaseViewedAs: (list, { party }, at, actor) => list.act(actor, at, `looked at it as ${party} sees it`),
};

const consentWords: Readonly<Record<Consent, string>> = {
  'not asked': 'was not asked for its consent',
  invited: 'was asked to keep the embargo',
  signatory: 'accepted the embargo',
  declined: 'declined the embargo',
  lapsed: 'is no longer counted as bound',
};

const answerWords = {
  ok: 'agreed to the date',
  prefer: 'would prefer another date',
  object: 'objected to the date',
} as const;

/**
 * Who knew what, since when, by which terms: folded from the events of one case up to an instant. What a person has
 * once seen they know, so that nobody ever leaves the list. It shows what is on record, and nothing that was said elsewhere.
 * @param events the whole book, oldest first
 */
export function whoKnows(events: readonly Recorded[], at?: Instant): readonly Knower[] {
  const seen = at === undefined ? events : events.filter((each) => each.at <= at);
  const list = new List(seen);
  for (const { event, at: then, actor } of seen) {
    // Whoever of the team acts in the case has seen it, by whatever role.
    if (actor.startsWith('account:'))
      list.enter(actor, 'team', then, 'has a role that sees every case, and acted in it');
    const teller = tellers[event.type] as
      | ((list: List, event: CaseEvent, at: Instant, actor: string) => void)
      | undefined;
    teller?.(list, event, then, actor);
  }
  return list.upTo(at);
}

/** The list while it is being folded. */
class List {
  readonly #knowers = new Map<string, Knower>();
  readonly #stopped: ReadonlySet<string>;

  constructor(events: readonly Recorded[]) {
    this.#stopped = new Set(events.flatMap(({ event }) => (event.type === 'NoticeStopped' ? [event.notice] : [])));
  }

  /** A notice that was stopped in its window reached nobody. */
  isStopped(notice: string): boolean {
    return this.#stopped.has(notice);
  }

  enter(party: string, kind: Knower['kind'], since: Instant, how: string, terms?: Knower['terms']): void {
    const old = this.#knowers.get(party);
    if (!old) {
      this.#knowers.set(party, { party, kind, since, how, ...(terms ? { terms } : {}), acts: [] });
    } else if (old.until) {
      const { until, ...rest } = old;
      this.#knowers.set(party, { ...rest, acts: [...old.acts, { at: since, what: how }] });
    }
  }

  leave(party: string, at: Instant, reason: string): void {
    this.#change(party, (k) => ({ ...k, until: at, acts: [...k.acts, { at, what: `was shut out: ${reason}` }] }));
  }

  act(party: string, at: Instant, what: string): void {
    this.#change(party, (k) => ({ ...k, acts: [...k.acts, { at, what }] }));
  }

  terms(party: string, terms: NonNullable<Knower['terms']>): void {
    this.#change(party, (k) => ({ ...k, terms }));
  }

  exempt(party: string, text: string): void {
    this.#change(party, (k) => ({ ...k, exempt: [...(k.exempt ?? []), text] }));
  }

  /** Nothing that lies ahead of the instant: a copy that is yet to leave has told nobody. */
  upTo(at: Instant | undefined): readonly Knower[] {
    const all = [...this.#knowers.values()].sort((a, b) => a.since.localeCompare(b.since));
    if (at === undefined) return all;
    return all
      .filter(({ since }) => since <= at)
      .map((knower) => ({ ...knower, acts: knower.acts.filter((act) => act.at <= at) }));
  }

  #change(party: string, f: (knower: Knower) => Knower): void {
    const old = this.#knowers.get(party);
    if (old) this.#knowers.set(party, f(old));
  }
}

/** What the case's own book does not say: who may open every case by their role, and what members have accepted. */
export interface Surroundings {
  readonly openers: readonly { readonly account: AccountId; readonly since: Instant }[];
  readonly policies: ReadonlyMap<OrganisationId, { readonly version: number; readonly at: Instant }>;
  /** The contacts of organisations, and the people whom they have named on their rosters. */
  readonly people: readonly {
    readonly organisation: OrganisationId;
    readonly account: AccountId;
    /** Since when an account speaks for its organisation; missing for the others. */
    readonly contactSince?: Instant;
    readonly accepted?: { readonly version: number; readonly at: Instant };
    readonly leftAt?: Instant;
  }[];
  /** What was opened, oldest first. */
  readonly openings: readonly Opening[];
}

/** The list with those who could open the case without a trace of it, and the policy that members stand under. */
export function withSurroundings(
  list: readonly Knower[],
  { openers, policies, people, openings }: Surroundings,
  openedAt: Instant,
  at?: Instant,
): readonly Knower[] {
  const opened = at ? openings.filter((each) => each.at <= at) : openings;
  const idle = openers
    .filter(({ account, since }) => (!at || since <= at) && !list.some(({ party }) => party === `account:${account}`))
    .map(
      ({ account, since }): Knower => ({
        party: `account:${account}`,
        kind: 'team',
        since: since > openedAt ? since : openedAt,
        how: opened.some(({ by }) => by === `account:${account}`)
          ? 'has a role that sees every case'
          : 'has a role that sees every case; nothing on record says that they opened it',
        acts: [],
      }),
    );
  const known = list.map((knower): Knower => {
    const accepted = policies.get(knower.party.replace(/^organisation:/, ''));
    if (!knower.terms || knower.terms.policyVersion !== undefined || !accepted) return knower;
    return { ...knower, terms: { ...knower.terms, policyVersion: accepted.version } };
  });
  const named = people.flatMap((person) => {
    const since = mayReadSince(person, list);
    return since && (!at || since <= at) ? [ofRoster(person, since, at)] : [];
  });
  if (at !== undefined && at < openedAt) return [];
  return withOpenings([...known, ...named, ...idle], opened);
}

/** What each of them opened, among what they did; whoever opened something and stands nowhere else is on the list too. */
function withOpenings(list: readonly Knower[], openings: readonly Opening[]): readonly Knower[] {
  const byParty = new Map(list.map((knower) => [knower.party, knower]));
  for (const opening of openings) {
    const party = openerParty(opening);
    const { at } = opening;
    const knower = byParty.get(party) ?? {
      ...{ party, since: at, acts: [] },
      ...(opening.organisation
        ? ({ kind: 'distributor', how: 'read it for its organisation' } as const)
        : ({ kind: 'team', how: 'had a role that sees every case' } as const)),
    };
    const acts = [...knower.acts, { at, what: sayOpening(opening) }];
    byParty.set(party, { ...knower, acts: acts.toSorted((a, b) => a.at.localeCompare(b.at)) });
  }
  return [...byParty.values()];
}

type RosterPerson = Surroundings['people'][number];

/** Whoever is named may read once their organisation was told and they accepted its terms themselves (R80). */
function mayReadSince(
  { organisation, accepted, contactSince, leftAt }: RosterPerson,
  list: readonly Knower[],
): Instant | undefined {
  const told = list.find(({ party }) => party === `organisation:${organisation}`);
  if (!told || !accepted) return undefined;
  const from = contactSince ?? accepted.at;
  const since = from > told.since ? from : told.since;
  return leftAt && leftAt <= since ? undefined : since;
}

const ofRoster = (
  { organisation, account, accepted, contactSince, leftAt }: RosterPerson,
  since: Instant,
  at?: Instant,
): Knower => ({
  party: `person:${account}@${organisation}`,
  kind: 'distributor',
  since,
  ...(leftAt && (!at || leftAt <= at) ? { until: leftAt } : {}),
  how: contactSince
    ? 'is the contact of its organisation, and may read what it was told'
    : 'is on the roster of its organisation, and may read what it was told',
  terms: { consent: 'signatory', policyVersion: accepted!.version, since: accepted!.at },
  acts: [],
});

/** The terms of one line of the list, in words. */
export function sayTerms({ kind, terms }: Knower): string {
  if (!terms) return kind === 'team' ? 'as a member of the team' : 'none on record';
  const version = terms.policyVersion === undefined ? '' : `, policy version ${terms.policyVersion}`;
  const since = terms.since ? ` since ${sayInstant(terms.since)}` : '';
  return `${termWords[terms.consent]}${version}${since}`;
}

/** How somebody stands to the embargo, in words. */
export const termWords: Readonly<Record<Consent, string>> = {
  'not asked': 'not asked',
  invited: 'invited, has not accepted',
  signatory: 'bound by the embargo',
  declined: 'declined',
  lapsed: 'lapsed, no longer bound',
};
