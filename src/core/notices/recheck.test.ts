import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, factsWith, given, start } from '../../../test/support/law.ts';
import type { Recorded } from '../case/events.ts';
import type { Case } from '../case/model.ts';
import type { OrganisationEvent } from '../distributors/events.ts';
import { type Instant, instant } from '../process/instant.ts';
import { leakWords } from './case-words.ts';
import { lettersFor } from './letters.ts';
import { type KnownToday, recheck, type Sent } from './recheck.ts';

const place = { baseUrl: 'https://tide.example' };
const book = after('CloseCase');
const { state } = given(book);
const at = (text: string): Instant => instant(`2026-04-${text}Z`);

const events = (
  id: string,
  ...all: readonly (readonly [Instant, OrganisationEvent])[]
): [string, Recorded<OrganisationEvent>[]] => [
  id,
  all.map(([when, event], i) => ({ seq: i + 1, at: when, actor: 'x', event })),
];
const applied = { type: 'MembershipApplied', policyVersion: 1 } as OrganisationEvent;
const accepted: OrganisationEvent = { type: 'MembershipAccepted', by: 'lena', reason: 'x' };
const removed: OrganisationEvent = { type: 'MembershipRemoved', by: 'lena', reason: 'x', permanent: false };
const member = [
  [at('01T00:00'), applied],
  [at('01T01:00'), accepted],
] as const;
const histories = new Map([
  events('harbour', ...member),
  events('quay', ...member),
  events('gone', ...member, [at('05T00:00'), removed]),
  events('asking', [at('01T00:00'), applied]),
]);

const facts = factsWith({ otherWords: ['Header smuggling in route conditions'] });
const { now: _, ...words } = leakWords({ case: state, facts, playbook: contour, now: start });
const known: KnownToday = {
  state,
  playbook: contour,
  terms: [contour],
  guardedWords: facts.guardedWords,
  words,
  histories,
};

/** Every letter that the whole story of the case sends, as a delivery keeps it. */
const sent: readonly Sent[] = book.flatMap(({ event, seq, at: when }, i) => {
  const then = given(book.slice(0, i + 1)).state;
  return lettersFor(event, then, seq, when, contour, place).map(
    ({ letter, recipient, subject, text, dueAt, key, notice }) => ({
      id: key,
      at: dueAt,
      letter,
      recipient: 'id' in recipient ? `${recipient.kind}:${recipient.id}` : recipient.kind,
      ...(notice ? { notice } : {}),
      subject,
      text: text.replaceAll(place.baseUrl, ''),
    }),
  );
});
const notice = sent.find(({ letter }) => letter === 'notice')!;
const users = sent.find(({ letter }) => letter === 'users')!;
const block = state.notices[0]!.blocks['description']!;

test('a whole case as the house sends it holds nothing that should not have left', () => {
  assert.ok(sent.length >= 15 && notice && users);
  assert.deepEqual(recheck(sent, known), []);
});

const planted: Readonly<Record<string, { readonly letter: Sent; readonly rule: string; readonly known?: KnownToday }>> =
  {
    'terms that were changed': {
      letter: { ...notice, text: notice.text.replace('must not be made public', 'may not be made public') },
      rule: 'footer-altered',
    },
    'a CVE id': { letter: { ...notice, text: `${notice.text}\nCVE-2026-41246` }, rule: 'leak-cve-id' },
    'a GHSA id': { letter: { ...notice, subject: `${notice.subject} GHSA-x4mj-7f9g-29h4` }, rule: 'leak-ghsa-id' },
    'a link to the fix': {
      letter: { ...notice, text: `${notice.text}\nhttps://github.com/projectcontour/contour/pull/7671` },
      rule: 'leak-public-fix',
    },
    'the words of another case, in the mail to the users': {
      letter: { ...users, text: `${users.text}\nSee also header smuggling in route conditions.` },
      rule: 'leak-other-case',
    },
    'the reporter’s name': {
      letter: { ...notice, text: `${notice.text}\nThanks, Rita Reporter` },
      rule: 'leak-reporter-name',
    },
    'a credential': { letter: { ...users, text: `${users.text}\nghp_${'a1'.repeat(18)}` }, rule: 'leak-credential' },
    'a letter to an organisation that is no member': {
      letter: { ...notice, recipient: 'organisation:asking' },
      rule: 'sent-to-a-non-member',
    },
    'the words of the case before their recipient consented': {
      letter: { ...notice, text: `${block}\n\n${notice.text}` },
      rule: 'sent-before-consent',
      known: {
        ...known,
        playbook: { ...contour, embargo: { ...contour.embargo, consent: 'each-case' } },
        state: unsigned(),
      },
    },
    'a notice that left whole, encrypted or not, before its recipient consented': {
      letter: { ...notice, carries: 'content' },
      rule: 'sent-before-consent',
      known: {
        ...known,
        playbook: { ...contour, embargo: { ...contour.embargo, consent: 'each-case' } },
        state: unsigned(),
      },
    },
    'the words of the case after their recipient took its consent back': {
      letter: { ...notice, text: `${block}\n\n${notice.text}` },
      rule: 'sent-before-consent',
      known: { ...known, state: left() },
    },
    'a letter after its recipient was removed': {
      letter: { ...notice, recipient: 'organisation:gone' },
      rule: 'sent-after-removal',
    },
  };

function unsigned(): Case {
  const { signedAt: __, ...invited } = state.participants['organisation:harbour']!;
  return {
    ...state,
    participants: { ...state.participants, 'organisation:harbour': { ...invited, consent: 'invited' } },
  };
}

function left(): Case {
  const party = state.participants['organisation:harbour']!;
  return {
    ...state,
    participants: { ...state.participants, 'organisation:harbour': { ...party, leftAt: at('01T00:00') } },
  };
}

assert.equal(Object.keys(planted).length, 12);
for (const [what, { letter, rule, known: other = known }] of Object.entries(planted)) {
  test(`of everything that was sent it finds ${what}`, () => {
    const all = sent.map((each) => (each.id === letter.id ? letter : each));
    const found = recheck(all, other).filter((each) => each.sent === letter.id && each.rule !== 'read-before-consent');
    assert.deepEqual(
      found.map((each) => each.rule),
      [rule],
      JSON.stringify(found),
    );
    assert.ok(found[0]!.message && found[0]!.policy);
  });
}

test('what was written in a notice itself is judged, unless a person let it stand', () => {
  const first = state.notices[0]!;
  const said = { ...first, blocks: { ...first.blocks, vectors: 'As in harbour distribution.' } };
  const told = (n: typeof said) => recheck([], { ...known, state: { ...state, notices: [n] } }).map(({ rule }) => rule);
  assert.deepEqual(told(said), ['leak-recipient-name']);
  const ignored = [{ rule: 'leak-recipient-name', quote: 'harbour distribution', reason: 'They agreed.' }];
  assert.deepEqual(told({ ...said, ignored }), []);
  assert.deepEqual(told({ ...said, stopped: start }), [], 'what was stopped has not left');
  const opened = first.sent!.copies.map((copy) => ({ ...copy, openedAt: first.sent!.leavesAt }));
  const early = { ...state, ...unsigned(), notices: [{ ...first, sent: { ...first.sent!, copies: opened } }] };
  assert.deepEqual(
    recheck([], { ...known, state: early }).map(({ rule }) => rule),
    ['read-before-consent'],
  );
});

test('the end of an embargo, under which nobody stands any more, needs no terms at its foot', () => {
  const ended = { ...state.notices[0]!, id: 'the-end', kind: 'embargo-ended' } as const;
  const letter: Sent = { ...notice, id: 'its letter', notice: 'the-end', text: 'The embargo has ended early.' };
  const told = (each: Sent) =>
    recheck([each], { ...known, state: { ...state, notices: [...state.notices, ended] } })
      .filter(({ sent: id }) => id === each.id)
      .map(({ rule }) => rule);
  assert.deepEqual(told(letter), []);
  assert.deepEqual(told({ ...letter, notice: state.notices[0]!.id }), ['footer-altered']);
});

test('a member that came by an invitation has accepted the policy with its answer', () => {
  const invited = { type: 'MembershipInvited', name: 'Ferry' } as OrganisationEvent;
  const answered = { type: 'InvitationAnswered', policyVersion: 1 } as OrganisationEvent;
  const letter: Sent = { ...notice, recipient: 'organisation:ferry', text: `${block}\n\n${notice.text}` };
  const told = (...all: readonly (readonly [Instant, OrganisationEvent])[]) =>
    recheck([letter], { ...known, histories: new Map([...histories, events('ferry', ...all)]) })
      .filter(({ sent: id }) => id === letter.id)
      .map(({ rule }) => rule);
  const asked = [at('01T00:00'), invited] as const;
  assert.deepEqual(told(asked, [at('01T01:00'), answered], [at('01T02:00'), accepted]), []);
  assert.deepEqual(told(asked, [at('01T02:00'), accepted]), ['sent-before-consent']);
  assert.deepEqual(told(asked), ['sent-to-a-non-member']);
});
