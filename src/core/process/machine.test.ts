import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { reportMachine } from '../case/report-status.ts';
import { consentMachine } from '../embargo/consent.ts';
import { embargoMachine } from '../embargo/machine.ts';
import { actionsFrom, type Machine, mayMove, moved, transitionBy } from './machine.ts';

// biome-ignore lint/suspicious/noExplicitAny: the table tests hold for every machine alike
const machines = [reportMachine, embargoMachine, consentMachine] as readonly Machine<any, any>[];

/** What the tables must never allow, whatever else they say. */
const never: Readonly<Record<string, readonly string[]>> = {
  'report status': ['received accepted', 'invalid accepted', 'accepted valid', 'closed *', 'received closed'],
  embargo: ['none active', 'none exited', 'active none', 'active proposed', 'revise none', 'exited *'],
  consent: ['declined signatory', 'signatory invited', 'signatory not asked', 'invited not asked'],
};

for (const machine of machines) {
  const actions = [...new Set(machine.transitions.map((t) => t.by))];

  test(`${machine.name}: one way for each action, out of known states, with its clause`, () => {
    const rows = machine.transitions.map((t) => `${t.from} ${t.by}`);
    assert.deepEqual(rows, [...new Set(rows)], 'an action leads to one state');
    for (const { from, to, clause } of machine.transitions) {
      assert.ok(machine.states.includes(from) && machine.states.includes(to), `${from} to ${to}`);
      assert.match(clause, /^(Vultron (RM|EM|RM\/EM)|R\d\d)$/);
    }
    const pairs = machine.transitions.flatMap((t) => [`${t.from} ${t.to}`, `${t.from} *`]);
    assert.deepEqual(
      never[machine.name]!.filter((pair) => pairs.includes(pair)),
      [],
    );
  });

  test(`${machine.name}: every walk stays in the table, and the walks reach every state`, () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions), { maxLength: 30 }), (walk) => {
        let state: string = machine.start;
        reached.set(state, (reached.get(state) ?? 0) + 1);
        for (const by of walk) {
          const next = moved(machine, state, by);
          const row = machine.transitions.find((t) => t.from === state && t.by === by && t.to === next);
          assert.ok(mayMove(machine, state, by) ? row : next === state, `${state} ${by} ${next}`);
          assert.equal(transitionBy(machine, state, by), row);
          if (actionsFrom(machine, state).length === 0) assert.equal(next, state, `${state} is final`);
          state = next;
          reached.set(state, (reached.get(state) ?? 0) + 1);
        }
      }),
      { numRuns: 2_000, seed: 41 },
    );
    console.log(`${machine.name}: ${[...reached].map(([state, n]) => `${state} ${n}`).join(', ')}`);
    assert.deepEqual(
      machine.states.filter((state) => (reached.get(state) ?? 0) < 100),
      [],
      'hardly ever reached',
    );
  });
}
