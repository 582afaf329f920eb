import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after,
  contour,
  factsWith,
  given,
  linuxDistros,
  people,
  playbookWith,
  start,
} from '../../../test/support/law.ts';
import { steps } from './index.ts';
import { fixFacts } from './samples-fix.ts';

test('a step that moves a case on can be seen to be done, so that next goes on to another', () => {
  const endless = steps.filter((step) => step.moves === true && !step.isDone).map(({ id }) => id);
  assert.deepEqual(endless, []);
});

test('what cannot be taken back is never covered by the plain scope of a token', () => {
  const covered = steps.filter((step) => step.grave && (step.scope ?? 'case:write') === 'case:write');
  assert.deepEqual(covered, []);
  assert.ok(steps.some((step) => step.grave));
});

test('values to choose from belong to fields of the step, and there are some', () => {
  const item = { type: 'ActionItemAdded', item: 'id-1', text: 'Fuzz it.', owner: 'dana', by: 'lena' } as const;
  const asked = { type: 'TeamAsked', question: 'q', party: 'organisation:quay', text: 'Why?', by: 'x' } as const;
  const leak = {
    leak: 'id-2',
    what: 'Half of it.',
    toWhom: 'A forum.',
    how: '',
    source: 'team',
    owner: 'lena',
  } as const;
  const { cards: patches, file } = fixFacts.patches!;
  const candidate = { bundle: 'id-3', line: '1.33', base: 'v1.33.3', patches, ...file };
  const bundle = { type: 'BundleAdded', ...candidate, by: 'dana' } as const;
  const recorded = { type: 'LeakRecorded', ...leak, by: 'lena' } as const;
  const breach = {
    ...{ sent: 'd1', at: start, letter: 'notice', recipient: 'organisation:harbour', rule: 'leak-other-case' },
    ...{ message: 'These are the words of another case.', policy: 'Only its own.' },
  };
  const found = { type: 'BreachFound', finding: 'f1', breach } as const;
  const { state } = given(after('SendNotice'), item, asked, recorded, bundle, found);
  const playbook = playbookWith({ embargo: { ...contour.embargo, programmes: [linuxDistros] } });
  const situation = { case: state, actor: people.lead, now: start, playbook, facts: factsWith() };
  const chosen = steps.filter((step) => step.choices);
  assert.ok(chosen.length > 5);
  for (const step of chosen) {
    for (const [field, choices] of Object.entries(step.choices!(situation))) {
      assert.ok(field in step.input.shape, `${step.id} ${field}`);
      assert.ok(choices.length > 0, `${step.id} ${field} has nothing to choose`);
    }
  }
});
