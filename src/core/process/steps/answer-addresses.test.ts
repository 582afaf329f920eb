import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, contour, given, people, start } from '../../../../test/support/law.ts';
import { generationOf, haveEnded } from '../../answers/addresses.ts';
import { evolveOrganisation, type Organisation } from '../../distributors/organisation.ts';
import { lettersFor } from '../../notices/letters.ts';
import { day, plus } from '../instant.ts';

const { lead, harbour, developer } = people;
const told = after('SendNotice');
const later = { at: plus(start, 6 * day) };
const party = 'organisation:harbour';

test('the team replaces what one organisation answers with, and only that organisation hears of it', () => {
  const command = { type: 'ReplaceAnswerAddress', organisation: 'harbour', reason: 'It was forwarded.' };
  const replaced = (generation: number) =>
    ({ type: 'AnswerAddressReplaced', party, generation, reason: 'It was forwarded.', by: 'lena' }) as const;
  given(told).when(command, lead, later).then(replaced(1));
  given(told, replaced(1)).when(command, lead, later).then(replaced(2));
  given(told).when(command, harbour, later).forbidden();
  given(told).when(command, developer, later).forbidden();
  given(told)
    .when({ ...command, organisation: 'nobody' }, lead, later)
    .refused('was-told-itself');
  given(after('CloseCase')).when(command, lead).untimely();

  const { state } = given(told, replaced(1));
  assert.deepEqual([generationOf(state, party), generationOf(state, 'organisation:quay')], [1, 0]);
  const place = {
    baseUrl: 'https://x.example',
    answerLink: (ref: string, n: number) => `https://x.example/${ref}/${n}`,
  };
  const letters = lettersFor(replaced(1), state, 9, later.at, contour, place);
  assert.deepEqual(
    letters.map(({ recipient }) => recipient),
    [{ kind: 'organisation', id: 'harbour' }],
  );
  assert.match(letters[0]!.text, new RegExp(`https://x.example/${state.participants[party]!.ref}/1`));
  assert.doesNotMatch(letters[0]!.text, /forwarded/);
});

test('a use of a replaced one is kept beside the party, and changes nothing that holds', () => {
  const tried = { type: 'OldAddressTried', party, generation: 0, way: 'link', by: 'system' } as const;
  const { state } = given(told, tried);
  assert.deepEqual(
    state.participants[party]?.addresses?.tried?.map(({ generation, way }) => [generation, way]),
    [[0, 'link']],
  );
  assert.equal(generationOf(state, party), 0);
});

test('they end by law when a person of the roster leaves or the membership is suspended, until they are replaced', () => {
  const { state } = given(told);
  const own = { id: 'harbour', project: 'p', state: 'active', roster: [] } as unknown as Organisation;
  const fold = (event: object) =>
    evolveOrganisation({ id: 'harbour', project: 'p' }, own, { event, at: later.at, seq: 9, actor: 'x' } as never);
  assert.equal(haveEnded(state, own), false);
  for (const event of [
    { type: 'PersonLeft', account: 'a', by: 'lena' },
    { type: 'MembershipSuspended', by: 'lena', reason: 'Asked' },
  ]) {
    const left = fold(event);
    assert.equal(haveEnded(state, left), true, event.type);
    const next = { type: 'AnswerAddressReplaced', party, generation: 1, reason: 'Left', by: 'system' } as const;
    const { state: mended } = given(told, { ...next });
    const since = mended.participants[party]!.addresses!.since!;
    assert.equal(haveEnded(mended, { ...left, answersEndedAt: since }), false, 'what was given since holds');
  }
});
