import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contour, people, playbookWith, start } from '../../../test/support/law.ts';
import type { Actor } from '../access/actor.ts';
import type { Command, Refusal } from '../case/decide.ts';
import { plus, second } from '../process/instant.ts';
import { type Application, applicationSchema } from './application.ts';
import { earlierBar } from './barred.ts';
import { applyForMembership, decideOrganisation, offersOf } from './decide.ts';
import type { OrganisationEvent } from './events.ts';
import { evolveOrganisation, type Organisation } from './organisation.ts';

const { lead, developer, harbour, quay, admin, reporter } = people;
const members = [
  { organisation: 'harbour', name: 'Harbour Linux' },
  { organisation: 'quay', name: 'Quay Cloud' },
];
const facts = {
  now: start,
  members,
  barred: [] as readonly Organisation[],
  policyHash: 'hash-1',
  contact: 'person-1',
  ref: 'REF-9',
};
const criteria = contour.membership.criteria
  .map((c) => c.id)
  .filter((id) => !['embargo-policy', 'voucher'].includes(id));
const application: Application = applicationSchema.parse({
  name: 'New Distribution',
  products: 'A distribution of Contour',
  contactName: 'Nina',
  contactAddress: 'security@example.org',
  answers: Object.fromEntries(criteria.map((id) => [id, `How we meet ${id}.`])),
  voucher: 'harbour linux',
  accepted: 'on',
});

const isRefusal = (it: readonly OrganisationEvent[] | Refusal): it is Refusal => 'refused' in it;
const gateOf = (it: readonly OrganisationEvent[] | Refusal) =>
  isRefusal(it) ? it.gates.map((g) => g.id).join() : 'open';
const typesOf = (it: readonly OrganisationEvent[] | Refusal) =>
  isRefusal(it) ? gateOf(it) : it.map((e) => e.type).join();

function after(...events: readonly OrganisationEvent[]): Organisation {
  const first = applyForMembership(application, contour, facts);
  assert.ok(!isRefusal(first));
  return [...first, ...events].reduce<Organisation | undefined>(
    (state, event, i) =>
      evolveOrganisation({ id: 'new', project: 'contour' }, state, { seq: i + 1, at: start, actor: 'test', event }),
    undefined,
  )!;
}

const decide = (state: Organisation, command: Command, actor: Actor = lead, on = members, playbook = contour) =>
  decideOrganisation(state, command, actor, playbook, { ...facts, members: on });
const vouched = {
  type: 'MembershipVouched',
  by: 'distributor:hana',
  organisation: 'harbour',
  words: 'We know them.',
} as const;
const accepted = { type: 'MembershipAccepted', by: 'account:lena', reason: 'All met.' } as const;
const strike = { type: 'StrikeRecorded', by: 'account:lena', reason: 'A leak.' } as const;
const own: Actor = { kind: 'distributor', id: 'nina', organisation: 'new' };

test('a request answers every criterion, accepts the policy by asking, and finds its voucher by name', () => {
  const events = applyForMembership(application, contour, facts);
  assert.partialDeepStrictEqual(events, [
    { type: 'MembershipApplied', voucher: 'harbour', policyVersion: 1, policyHash: 'hash-1', ref: 'REF-9' },
  ]);
  for (const id of criteria) {
    const silent = { ...application, answers: { ...application.answers, [id]: ' ' } };
    assert.equal(gateOf(applyForMembership(silent, contour, facts)), 'criteria-answered', id);
  }
  assert.equal(applicationSchema.safeParse({ ...application, accepted: false }).success, false);
  assert.equal(after().policy.version, 1);
});

test('who was removed for good applies like anybody, and is accepted only as another organisation', () => {
  const barred = [{ ...after(), id: 'old', name: 'NEW distribution', isBarred: true }];
  const applied = applyForMembership(application, contour, facts);
  assert.deepEqual(applyForMembership(application, contour, { ...facts, barred } as typeof facts), applied);
  const accept = { type: 'AcceptMembership', reason: 'All met.' };
  const decided = (command: Command, among: readonly Organisation[]) =>
    decideOrganisation(after(vouched), command, lead, contour, { ...facts, barred: among });
  assert.equal(gateOf(decided(accept, barred)), 'not-barred');
  assert.equal(typesOf(decided({ ...accept, isAnother: true }, barred)), 'MembershipAccepted');
  assert.equal(typesOf(decided(accept, [{ ...barred[0]!, name: 'Old Distribution' }])), 'MembershipAccepted');
});

test('somebody on the list vouches, for others only', () => {
  const vouch = { type: 'VouchForApplicant', words: 'We know them.' } as const;
  assert.deepEqual(decide(after(), vouch, harbour), [vouched]);
  assert.equal(gateOf(decide(after(), vouch, people.outsider)), 'voucher-is-member');
  assert.equal(
    gateOf(decide(after(), vouch, own, [...members, { organisation: 'new', name: 'x' }])),
    'not-for-oneself',
  );
  assert.equal(gateOf(decide(after(vouched, accepted), vouch, quay)), 'membership-timely');
  assert.equal(typesOf(decide(after(), { type: 'DeclineToVouch', reason: 'Unknown to us.' }, quay)), 'VouchDeclined');
});

test('the team sponsors the first member of an empty list, where the playbook lets it', () => {
  const sponsor = { type: 'SponsorApplicant', words: 'We know them.' } as const;
  assert.equal(typesOf(decide(after(), sponsor, lead, [])), 'MembershipVouched');
  assert.equal(gateOf(decide(after(), sponsor, lead)), 'list-is-empty');
  const never = playbookWith({ membership: { ...contour.membership, bootstrap: 'none' } });
  assert.equal(gateOf(decide(after(), sponsor, lead, [], never)), 'sponsor-allowed');
  const always = playbookWith({ membership: { ...contour.membership, voucher: 'team-sponsor' } });
  assert.equal(typesOf(decide(after(), sponsor, lead, members, always)), 'MembershipVouched');
  const vouch = { type: 'VouchForApplicant', words: 'We know them.' } as const;
  assert.equal(gateOf(decide(after(), vouch, quay, members, always)), 'team-vouches');
  const nobody = playbookWith({ membership: { ...contour.membership, voucher: 'none' } });
  const taken = decide(after(), { type: 'AcceptMembership', reason: 'All met.' }, lead, members, nobody);
  assert.equal(typesOf(taken), 'MembershipAccepted');
});

test('nobody becomes a member without a voucher, and a refusal carries its reason', () => {
  const accept = { type: 'AcceptMembership', reason: 'All met.' } as const;
  assert.equal(gateOf(decide(after(), accept)), 'is-vouched');
  assert.equal(after(vouched, accepted).state, 'active');
  assert.equal(typesOf(decide(after(vouched), accept)), 'MembershipAccepted');
  assert.equal(gateOf(decide(after(vouched, accepted), accept)), 'membership-timely');
  assert.equal(gateOf(decide(after(vouched), { type: 'RefuseMembership', reason: ' ' })), 'refusal-reasoned');
  assert.equal(typesOf(decide(after(), { type: 'RefuseMembership', reason: 'A rebuild.' })), 'MembershipRefused');
});

test('a leak is told exactly, by the member or the team', () => {
  const leak = { type: 'ReportLeak', what: 'The notice.', toWhom: 'A chat.' } as const;
  const member = after(vouched, accepted);
  assert.equal(typesOf(decide(member, leak, own)), 'LeakReported');
  assert.equal(typesOf(decide(member, leak, lead)), 'LeakReported');
  for (const part of [{ what: '' }, { toWhom: ' ' }]) {
    assert.equal(gateOf(decide(member, { ...leak, ...part }, own)), 'leak-told-exactly');
  }
  assert.equal(gateOf(decide(member, leak, harbour)), 'who');
});

test('the contact is invited once, into an account that was made for it', () => {
  const invite = (...more: readonly OrganisationEvent[]) =>
    decideOrganisation(after(vouched, ...more), { type: 'AddContact' }, lead, contour, { ...facts, account: 'nina' });
  const [added] = invite(accepted) as readonly OrganisationEvent[];
  assert.partialDeepStrictEqual(added, { type: 'ContactAdded', account: 'nina', person: 'person-1' });
  assert.equal(gateOf(invite(accepted, added!)), 'contact-not-invited');
  assert.equal(gateOf(invite()), 'membership-timely');
});

test('what is sent is read by the step alone', () => {
  const odd = decide(after(), { type: 'SponsorApplicant', words: 'x', by: 'me' }, lead, []) as Refusal;
  assert.equal(odd.why, 'input');
  assert.equal((decide(after(), { type: 'Grant' }) as Refusal).why, 'unknown');
});

test('what leaves in plain mail says nothing of a case that is not public', () => {
  const words = { ...facts, caseWords: ['Crash in the listener'] };
  const member = after(vouched, accepted);
  for (const type of ['DraftRemoval', 'SuspendMember']) {
    const told = {
      type,
      reason: 'You posted the crash in the listener.',
      ...(type === 'DraftRemoval' ? { permanent: false } : {}),
    };
    const refused = decideOrganisation(member, told, lead, contour, words) as Refusal;
    assert.equal(gateOf(refused), 'words-keep-cases');
    assert.partialDeepStrictEqual(refused.faults[0], {
      rule: 'leak-other-case',
      path: '/reason',
      line: 1,
      column: 16,
      instead: '[removed]',
    });
    assert.equal(
      typeof typesOf(decideOrganisation(member, { ...told, reason: 'A leak.' }, lead, contour, words)),
      'string',
    );
  }
});

const draft = { type: 'DraftRemoval', reason: 'A leak.', permanent: false } as const;
const remove = { type: 'RemoveMember', count: 1 } as const;

test('a removal is written, approved by another, counted, and sent; what is written again is read again', () => {
  const team = { ...facts, teamSize: 3 };
  const take = (held: Organisation, command: Command, actor: Actor = lead, more = {}, playbook = contour) =>
    decideOrganisation(held, command, actor, playbook, { ...team, ...more });
  const folded = (held: Organisation, ...events: readonly OrganisationEvent[]) =>
    events.reduce((state, event) => evolveOrganisation(held, state, { seq: 9, at: start, actor: 'x', event }), held);
  const next = (held: Organisation, command: Command, actor: Actor = lead) =>
    folded(held, ...(take(held, command, actor) as readonly OrganisationEvent[]));
  const member = after(vouched, accepted);
  assert.equal(gateOf(take(member, remove)), 'removal-is-drafted');
  const written = next(member, draft);
  assert.equal(written.state, 'active', 'nobody is removed by a draft');
  assert.equal(gateOf(take(written, remove)), 'removal-by-second');
  assert.equal(gateOf(take(written, { type: 'ApproveRemoval' })), 'removal-by-another');
  const read = next(written, { type: 'ApproveRemoval' }, people.responder);
  assert.equal(gateOf(take(read, { ...remove, count: 3 })), 'removal-counted');
  assert.equal(gateOf(take(next(read, { ...draft, reason: 'Another.' }), remove)), 'removal-by-second');
  const caseWords = { caseWords: ['Crash in the listener'] };
  const leaky = folded(read, {
    type: 'RemovalDrafted',
    notice: 'n',
    by: 'x',
    reason: 'The crash in the listener.',
    permanent: false,
  });
  assert.match(gateOf(take(leaky, { type: 'ApproveRemoval' }, people.responder, caseWords)), /words-keep-cases/);
  const [sent] = take(read, remove) as readonly OrganisationEvent[];
  assert.partialDeepStrictEqual(sent, {
    type: 'MembershipRemoved',
    copies: ['new'],
    leavesAt: plus(start, 120 * second),
  });
  const toAll = playbookWith({ membership: { ...contour.membership, tellRemoval: 'members' } });
  const [told] = take(read, { ...remove, count: 3 }, lead, {}, toAll) as readonly OrganisationEvent[];
  assert.partialDeepStrictEqual(told, { copies: ['new', 'harbour', 'quay'] });
  for (const asks of [
    { teamFrom: 4, for: ['notice' as const] },
    { teamFrom: 2, for: ['advisory' as const] },
  ])
    assert.equal(typesOf(take(written, remove, lead, {}, playbookWith({ secondPerson: asks }))), 'MembershipRemoved');
  const removals = playbookWith({ secondPerson: { teamFrom: 2, for: ['removal'] } });
  assert.equal(gateOf(take(written, remove, lead, {}, removals)), 'removal-by-second');
});

test('whoever approves or sends a removal that was written anew meanwhile has not read it', () => {
  const team = { ...facts, teamSize: 3 };
  const written = { type: 'RemovalDrafted', by: 'account:lena', permanent: false } as const;
  const read = after(vouched, accepted, { ...written, notice: 'first', reason: 'A leak.' });
  const [anew] = decideOrganisation(read, draft, lead, contour, { ...team, ref: 'second' }) as OrganisationEvent[];
  const held = after(vouched, accepted, { ...written, notice: 'first', reason: 'A leak.' }, anew!);
  const take = (type: string, more: object, actor: Actor) =>
    decideOrganisation(held, { type, ...more }, actor, contour, team);
  assert.equal(gateOf(take('ApproveRemoval', { notice: 'first' }, people.responder)), 'removal-is-drafted');
  assert.equal(typesOf(take('ApproveRemoval', { notice: 'second' }, people.responder)), 'RemovalApproved');
  const sent = take('RemoveMember', { notice: 'first', count: 1 }, lead) as Refusal;
  assert.match(sent.gates[0]!.sentence, /written anew since you read it/);
});

test('a removal that has not left is stopped, and the member is what it was before', () => {
  const suspended = { type: 'MembershipSuspended', by: 'x', reason: 'Under review.' } as const;
  for (const member of [after(vouched, accepted, strike), after(vouched, accepted, strike, suspended)]) {
    const taken = (held: Organisation, command: Command, now = start) => {
      const decided = decideOrganisation(held, command, lead, contour, { ...facts, now });
      return isRefusal(decided)
        ? gateOf(decided)
        : decided.reduce(
            (state, event) => evolveOrganisation(held, state, { seq: 9, at: now, actor: 'x', event }),
            held,
          );
    };
    assert.equal(taken(member, { type: 'StopRemoval' }), 'removal-not-left');
    const written = taken(member, { ...draft, permanent: true }) as Organisation;
    assert.deepEqual(taken(written, { type: 'StopRemoval' }), member, 'what is written is dropped');
    const out = taken(written, remove) as Organisation;
    assert.deepEqual([out.state, out.isBarred], ['removed', true], 'it holds at once');
    assert.deepEqual(taken(out, { type: 'StopRemoval' }, plus(start, 119 * second)), member);
    assert.equal(taken(out, { type: 'StopRemoval' }, plus(start, 120 * second)), 'removal-not-left');
  }
  const old = { type: 'MembershipRemoved', by: 'x', reason: 'A leak.', permanent: false } as const;
  const out = after(vouched, accepted, old);
  assert.deepEqual(
    [out.state, out.removed],
    ['removed', { at: start, reason: 'A leak.' }],
    'as books of before have it',
  );
  const tooLate = decide(out, { type: 'StopRemoval' }) as Refusal;
  assert.equal(gateOf(tooLate), 'removal-not-left');
  assert.match(JSON.stringify(tooLate), /appeal/, 'the way out of a removal is no report of a leak');
});

test('removal for good follows a strike, and bars', () => {
  const forGood = { type: 'DraftRemoval', reason: 'Leaked again.', permanent: true } as const;
  const member = after(vouched, accepted);
  assert.equal(gateOf(decide(member, forGood)), 'strike-before-bar');
  assert.equal(typesOf(decide(member, { ...forGood, permanent: false })), 'RemovalDrafted');
  const struck = after(vouched, accepted, strike);
  const [written] = decide(struck, forGood) as readonly OrganisationEvent[];
  const [removed] = decide(after(vouched, accepted, strike, written!), remove) as readonly OrganisationEvent[];
  const out = after(vouched, accepted, strike, written!, removed!);
  assert.equal(out.state, 'removed');
  assert.ok(out.isBarred);
  assert.partialDeepStrictEqual(out.removed, { at: start, reason: 'Leaked again.' });
  assert.equal(gateOf(decide(out, { type: 'AcceptMembership', reason: 'x' })), 'membership-timely');
  const suspended = decide(member, { type: 'SuspendMember', reason: 'Under review.' }) as readonly OrganisationEvent[];
  const resting = after(vouched, accepted, ...suspended);
  assert.equal(resting.state, 'suspended');
  assert.deepEqual(resting.suspended, { at: start, reason: 'Under review.', by: 'account:lena' });
  assert.equal(gateOf(decide(resting, { type: 'AcceptMembership', reason: 'Cleared.' })), 'membership-timely');
  const lifted = decide(resting, { type: 'ReinstateMember', reason: 'Cleared.' }) as readonly OrganisationEvent[];
  const back = after(vouched, accepted, ...suspended, ...lifted);
  assert.deepEqual([back.state, back.suspended], ['active', undefined]);
});

test('a lead records that a member was reviewed, and what was looked at', () => {
  const ask = { type: 'ReviewMember', note: 'Two advisories this year.' } as const;
  const member = after(vouched, accepted);
  const [reviewed] = decide(member, ask) as readonly OrganisationEvent[];
  assert.deepEqual(after(vouched, accepted, reviewed!).reviewed, { at: start, note: ask.note });
  assert.equal(gateOf(decide(after(vouched), ask)), 'membership-timely');
  assert.equal((decide(member, { ...ask, note: '' }) as Refusal).why, 'input');
});

test('an organisation answers for itself, and the team decides: nobody else takes these steps', () => {
  const ofTeam: readonly Command[] = [
    { type: 'SponsorApplicant', words: 'x' },
    { type: 'AcceptMembership', reason: 'x' },
    { type: 'RefuseMembership', reason: 'x' },
    { type: 'AddContact' },
    { type: 'RecordStrike', reason: 'x' },
    { type: 'SuspendMember', reason: 'x' },
    { type: 'DraftRemoval', reason: 'x', permanent: false },
    { type: 'ApproveRemoval' },
    remove,
    { type: 'StopRemoval' },
  ];
  for (const command of ofTeam) {
    for (const actor of [own, harbour, reporter, developer, admin, people.anyone] as readonly Actor[]) {
      assert.equal(gateOf(decide(after(vouched), command, actor)), 'who', `${command.type} by ${actor.kind}`);
    }
  }
  assert.equal(typesOf(decide(after(), { type: 'AcceptPolicy' }, own)), 'PolicyAccepted');
  assert.equal(gateOf(decide(after(), { type: 'AcceptPolicy' }, lead)), 'who', 'nobody accepts for others');
  const byAddress = { kind: 'applicant', organisation: after().id } as const;
  assert.equal(typesOf(decide(after(vouched), { type: 'AcceptPolicy' }, byAddress)), 'PolicyAccepted');
  assert.equal(gateOf(decide(after(vouched, accepted), { type: 'AcceptPolicy' }, byAddress)), 'before-joining');
  assert.equal(gateOf(decide(after(), { type: 'VouchForApplicant', words: 'x' }, lead)), 'who');
});

test('what is offered fits the person and the membership, and says which gates are shut and which open', () => {
  const offers = (organisation: Organisation, actor: Actor, among = members) =>
    offersOf({ organisation, actor, playbook: contour, facts: { ...facts, members: among } });
  const commands = (...of: Parameters<typeof offers>) => offers(...of).map(({ step }) => step.command);
  assert.deepEqual(commands(after(), developer), []);
  assert.deepEqual(commands(after(), reporter), []);
  assert.ok(!commands(after(), lead).includes('VouchForApplicant'), 'a member vouches');
  assert.ok(commands(after(), harbour).includes('VouchForApplicant'));
  assert.ok(!commands(after(vouched, accepted), harbour).includes('VouchForApplicant'), 'it is a member by now');
  for (const organisation of [after(), after(vouched)]) {
    const accept = offers(organisation, lead).find(({ step }) => step.command === 'AcceptMembership')!;
    const ids = (gates: readonly { readonly id: string }[]) => gates.map(({ id }) => id);
    assert.equal(ids(accept.shut).includes('is-vouched'), organisation.state === 'applied');
    assert.deepEqual([...ids(accept.shut), ...ids(accept.open)].toSorted(), ids(accept.step.gates).toSorted());
  }
});

test('a refusal says so, whether by its input, its gates or its time', () => {
  const refusals = [
    decide(after(), { type: 'SponsorApplicant', words: 'x', by: 'me' }, lead, []),
    decide(after(), { type: 'AcceptMembership', reason: 'x' }),
    decide(after(vouched, accepted), { type: 'AcceptMembership', reason: 'x' }),
  ] as readonly Refusal[];
  assert.deepEqual(
    refusals.map(({ refused, why, gates, faults }) => [refused, why, gates.length, faults.length]),
    [
      [true, 'input', 0, 1],
      [true, 'gates', 1, 0],
      [true, 'untimely', 1, 0],
    ],
  );
});

test('a responder of the team decides as a lead does, and the house itself decides nothing', () => {
  const refuse = { type: 'RefuseMembership', reason: 'A rebuild.' } as const;
  assert.equal(typesOf(decide(after(), refuse, people.responder)), 'MembershipRefused');
  assert.equal(gateOf(decide(after(), refuse, { kind: 'system' })), 'who');
});

test('only a name that was removed for good bars another organisation, never its own', () => {
  const one = after();
  const like = (changes: Partial<Organisation>) => earlierBar(one, [{ ...one, id: 'old', isBarred: true, ...changes }]);
  assert.equal(like({})?.id, 'old');
  assert.equal(like({ isBarred: false }), undefined);
  assert.equal(like({ id: one.id }), undefined);
  assert.equal(like({ name: 'Another One' }), undefined);
});
