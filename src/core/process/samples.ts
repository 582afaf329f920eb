import type { Actor } from '../access/actor.ts';
import type { Advisory } from '../advisory/advisory.ts';
import { openActions } from '../case/action-items.ts';
import { openClaims } from '../case/evolve.ts';
import { questionsOpen } from '../case/evolve-answers.ts';
import { saidSince } from '../case/exposure.ts';
import { trialResults, usageChanges } from '../case/feedback.ts';
import { wasTold } from '../case/kinds.ts';
import type { Case, Notice, PartyId } from '../case/model.ts';
import { reportMachine } from '../case/report-status.ts';
import { impactStatuses } from '../case/upstream.ts';
import { consentOf, mayReadContent } from '../embargo/adherence.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { isHeld } from '../embargo/machine.ts';
import { kindsOfNotice, toldEarly } from '../notices/kinds.ts';
import { reachOf } from '../notices/recipients.ts';
import { unfinished } from '../release/fix.ts';
import { bindingDeadline, lastMoment, reporterDeadline } from './deadline.ts';
import type { Facts } from './facts.ts';

import { day, hour, type Instant, plus } from './instant.ts';
import type { Playbook } from './playbook.ts';
import { cveRequiredFor } from './playbook-cve.ts';
import { reportsOwed } from './regulatory/cra.ts';
import { fixInputs } from './samples-fix.ts';
import { kindInputs } from './samples-kinds.ts';
import { leakInputs } from './samples-leaks.ts';
import { trackOf } from './tracks.ts';

/**
 * One place for inputs that a step takes: the random walks draw from it, and the model checker tries every draw of it
 * (docs/decisions/0017-model-checker.md). Whoever adds a step adds its line here.
 */
export interface Chance {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  is(probability: number): boolean;
  of<T>(list: readonly T[]): T;
  weighted<T>(list: readonly T[], weight: (it: T) => number): T;
}

/** Where somebody stands who asks for an input. */
export interface Place {
  readonly state: Case;
  readonly actor: Actor;
  readonly now: Instant;
  readonly playbook: Playbook;
  readonly facts: Facts;
}

/** Inputs that their step must take when its gates are open; undefined when there is none at this place. */
export const goodInputs: Readonly<Record<string, (place: Place, chance: Chance) => object | undefined>> = {
  SeeReport: () => ({}),
  ContactReporter: () => ({ text: 'Thank you.' }),
  SharePlan: (_, chance) => ({
    plan: 'Reproduce it.',
    ...(chance.is(0.5) ? { noWorkaroundKnown: true } : { workarounds: 'Stop it.' }),
  }),
  SendMessage: (_, chance) => ({ text: 'A word.', audience: chance.of(['reporter', 'internal']) }),
  AskReporter: () => ({ text: 'Which version was it?' }),
  EndWaiting: () => ({ reason: 'Answered on the phone.' }),
  SetDeadline: ({ now, state, actor }) => {
    const own = actor.kind === 'reporter' ? undefined : reporterDeadline(state);
    return own && own <= now ? undefined : { date: own ?? plus(now, 90 * day), note: 'As their mail says.' };
  },
  RecordProgramme: ({ now, playbook }, chance) =>
    playbook.embargo.programmes[0] && {
      programme: chance.of(playbook.embargo.programmes).id,
      since: plus(now, -hour),
      note: 'Told by mail.',
    },
  AssignLead: (place, chance) => somebody(place, chance, (t) => t.roles.includes('lead')),
  ValidateReport: () => ({ effects: 'Code execution.' }),
  RejectReport: ({ playbook }, chance) => ({
    reason: chance.of(playbook.intake.rejectionReasons).id,
    text: 'Because.',
  }),
  DeclareConflict: () => ({ reason: 'Too close.' }),
  AcceptReport: (_, chance) => ({
    lines: chance
      .of([['1.33', '1.32'], ['1.33'], ['1.33', '1.32', '1.31']])
      .map((line) => ({ line, planned: `${line}.9` })),
    tellDistributors: chance.is(0.8),
  }),
  DeferReport: ({ now }, chance) => ({
    reason: 'Another one first.',
    text: 'We come back to it.',
    date: plus(now, (1 + chance.below(5)) * day),
  }),
  ResumeReport: () => ({ reason: 'It is due.' }),
  ScoreVulnerability: ({ playbook }, chance) => ({
    environment: chance.of(['', '', 'Proxmox']),
    vector: vectorOf(playbook.severity.cvss, chance.of(['L', 'H']), chance.of(['H', 'L', 'N'])),
    reason: 'Looked again.',
  }),
  ChooseTrack: ({ state, playbook }, chance) => {
    const { track, choice } = trackOf(state, playbook);
    // Out of an embargo that is held no track leads.
    const isKept = isHeld(state.embargo) || wasTold(state);
    const ways = isKept ? ['private', 'out-of-band'] : ['private', 'public-lane', 'semi-public', 'out-of-band'];
    const others = ways.filter((t) => !choice || t !== track);
    return { track: chance.of(choice && !isKept ? ['by rule', ...others] : others), reason: 'We judge otherwise.' };
  },
  ClassifyWeakness: (_, chance) => ({ cwe: chance.of(['CWE-94', 'CWE-79', 'CWE-306']) }),
  RequestCveId: () => ({}),
  RejectCveId: (_, chance) => (chance.is(0.2) ? { reason: 'Not needed.' } : undefined),
  RecordCveId: (_, chance) => ({ cve: `CVE-2026-${10_000 + chance.below(80_000)}` }),
  DraftAdvisory: ({ state }) => ({ advisory: advisoryFor(state) }),
  AddMember: (place, chance) => withReason(somebody(place, chance, () => true)),
  RemoveMember: ({ state }, chance) => {
    const out = state.members.filter((m) => m.account !== state.lead);
    return out.length > 0 ? { account: chance.of(out).account, reason: 'Done.' } : undefined;
  },
  RecordPrivateFork: () => ({ place: 'a fork', people: 'the team' }),
  TellReporterOfDraft: () => ({ text: 'The draft exists.' }),
  PlanCommunication: () => ({ text: 'The list, then the blog.' }),
  ProposeDate: (place, chance) =>
    dateOr(place, plus(place.now, hour + chance.below(12 * day)), {
      note: 'As soon as we can.',
      ...(chance.is(0.2) ? { trigger: 'attacks observed', clause: 'Then we publish all.', atOnce: true } : {}),
    }),
  DraftNotice: ({ state, playbook }, chance) => {
    const kind = unsent(state)?.kind ?? 'plan';
    const filled = Object.entries(kindsOfNotice[kind].fill(state, playbook)).filter(
      ([, text]) => kind !== 'plan' && text,
    );
    return {
      kind,
      blocks: { ...blocks, ...namedIn(state, playbook), ...Object.fromEntries(filled) },
      ...(chance.is(0.7) && unsent(state) ? { notice: unsent(state)!.id } : {}),
    };
  },
  ApproveNotice: ({ state }) => ({ notice: unsent(state)?.id }),
  SendNotice: ({ state, ...world }) => ({
    notice: unsent(state)?.id,
    count: reachOf({ case: state, ...world }, unsent(state)?.kind ?? 'plan'),
  }),
  StopNotice: ({ state, now }) => named(state.notices.find((n) => n.sent && !n.stopped && now < n.sent.leavesAt)),
  AcceptEmbargo: () => ({}),
  DeclineEmbargo: () => ({ reason: 'We publish on Friday.' }),
  InviteParticipant: (place, chance) => {
    const parties = Object.keys(place.state.participants) as PartyId[];
    const out = parties.filter((p) => ['declined', 'lapsed'].includes(consentOf(place.state, p, place) ?? ''));
    return out.length > 0 ? { party: chance.of(out) } : undefined;
  },
  OpenNotice: ({ state, now, actor }) =>
    named(
      state.notices.find(
        ({ sent, stopped }) =>
          sent &&
          !stopped &&
          now >= sent.leavesAt &&
          actor.kind === 'distributor' &&
          sent.copies.some((c) => c.organisation === actor.organisation),
      ),
    ),
  AnswerDate: ({ now }, chance) => ({
    answer: chance.of(['ok', 'ok', 'prefer', 'object']),
    reason: 'Our freeze.',
    earliest: plus(now, 5 * day),
  }),
  DecideDate: (place, chance) => {
    const wanted = currentProposal(place.state.embargo)?.at ?? place.now;
    const date = wanted > place.now && chance.is(0.8) ? wanted : plus(place.now, hour + chance.below(3 * day));
    return dateOr(place, date, { reason: 'We decide.', delay: chance.of(place.playbook.embargo.delayReasons).id });
  },
  RejectDate: () => ({ reason: 'It falls on a holiday.' }),
  TellStatus: ({ state, actor }, chance) => {
    const from =
      actor.kind === 'distributor' ? state.participants[`organisation:${actor.organisation}`]?.reportStatus : undefined;
    const possible = reportMachine.transitions.filter((t) => t.from === from).map((t) => t.to);
    return possible.length > 0 ? { status: chance.of(possible) } : undefined;
  },
  TellAffected: (_, chance) => ({ affected: chance.of(impactStatuses), products: chance.of(['', 'Heron Linux 12']) }),
  AskTeam: ({ state }, chance) =>
    chance.is(0.3) && !state.asked ? { text: 'Does the flag help on 1.31?' } : undefined,
  AnswerQuestion: (place, chance) => {
    // Whoever has left the list since is answered no more.
    const open = questionsOpen(place.state).filter(
      ({ party }) =>
        mayReadContent(place.state, party, place) &&
        place.facts.distributors.some((d) => `organisation:${d.organisation}` === party && d.state === 'active'),
    );
    return open.length > 0 ? { question: chance.of(open).id, text: 'It does.' } : undefined;
  },
  ReplaceAnswerAddress: ({ state }, chance) => {
    const told = [...toldEarly(state)];
    return told.length > 0 && chance.is(0.3)
      ? { organisation: chance.of(told), reason: 'It was forwarded.' }
      : undefined;
  },
  GiveFeedback: (_, chance) => ({
    usageChanges: chance.of(usageChanges),
    result: chance.of(['', ...trialResults]),
    text: 'Our charts need the new flag.',
  }),
  MoveFix: ({ state }, chance) => ({
    line: chance.of(Object.values(state.fixes).filter((f) => f.state !== 'released')).line,
    state: chance.weighted(['in progress', 'ready', 'tested'], (s) => (s === 'tested' ? 4 : 1)),
    evidence: 'run 1',
  }),
  ConfirmFix: () => ({ note: 'It holds.' }),
  RecordManualStep: (_, chance) => ({
    step: chance.of(['commit-texts', 'commit-texts', 'main-branch-patched']),
    note: 'Seen.',
  }),
  ChooseCredit: (_, chance) => ({ credit: chance.of(['none', 'name', 'name and affiliation']) }),
  RecordExposure: ({ state, actor }, chance) => {
    const news = Object.entries(saidSince(state)).flatMap(([what, at]) =>
      at && actor.kind === 'account' ? [] : [what],
    );
    return news.length > 0 ? { what: chance.of(news), source: 'A post.' } : undefined;
  },
  RecordDeployment: () => ({ source: 'The update counts.' }),
  RefuteExposure: ({ state }) => ({
    what:
      state.exposure.attacksObserved || openClaims(state, 'attacks observed').length > 0
        ? 'attacks observed'
        : 'public',
    reason: 'It is another project.',
  }),
  EndEmbargo: (_, chance) => ({ because: chance.of(['leak', 'collision', 'public fix']), reason: 'A leak.' }),
  GrantExemption: ({ state }, chance) => ({
    organisation: chance.of([...toldEarly(state)]),
    text: chance.of(['Images may be staged where nobody can pull them.', 'Hosted clusters may be patched.']),
  }),
  RecordIncident: ({ now }, chance) => ({
    what: chance.of(['active exploitation', 'severe incident']),
    awareAt: now,
    text: 'A build host was entered.',
    malice: chance.of(['suspected', 'not known']),
    ownSystems: chance.is(0.5),
  }),
  FileReport: ({ state, playbook, now }) => {
    const [owed] = reportsOwed(state, playbook);
    return owed && { report: owed.id, filedAt: now, where: 'Single reporting platform', reference: 'SRP-1' };
  },
  FreezeAdvisory: () => ({}),
  ApproveAdvisory: () => ({}),
  ReleasePatch: ({ state }) => {
    const fix = unfinished(state.fixes).find((f) => f.state === 'tested');
    return fix && { line: fix.line, version: fix.planned ?? `${fix.line}.9`, url: 'https://example.org/release' };
  },
  DeclineFix: ({ state }, chance) => ({
    line: chance.of(unfinished(state.fixes)).line,
    reason: 'Support ended.',
    despiteSupport: true,
  }),
  PublishAdvisory: () => ({ changes: 'Another release.' }),
  WithdrawAdvisory: (_, chance) => ({
    reason: 'A mistake.',
    ...(chance.is(0.3) ? { replacedBy: 'CVE-2026-50149' } : {}),
  }),
  TellUsers: () => ({}),
  FollowUpDistributors: () => ({}),
  RecordPost: () => ({ channel: 'blog', url: 'https://example.org/blog' }),
  DraftRetrospective: () => ({}),
  HoldRetrospective: () => ({ text: 'It went well.' }),
  AddActionItem: (place, chance) => {
    const owner = somebody(place, chance, () => true);
    return owner && { ...owner, text: 'Fuzz the parser.' };
  },
  FinishActionItem: ({ state, actor }, chance) => {
    if (actor.kind !== 'account') return undefined;
    const mine = openActions(state).filter((a) => a.owner === actor.id || actor.roles.includes('lead'));
    return mine.length > 0 ? { item: chance.of(mine).item, note: 'It runs nightly.' } : undefined;
  },
  PublishRetrospective: () => ({ text: 'It went well.' }),
  WaiveRetrospective: () => ({ reason: 'Small.' }),
  ChangePlaybook: ({ state, facts }) => ({
    ...facts.playbooks?.find((p) => p.version !== state.playbook.version),
    reason: 'The policy changed.',
  }),
  CloseCase: () => ({ reason: 'Nothing is left.', tasksStay: true }),
  ...kindInputs,
  ...fixInputs,
  ...leakInputs,
};

/** What a notice says without giving anything away. */
const blocks = {
  description: 'A tenant can have the proxy run code of their choice.',
  versions: 'Every supported release line is affected.',
  vectors: 'The right to create routes.',
  workarounds: 'There are none.',
  'next-steps': 'Patch releases on the day of disclosure.',
  ask: 'Please answer: does the date work for you?',
};

/** The description with the CVE id in front, where the playbook tells distributors the id. */
const namedIn = ({ cve }: Case, playbook: Playbook) =>
  cve.id && cveRequiredFor(playbook) === 'notice' ? { description: `${cve.id}: ${blocks.description}` } : {};

/** A vector of a version that the playbook scores with. */
function vectorOf(versions: Playbook['severity']['cvss'], complexity: 'L' | 'H', secrecy: 'H' | 'L' | 'N'): string {
  const three = (['3.1', '3.0'] as const).find((version) => versions.includes(version));
  if (three) return `CVSS:${three}/AV:N/AC:${complexity}/PR:L/UI:N/S:U/C:${secrecy}/I:N/A:H`;
  if (versions.includes('4.0'))
    return `CVSS:4.0/AV:N/AC:${complexity}/AT:N/PR:L/UI:N/VC:${secrecy}/VI:N/VA:H/SC:N/SI:N/SA:N`;
  return `AV:N/AC:${complexity}/Au:S/C:${{ H: 'C', L: 'P', N: 'N' }[secrecy]}/I:N/A:C`;
}

function advisoryFor(state: Case): Advisory {
  const ranges = Object.values(state.fixes).map(({ line, state: at, version, planned }) =>
    at === 'declined'
      ? { line, introduced: '1.19.0', unpatched: 'Support ended.' }
      : { line, introduced: '1.19.0', fixed: version ?? planned ?? `${line}.9` },
  );
  return {
    id: state.advisory.publications[0]?.id ?? 'SAMPLE-2026-001',
    title: 'A tenant can run code in the proxy',
    summary: '',
    description: 'A value that closes its quotation becomes code.',
    impact: '',
    attackVectors: 'The right to create routes.',
    workarounds: 'There are none.',
    detection: '',
    solution: 'Upgrade.',
    affected: [{ vendor: 'sample', product: 'sample', ranges }],
    references: [],
    credits: [],
  };
}

function somebody({ state, facts }: Place, chance: Chance, is: (member: Facts['team'][number]) => boolean) {
  const fit = facts.team.filter((t) => is(t) && !state.conflicted.includes(t.account));
  return fit.length > 0 ? { account: chance.of(fit).account } : undefined;
}

const withReason = (input: object | undefined) => input && { ...input, reason: 'Needs to know.' };
const named = (notice: Notice | undefined) => notice && { notice: notice.id };
const unsent = (state: Case) => state.notices.findLast((n) => !n.sent);

function dateOr({ state, now, playbook }: Place, date: Instant, rest: object): object | undefined {
  const binding = bindingDeadline(state, playbook);
  const last = binding && lastMoment(binding, now);
  const kept = last && date > last ? last : date;
  return kept > now ? { date: kept, ...rest } : undefined;
}
