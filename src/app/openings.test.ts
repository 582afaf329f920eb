import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../test/support/house.ts';
import { answerActor } from '../core/access/actor.ts';
import { linkOpened, openedFor } from '../core/embargo/openings.ts';
import { day } from '../core/process/instant.ts';
import { everyOpening, openingsOf, recordOpening } from './openings.ts';
import { receive } from './receive.ts';

test('an opening is on record once a person, a thing and a day, however often a page is opened and whoever remembers', async () => {
  const { house, project, clock, team } = await testHouse();
  const got = await receive(house, project, { subject: 'A crash', effects: 'x', kind: 'vulnerability' }, [], 'form');
  assert.equal(got.kind, 'received');
  const id = got.kind === 'received' ? got.caseId : '';
  const seen = () =>
    house.store.readTx(project, async (tx) =>
      (await everyOpening(tx, house, id)).map(({ at, by, thing, which }) =>
        [at.slice(8, 10), by, thing, which].join(' '),
      ),
    );
  const [first, second] = [clock.now.slice(8, 10), String(Number(clock.now.slice(8, 10)) + 1).padStart(2, '0')];
  const { lead, responder } = team;

  await recordOpening(house, project, id, lead, { thing: 'case' });
  await recordOpening(house, project, id, lead, { thing: 'case' });
  await recordOpening(house, project, id, lead, { thing: 'file', which: 'a' });
  await recordOpening(house, project, id, lead, { thing: 'file', which: 'b' });
  await recordOpening(house, project, id, responder, { thing: 'case' });
  const ofOneDay = [`lead case `, `lead file a`, `lead file b`, `responder case `];
  const said = (lines: readonly string[]) =>
    lines.map((line) => line.replace(`account:${lead.id}`, 'lead').replace(`account:${responder.id}`, 'responder'));
  assert.deepEqual(
    said(await seen()),
    ofOneDay.map((line) => `${first} ${line}`),
  );

  // Another process of the same house remembers nothing and asks the book.
  await recordOpening({ ...house }, project, id, lead, { thing: 'case' });
  assert.equal((await seen()).length, ofOneDay.length);
  clock.pass(day);
  await recordOpening(house, project, id, lead, { thing: 'case' });
  await recordOpening(house, project, id, lead, { thing: 'case' });
  assert.deepEqual(said(await seen()).slice(ofOneDay.length), [`${second} lead case `]);
});

test('a link that one organisation opened is none that another opened on the same day', async () => {
  const { house, project } = await testHouse();
  const got = await receive(house, project, { subject: 'A crash', effects: 'x', kind: 'vulnerability' }, [], 'form');
  const id = got.kind === 'received' ? got.caseId : '';
  for (const organisation of ['acme', 'tern', 'acme'])
    await recordOpening(house, project, id, answerActor(organisation, 'link'), linkOpened(organisation));
  const { every, state } = await house.store.readTx(project, async (tx) => ({
    every: await everyOpening(tx, house, id),
    state: await openingsOf(tx, house, id),
  }));
  assert.deepEqual(
    every.map(({ organisation }) => organisation),
    ['acme', 'tern'],
  );
  assert.deepEqual([...openedFor(state).keys()].sort(), ['acme', 'tern']);
});
